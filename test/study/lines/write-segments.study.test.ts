import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/cli/main";
import { duckDbRunner } from "../../../src/lines/engines/duckdb-runner";
import { resultOf } from "../../../src/lines/engines/sql-runner";
import type { SegmentsFile } from "../../../src/study/segments-schema";
import { heard } from "../../cli/heard";
import { linesText } from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { linesOfTwoSorts, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
const score = (...words: string[]): Promise<number> => main(["score", ...words]);

/** What statements give of the database; the last one answers. */
async function ask(...statements: string[]): Promise<readonly (readonly unknown[])[]> {
  const runner = await duckDbRunner({ first: [`ATTACH '${inFolder("shop.duckdb")}' AS shop`, "USE shop"] });
  try {
    let rows: readonly (readonly unknown[])[] = [];
    for (const statement of statements) {
      rows = (await resultOf(runner, statement)).columns.map((column) => Array.from<unknown>(column));
    }
    return rows;
  } finally {
    await runner.close();
  }
}
const table = (name: string): Promise<readonly (readonly unknown[])[]> =>
  ask(`SELECT * REPLACE (CAST(too_far AS VARCHAR) AS too_far) FROM ${name} ORDER BY id`);

beforeAll(async () => {
  temporary.write("shop.csv", Buffer.from(linesText(linesOfTwoSorts)));
  await ask(
    `CREATE TABLE lines AS SELECT * FROM read_csv('${inFolder("shop.csv")}', all_varchar = true)`,
    "CREATE TABLE theirs (x INTEGER)",
  );
  const folder = writeStudyOfLines(inFolder("shop"), "{duckdb: ../shop.duckdb, table: lines}");
  await saveSegmentsOf(folder);
});

test("segments are written into the database of the lines, as score gives them", async () => {
  const folder = inFolder("shop");
  expect(await score(folder, "--to", "segments")).toBe(0);
  expect(said.join("\n")).toMatch(
    /60 customers scored by segments\.json .*version [0-9a-f]{12}: table segments/,
  );
  expect(await score(folder, "--segments", folder, "--out", inFolder("scores.csv"))).toBe(0);
  const [, ...rows] = readFileSync(inFolder("scores.csv"), "utf8").trim().split(/\r?\n/);
  const own = rows.map((row) => row.split(",").slice(0, 2)).sort();
  const [ids, segments, , confidence, tooFar, versions] = await table("segments");
  expect(ids.map((id, i) => [id, String(segments[i])])).toEqual(own);
  expect(new Set(segments).size).toBe(2);
  expect(confidence.every((value) => Number(value) >= 0 && Number(value) <= 1)).toBe(true);
  expect([new Set(tooFar).size > 0, new Set(versions).size]).toEqual([true, 1]);
});

test("again gives the same table; other tables and files are left as they are", async () => {
  const before = await table("segments");
  expect(await score(inFolder("shop"), "--to", "segments")).toBe(0);
  expect(await table("segments")).toEqual(before);
  for (const other of ["theirs", "lines"]) {
    expect(await score(inFolder("shop"), "--to", other)).toBe(2);
    expect(said.join("\n")).toMatch(new RegExp(`the table ${other} with the columns .*left as it is`));
  }
  expect(await score(inFolder("shop"), "--to", "nowhere.segments")).toBe(2);
  expect(await ask("SELECT table_name FROM duckdb_tables() WHERE database_name = 'shop' ORDER BY 1")).toEqual(
    [["lines", "segments", "theirs"]],
  );
  const files = writeStudyOfLines(inFolder("files"), "{csv: ../shop.csv}");
  writeFileSync(path.join(files, "segments.json"), readFileSync(inFolder("shop", "segments.json")));
  expect(await score(files, "--to", "segments")).toBe(2);
  expect(said.join("\n")).toMatch(/a database of DuckDB, got lines in csv/);
});

test("what fails in the middle leaves the old table", async () => {
  const before = await table("segments");
  const folder = writeStudyOfLines(inFolder("little"), "{duckdb: ../shop.duckdb, table: many, memory: 24MB}");
  writeFileSync(path.join(folder, "segments.json"), readFileSync(inFolder("shop", "segments.json")));
  const customer = `concat("buy""er", '-', n)`;
  await ask(
    `CREATE TABLE many AS SELECT * REPLACE (${customer} AS "buy""er") FROM lines, (SELECT UNNEST(RANGE(400)) AS n)`,
  );
  expect(await score(folder, "--to", "segments")).toBe(2);
  expect(said.join("\n")).toMatch(/24MB.*Allow more: memory: 8GB/);
  expect(await table("segments")).toEqual(before);
  await ask("DROP TABLE many");
});

test("--refit moves the centres by all customers, writes the segments, and needs a table and means", async () => {
  const [folder, file] = [inFolder("shop"), inFolder("all.json")];
  expect(await score(folder, "--refit", file)).toBe(2);
  expect(said.join("\n")).toMatch(/at most --segments and --refit, got no table/);
  expect(existsSync(file)).toBe(false);
  const read = (at: string): SegmentsFile => JSON.parse(readFileSync(at, "utf8")) as SegmentsFile;
  const first = read(inFolder("shop", "segments.json"));
  const aside = first.centers.map((center) => center.map((value) => value + 0.2));
  writeFileSync(inFolder("aside.json"), JSON.stringify({ ...first, centers: aside }));
  const words = ["--segments", inFolder("aside.json"), "--to", "refitted", "--refit", file];
  expect(await score(folder, ...words)).toBe(0);
  expect(said.join("\n")).toMatch(/k-means over all customers: \d+ pass(es)? after a coreset.*all\.json/);
  // The study's own k-means is at rest: all customers in the database move the centres back there.
  read(file).centers.forEach((center, c) =>
    center.forEach((value, j) => expect(value).toBeCloseTo(first.centers[c][j], 9)),
  );
  const [ids] = await table("refitted");
  expect(ids.length).toBe(60);
  const ward = { ...first, method: "Ward" };
  writeFileSync(inFolder("ward.json"), JSON.stringify(ward));
  const refused = ["--segments", inFolder("ward.json"), "--to", "refitted", "--refit", inFolder("no.json")];
  expect(await score(folder, ...refused)).toBe(2);
  expect(said.join("\n")).toMatch(/k-means.*got segments by Ward/);
  expect(existsSync(inFolder("no.json"))).toBe(false);
});
