import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createLines, EXAMPLE_TABLE, exampleLines, insertLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt } from "../../../scripts/cluster/start.mjs";
import { main } from "../../../src/cli/main";
import type { CustomerBase } from "../../../src/customers/customer-base";
import { applyRecipe } from "../../../src/customers/recipe/apply-recipe";
import { fitRecipe } from "../../../src/customers/recipe/fit-recipe";
import { schemaOf } from "../../../src/customers/schema/schema-column";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openClickHouse } from "../../../src/lines/engines/clickhouse/open-clickhouse";
import { euclidean } from "../../../src/math/distances/distances";
import { rowOf } from "../../../src/math/linear/matrix";
import { scoreCustomers } from "../../../src/segments/place/score-customer";
import type { SegmentsFile } from "../../../src/study/segments-schema";
import { prose } from "../../../src/text/prose";
import { heard } from "../../cli/heard";
import { placeOf } from "../../lines/engines/duckdb-place";
import { hasServers, sharedCluster } from "../../lines/engines/shop-cluster";
import { gateTo } from "../../lines/engines/tcp-gate";
import { temporaryFolder } from "../../workbook/small-workbook";

const temporary = temporaryFolder();
const cluster = sharedCluster(temporary.folder);
const said = heard();
const LINES = 6_000_000;
const CUSTOMERS = 1_000_000;

/** The customers of a table of lines, as `score` reads them. */
async function baseOf(table: string): Promise<CustomerBase> {
  const engine = await openClickHouse(placeOf("clickhouse", cluster().shards[0].url, { table }), {}, {});
  try {
    return baseOfSums(await engine.sums(), table);
  } finally {
    await engine.close();
  }
}

/** Segments whose centres are customers: what the statement must place by, not what is best. */
function segmentsOf(base: CustomerBase): SegmentsFile {
  const recipe = fitRecipe(base);
  const features = applyRecipe(recipe, base);
  const centers = [0, 1, 2, 3, 4].map((c) => Array.from(rowOf(features, 7 * c)));
  return {
    ...{ version: 2, kind: "general", source: "0".repeat(64), seed: 7, method: "k-means" },
    ...{ parameters: { k: 5, seed: 7 }, status: "constructed", because: prose`a test` },
    ...{ recipe, columns: schemaOf(base, recipe), columnMatches: [], customers: [], centers },
    names: ["It's", "a\\b", '"x"', "--", "line\nbreak"],
    tooFar: euclidean(rowOf(features, 3), Float64Array.from(centers[0])) / 2,
  };
}

/** A study's folder, with its segments. */
function studyOf(name: string, at: string, table: string, segments: SegmentsFile): string {
  const folder = path.join(temporary.folder, name);
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, "study.yaml"),
    `title: Shop\ndata:\n  lines: {clickhouse: "${at}", table: ${table}}\n`,
  );
  writeFileSync(path.join(folder, "segments.json"), JSON.stringify(segments));
  return folder;
}

const ask = (statement: string): Promise<string> => statementAt(cluster().shards[0].url, statement);
const rowsIn = async (table: string): Promise<string> =>
  (await ask(`SELECT count(), uniqExact(id) FROM ${table}`)).trim();
const tables = async (): Promise<string> =>
  (
    await ask("SELECT name FROM system.tables WHERE database = 'shop' AND name LIKE '%segments%' ORDER BY 1")
  ).trim();

interface Written {
  readonly segment: number | null;
  readonly confidence: number | null;
  readonly tooFar: boolean;
}
async function written(table: string): Promise<ReadonlyMap<string, Written>> {
  const rows = await ask(`SELECT id, segment, confidence, too_far FROM ${table} FORMAT TSV`);
  const number = (text: string): number | null => (text === "\\N" ? null : Number(text));
  return new Map(
    rows
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t"))
      .map(([id, segment, confidence, tooFar]) => [
        id,
        { segment: number(segment), confidence: number(confidence), tooFar: tooFar === "true" },
      ]),
  );
}

