import { expect, test } from "vitest";
import { parseDescription } from "../../../src/study/description/parse-description";
import { DEFAULT_DESCRIPTION } from "../../../src/study/description/study-description";
import { writeDescription } from "../../../src/study/description/write-description";
import { ProblemLog } from "../../../src/tables/problem-log";
import { placeOf } from "../../lines/engines/duckdb-place";

const read = (lines: string): { readonly place: unknown; readonly said: string } => {
  const problems = new ProblemLog();
  const description = parseDescription(`data:\n  lines: ${lines}`, problems);
  return { place: description?.linesPlace, said: JSON.stringify(problems.list()) };
};

test("a place of lines is read, and written as it was", () => {
  const places = [
    placeOf("duckdb", "shop.duckdb", { table: "sales.lines", memory: "4GB", spill: "/tmp" }),
    placeOf("parquet", "s3://shop/lines/*.parquet"),
    placeOf("clickhouse", "http://shop:8123", { table: "sales.lines", memory: "4GB" }),
    placeOf("clickhouse", "https://shop/db", { select: "SELECT 1", cluster: "shop" }),
    placeOf("parquet", "lines.parquet", { coreset: 20_000 }),
    placeOf("csv", "lines.csv", { select: "SELECT * FROM lines" }),
  ];
  for (const linesPlace of places) {
    const text = writeDescription({ ...DEFAULT_DESCRIPTION, linesPlace });
    expect(parseDescription(text, new ProblemLog())).toEqual({ ...DEFAULT_DESCRIPTION, linesPlace });
  }
});

test.each([
  "{duckdb: a.duckdb}",
  "{duckdb: a.duckdb, table: t, select: SELECT 1}",
  "{duckdb: a.duckdb, csv: b.csv, table: t}",
  "{parquet: a.parquet, table: t}",
  "{parquet: a.parquet, memory: much}",
  "{parquet: a.parquet, colour: blue}",
  "{parquet: 5}",
  "{parquet: a.parquet, coreset: 10}",
  "{parquet: a.parquet, coreset: '20000'}",
  "{clickhouse: 'http://shop:8123'}",
  "{clickhouse: shop, table: t}",
  "{clickhouse: 'http://shop:8123', table: t, spill: /tmp}",
  "{duckdb: a.duckdb, table: t, cluster: shop}",
  "{}",
])("%s is none", (text) => {
  expect(read(text)).toMatchObject({ place: undefined });
  expect(read(text).said).toMatch(/a place such as/);
});

test.each([
  "{parquet: 's3://anna:hunter2@shop/lines.parquet'}",
  "{parquet: 'https://shop/lines.parquet?token=hunter2'}",
  "{parquet: 'https://anna:hunter2@shop', colour: blue}",
  "{clickhouse: 'http://anna:hunter2@shop:8123', table: lines}",
  "{clickhouse: 'http://shop:8123/?password=hunter2', table: lines}",
])("a password in %s is refused and not shown", (text) => {
  const { place, said } = read(text);
  expect(place).toBeUndefined();
  expect(said).toMatch(/names and passwords of a server go into .env/);
  expect(said).not.toMatch(/hunter2/);
});
