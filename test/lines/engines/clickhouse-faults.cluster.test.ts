import { afterEach, describe, expect, test, vi } from "vitest";
import { createLines, EXAMPLE_TABLE, exampleLines, insertLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt, type Cluster, type ClusterOptions } from "../../../scripts/cluster/start.mjs";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openClickHouse } from "../../../src/lines/engines/clickhouse/open-clickhouse";
import type { LinesPlace } from "../../../src/lines/engines/lines-place";
import type { LineSums } from "../../../src/lines/line-sums";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences } from "./generated-lines";
import { clusterIn, hasServers } from "./shop-cluster";
import { gateTo, type Gate } from "./tcp-gate";

const temporary = temporaryFolder();
const LINES = 30_000;
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
let made = 0;

/** Three servers with lines, for one test; `gates` lie on the way to those shards. */
async function shop(options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await clusterIn(`${temporary.folder}/${(made += 1)}`, options);
  open.push(() => cluster.stop());
  await createLines(cluster, EXAMPLE_TABLE);
  await insertLines(cluster, exampleLines(LINES));
  return cluster;
}

async function gateOn(shard: number): Promise<{ readonly cluster: Cluster; readonly gate: Gate }> {
  let gate: Gate | undefined;
  const cluster = await shop({
    through: async (number, port) => {
      if (number !== shard) return port;
      gate = await gateTo(port);
      open.push(() => gate!.close());
      return gate.port;
    },
  });
  return { cluster, gate: gate! };
}

const placeIn = (cluster: Cluster, changes: Partial<LinesPlace> = { table: "shop.lines" }): LinesPlace =>
  placeOf("clickhouse", cluster.shards[0].url, changes);

async function sumsOf(place: LinesPlace): Promise<LineSums> {
  const engine = await openClickHouse(place, {}, {});
  try {
    return await engine.sums();
  } finally {
    await engine.close();
  }
}
const refused = (place: LinesPlace): Promise<string> => sumsOf(place).then(() => "no error", String);
const same = (a: LineSums, b: LineSums): readonly string[] =>
  baseDifferences(baseOfSums(a, "x"), baseOfSums(b, "x"));

/** A SELECT that takes a while on each server, and says so by its name. */
const SLOW = {
  select: "SELECT * FROM shop.lines_part WHERE sleepEachRow(0.0002) = 0",
  cluster: "shop",
};
/** Waits until a server works on a statement with a word, unless the run ends before. */
async function works(url: string, word: string, run: Promise<unknown>): Promise<void> {
  const asked = `SELECT count() FROM system.processes WHERE query LIKE '%${word}%' AND query NOT LIKE '%system.processes%'`;
  const seen = vi.waitFor(async () => expect(await statementAt(url, asked)).not.toBe("0\n"), {
    timeout: 120_000,
    interval: 20,
  });
  const ended = run.then((result) => expect.fail(`it ended before: ${String(result)}`));
  await Promise.race([seen, ended]);
  void ended.catch(() => undefined);
}

describe.skipIf(!hasServers)("a fault in a cluster is an error that names the shard, and no result", () => {
  test("a shard that is gone before; with it back the same run completes", async () => {
    const cluster = await shop();
    const before = await sumsOf(placeIn(cluster));
    const [, , third] = cluster.shards;
    await third.kill();
    const said = await refused(placeIn(cluster));
    expect(said).toContain(`shard 3 (127.0.0.1:${third.tcp})`);
    expect(said).toMatch(/See whether shard 3 runs.*run the command again/);
    await cluster.again();
    expect(same(before, await sumsOf(placeIn(cluster)))).toEqual([]);
  });

  test("a shard that ends in the middle of a query", async () => {
    const cluster = await shop();
    const [, second] = cluster.shards;
    const run = refused(placeIn(cluster, SLOW));
    await works(second.url, "sleepEachRow", run);
    await second.kill();
    expect(await run).toMatch(
      new RegExp(`shard 2 \\(127\\.0\\.0\\.1:${second.tcp}\\).*run the command again`),
    );
  });

  test("the server that is asked ends in the middle", async () => {
    const cluster = await shop();
    const [first] = cluster.shards;
    const run = refused(placeIn(cluster, SLOW));
    await works(first.url, "sleepEachRow", run);
    await first.kill();
    expect(await run).toMatch(/no answer.*curl .*ping.*run the command again/);
  });

  test("a network that is cut in the middle", async () => {
    const { cluster, gate } = await gateOn(3);
    const run = refused(placeIn(cluster, SLOW));
    await works(cluster.shards[2].url, "sleepEachRow", run);
    gate.cut();
    expect(await run).toContain(`shard 3 (127.0.0.1:${gate.port})`);
  });

  test("a shard that answers slowly is waited for, and an error where it stays silent", async () => {
    const { cluster, gate } = await gateOn(2);
    const before = await sumsOf(placeIn(cluster));
    gate.hold();
    const late = sumsOf(placeIn(cluster));
    await works(cluster.shards[0].url, "cluster(", late);
    gate.open();
    expect(same(before, await late)).toEqual([]);
    gate.hold();
    const impatient = { ...placeIn(cluster), at: `${cluster.shards[0].url}/?ch_receive_timeout=2` };
    expect(await refused(impatient)).toContain(`shard 2 (127.0.0.1:${gate.port})`);
    gate.open();
  });

  test("a wrong column on one shard", async () => {
    const cluster = await shop();
    await statementAt(cluster.shards[1].url, "ALTER TABLE shop.lines_part RENAME COLUMN amount TO total");
    const said = await refused(placeIn(cluster));
    expect(said).toContain(`shard 2 (127.0.0.1:${cluster.shards[1].tcp})`);
    expect(said).toMatch(/amount.*DESCRIBE TABLE/);
    await statementAt(cluster.shards[1].url, "ALTER TABLE shop.lines_part RENAME COLUMN total TO amount");
    expect((await sumsOf(placeIn(cluster))).lines).toBe(LINES);
  });

  test("a table that changes under the run; the next run completes", async () => {
    const cluster = await shop();
    let isChanged = false;
    // Before the third question, lines come.
    const gate = await gateTo(Number(new URL(cluster.shards[0].url).port), async (text) => {
      if (isChanged || !text.includes("AS total")) return;
      isChanged = true;
      await insertLines(cluster, exampleLines(10));
    });
    open.push(() => gate.close());
    const place = { ...placeIn(cluster), at: `http://127.0.0.1:${gate.port}` };
    expect(await refused(place)).toMatch(/changed while they were read.*Run the command again/);
    expect((await sumsOf(place)).lines).toBe(LINES + 10);
  });

  test("a query over its memory limit", async () => {
    const cluster = await shop();
    const said = await refused(placeIn(cluster, { table: "shop.lines", memory: "1MB" }));
    expect(said).toMatch(/1MB.*Allow more: memory: 8GB/);
    expect((await sumsOf(placeIn(cluster, { table: "shop.lines", memory: "1GB" }))).lines).toBe(LINES);
  });
});