describe.skipIf(!hasServers)("champo score STUDY --to TABLE", () => {
  beforeAll(async () => {
    for (const [table, lines, customers] of [
      ["lines", LINES, CUSTOMERS + 2],
      ["few", 30_000, 1500],
    ] as const) {
      await createLines(cluster(), { ...EXAMPLE_TABLE, table });
      await insertLines(cluster(), exampleLines(lines, customers), table);
    }
  });

  test("writes the segment that score gives, for each of a million customers", async () => {
    const base = await baseOf("shop.lines");
    const segments = segmentsOf(base);
    const folder = studyOf("million", cluster().shards[0].url, "shop.lines", segments);
    expect(await main(["score", folder, "--to", "shop.segments"])).toBe(0);
    expect(said.join("\n")).toMatch(
      /customers scored by segments\.json .*version [0-9a-f]{12}: table shop\.segments/,
    );
    const table = await written("shop.segments");
    expect(table.size).toBe(base.customers.length);
    expect(base.customers.length).toBeGreaterThan(0.95 * CUSTOMERS);
    const own = scoreCustomers(segments, base);
    const differing = own.filter(({ customer, nearest, confidence, tooFar }) => {
      const row = table.get(customer)!;
      const close = row.confidence !== null && Math.abs(row.confidence - confidence) < 1e-9;
      return row.segment !== nearest + 1 || row.tooFar !== tooFar || !close;
    });
    expect(differing.slice(0, 5).map((each) => [each, table.get(each.customer)])).toEqual([]);
    expect(new Set(own.map(({ nearest }) => nearest)).size).toBe(5);
  });

  test("again gives the same table; another table is left as it is; nothing else stays", async () => {
    const segments = segmentsOf(await baseOf("shop.few"));
    const folder = studyOf("few", cluster().shards[0].url, "shop.few", segments);
    const score = (...words: string[]): Promise<number> => main(["score", folder, "--to", ...words]);
    expect(await score("shop.segments_few")).toBe(0);
    const [rows, first] = [await rowsIn("shop.segments_few"), await written("shop.segments_few")];
    expect(await score("shop.segments_few")).toBe(0);
    expect(await rowsIn("shop.segments_few")).toBe(rows);
    expect(await written("shop.segments_few")).toEqual(first);
    expect(await score("shop.few_part")).toBe(2);
    expect(said.join("\n")).toMatch(/shop\.few_part with the columns customer String.*left as it is/);
    expect(await score("a.b.c")).toBe(2);
    expect(await score("shop.x", "--out", "x.csv")).toBe(2);
    expect((await ask("SELECT count() FROM shop.few")).trim()).toBe("30000");
    expect(await tables()).toBe("segments\nsegments_few");
  });

  test("rows of which none is a line are refused, and the table is left as it is", async () => {
    const segments = segmentsOf(await baseOf("shop.few"));
    await createLines(cluster(), { ...EXAMPLE_TABLE, table: "none" });
    await insertLines(cluster(), "VALUES ('', 'O1', '2024-01-02', 'p', 'AT', 5)", "none");
    const folder = studyOf("none", cluster().shards[0].url, "shop.none", segments);
    const columns = "line columns: {customer: customer, date: day, amount: amount}\n";
    appendFileSync(path.join(folder, "study.yaml"), columns);
    const before = await written("shop.segments_few");
    expect(before.size).toBeGreaterThan(0);
    expect(await main(["score", folder, "--to", "shop.segments_few"])).toBe(2);
    expect(said.join("\n")).toMatch(/1 rows, none with a customer, a day and money/);
    expect(await written("shop.segments_few")).toEqual(before);
  });

  test("a connection that is lost in the middle leaves the old table, and the next run completes", async () => {
    const segments = segmentsOf(await baseOf("shop.few"));
    let cut: (() => void) | null = null;
    const gate = await gateTo(Number(new URL(cluster().shards[0].url).port), async (text) => {
      if (text.includes("INSERT INTO")) await vi.waitFor(() => expect(cut).not.toBeNull());
      if (text.includes("INSERT INTO")) setImmediate(() => cut!());
    });
    cut = gate.cut;
    const lost = studyOf("lost", `http://127.0.0.1:${gate.port}`, "shop.few", segments);
    const before = await written("shop.segments_few");
    expect(await main(["score", lost, "--to", "shop.segments_few"])).toBe(2);
    expect(said.join("\n")).toMatch(/no answer.*run the command again/);
    await gate.close();
    expect(await written("shop.segments_few")).toEqual(before);
    const back = studyOf("back", cluster().shards[0].url, "shop.few", segments);
    expect(await main(["score", back, "--to", "shop.segments_few"])).toBe(0);
    expect(await written("shop.segments_few")).toEqual(before);
    expect(await tables()).toBe("segments\nsegments_few");
  });
});
