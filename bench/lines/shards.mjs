// The same lines on one, two and three servers of ClickHouse on this machine: `node bench/lines/shards.mjs [--write]`.
//
// Sums the lines to customers as a study does and asks each server what it spent: processor time of its questions, bytes that it
// received. The servers share the cores of the machine, so no speed-up is to be seen: what is measured is what sharing costs.
// `--write` puts the table into docs/scale.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createLines, EXAMPLE_TABLE, exampleLines, insertLines } from "../../scripts/cluster/fill.mjs";
import { installServer } from "../../scripts/cluster/install.mjs";
import { startCluster, statementAt } from "../../scripts/cluster/start.mjs";
import { between, lib } from "../measure.mjs";

const LINES = 3_000_000;
const CUSTOMERS = 60_000;
const EVENTS = ["OSCPUVirtualTimeMicroseconds", "NetworkReceiveBytes"];

const top = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const { openClickHouse } = lib("lines/engines/clickhouse/open-clickhouse.js");
const { folder: server, problem } = installServer();
if (server === undefined) throw new Error(`No server of ClickHouse: ${problem}`);

const rows = [];
for (const shards of [1, 2, 3]) rows.push(await measured(shards));
const text = table(rows);
console.log(text);
if (process.argv.includes("--write")) {
  const file = path.join(top, "docs", "scale.md");
  writeFileSync(file, between(readFileSync(file, "utf8"), "shards", text));
}

async function measured(shards) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-shards-"));
  const cluster = await startCluster(server, folder, { shards });
  try {
    await createLines(cluster, EXAMPLE_TABLE);
    await insertLines(cluster, exampleLines(LINES, CUSTOMERS));
    const before = await spent(cluster);
    const place = { kind: "clickhouse", at: cluster.shards[0].url, table: "shop.lines" };
    const further = { select: null, cluster: null, memory: null, spill: null };
    const engine = await openClickHouse({ ...place, ...further }, {}, {});
    const { accounts } = await engine.sums();
    await engine.close();
    const after = await spent(cluster);
    const cpu = after.map(([us], i) => (us - before[i][0]) / 1e6);
    const received = after[0][1] - before[0][1];
    const travelled = engine.queries.reduce((sum, { bytes }) => sum + bytes, 0);
    return { shards, cpu, received, travelled, customers: accounts.customers.length };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What each server has spent so far. */
function spent({ shards }) {
  const sum = (event) => `sumIf(value, event = '${event}')`;
  const statement = `SELECT ${EVENTS.map(sum).join(", ")} FROM system.events`;
  return Promise.all(
    shards.map(async ({ url }) => (await statementAt(url, statement)).trim().split("\t").map(Number)),
  );
}

function table(all) {
  const cells = all.map(({ shards, cpu, received, travelled, customers }) => [
    String(shards),
    `${cpu.reduce((sum, each) => sum + each, 0).toFixed(1)} s`,
    `${Math.max(...cpu).toFixed(1)} s`,
    ((1e6 * cpu.reduce((sum, each) => sum + each, 0)) / LINES).toFixed(2),
    (received / customers).toFixed(0),
    (travelled / customers).toFixed(0),
  ]);
  const head = [
    "servers",
    "CPU of all",
    "of the busiest",
    "µs a line",
    "bytes a customer that the first server received",
    "bytes a customer that travelled to Node",
  ];
  const line = (row) => `| ${row.join(" | ")} |`;
  return [line(head), line(head.map(() => "---:")), ...cells.map(line)].join("\n");
}
