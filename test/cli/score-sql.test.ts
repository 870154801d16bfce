import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { prose } from "../../src/text/prose";
import type { SegmentsFile } from "../../src/study/segments-schema";
import { hostileTable } from "../segments/sql/hostile-table";
import { heard } from "./heard";

let folder: string;
const said = heard();
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-sql-"));
  const { recipe, columns, names, centers, tooFar } = hostileTable(1).model;
  const segments: SegmentsFile = {
    ...{ recipe, columns, names, centers, tooFar },
    version: 2,
    kind: "general",
    source: "0".repeat(64),
    seed: 7,
    method: "k-means",
    parameters: { k: 5, seed: 7 },
    status: "constructed",
    because: prose`a test`,
    columnMatches: [],
    customers: [],
  };
  writeFileSync(inFolder("segments.json"), JSON.stringify(segments));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sql = (...words: string[]): Promise<number> =>
  main(["score", "--as", "sql", "--segments", folder, ...words]);

test("the statement is printed, or written to a file, for the table and the id that are named", async () => {
  expect(await sql("--dialect", "duckdb")).toBe(0);
  expect(said.join("\n")).toMatch(/FROM "customers" AS source[^]*FROM placed;/);
  const out = inFolder("score.sql");
  const named = ["--dialect", "bigquery", "--table", "shop.crm.people", "--id", "key"];
  expect(await sql(...named, "--out", out)).toBe(0);
  expect(readFileSync(out, "utf8")).toMatch(/source\.`key` AS customer[^]*FROM `shop`\.`crm`\.`people`/);
});

test.each([
  [["--dialect", "oracle"], /duckdb, clickhouse, postgres, bigquery, snowflake, spark/],
  [[], /--dialect: .*champo score --as sql --dialect duckdb/],
  [["--dialect", "duckdb", "--out", "x.csv"], /\.sql/],
  [["--dialect", "duckdb", "customers.csv"], /no file, got the file "customers.csv"/],
  [["--dialect", "duckdb", "--as", "python"], /--as: expected sql/],
])("%j is refused, and nothing is written", async (words, message) => {
  expect(await sql(...words)).toBe(2);
  expect(said.join("\n")).toMatch(message);
  expect(existsSync("x.csv")).toBe(false);
});
