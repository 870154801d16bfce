import { DuckDBInstance } from "@duckdb/node-api";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStudy } from "../../src/cases/cases";
import { liveDataOf } from "../../src/cases/study-live";
import { main } from "../../src/cli/main";
import type { ScoreRow } from "../../src/cli/score/score";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import { baseOf } from "../../src/live/live-data";
import { scoreFields } from "../../src/live/score/score-fields";
import type { SegmentsFile } from "../../src/study/segments-schema";
import type { RawTable } from "../../src/tables/raw-table";
import { readAnyTable } from "../../src/tables/read-any-table";
import { heard } from "./heard";
import { SHOP_COLUMNS } from "./shop-data";
import { SHOP, shopStudy, type Shop } from "./shop-study";

let shop: Shop;
const said = heard();
const inFolder = (...names: string[]): string => shop.place(...names);
const { rows } = SHOP;

beforeAll(async () => {
  shop = await shopStudy("01,07");
  expect(await main(["export", inFolder("shop")])).toBe(0);
});
afterAll(() => shop.remove());

const segments = (): SegmentsFile =>
  JSON.parse(readFileSync(inFolder("shop", "segments.json"), "utf8")) as SegmentsFile;

async function tableOf(file: string): Promise<RawTable> {
  const { table } = await readAnyTable(path.basename(file), new Uint8Array(readFileSync(file)));
  return table!;
}

test("score reads the data as they came: what is unknown, and the age that is worked out", async () => {
  const out = inFolder("scored.json");
  expect(await main(["score", inFolder("shop.csv"), "--segments", inFolder("shop"), "--out", out])).toBe(0);
  const { customers } = JSON.parse(readFileSync(out, "utf8")) as { customers: ScoreRow[] };
  const { customers: own } = segments();
  expect(customers.map(({ customer }) => customer)).toEqual(rows.map(([key]) => key));
  const same = customers.filter(({ segment }, i) => segment === own[i].segment + 1).length;
  expect(same).toBeGreaterThanOrEqual(57);
  customers.forEach((each, i) => expect(each["filled in"]).toBe(rows[i][1] === -999 ? "visits" : ""));
  writeFileSync(inFolder("wrong.csv"), "key,visits,basket,region\nnew,20,30,north");
  expect(await main(["score", inFolder("wrong.csv"), "--segments", inFolder("shop")])).toBe(2);
  expect(said.join("\n")).toMatch(/birth year/);
});

test("export has every column of the data, the segment and the confidence, in three formats that open again", async () => {
  const files = ["segments.xlsx", "customers.csv", "customers.parquet", "customers.json"];
  expect(readdirSync(inFolder("shop", "export")).sort()).toEqual([...files].sort());
  const json = JSON.parse(readFileSync(inFolder("shop", "export", "customers.json"), "utf8")) as {
    customers: Record<string, string | number | null>[];
  };
  const tables = [
    await tableOf(inFolder("shop", "export", "customers.csv")),
    await tableOf(inFolder("shop", "export", "customers.parquet")),
    (
      await readAnyTable(
        "x.xlsx",
        new Uint8Array(readFileSync(inFolder("shop", "export", "segments.xlsx"))),
        "Customers",
      )
    ).table!,
  ];
  for (const table of tables) {
    expect([...table.columns].sort()).toEqual(Object.keys(json.customers[0]).sort());
    expect(table.columns).toEqual(expect.arrayContaining([...SHOP_COLUMNS, "age", "segment", "confidence"]));
    const cell = (row: number, name: string) => table.rows[row].cells[table.columns.indexOf(name)];
    expect(table.rows).toHaveLength(rows.length);
    table.rows.forEach((_, row) => {
      const given = rows.find(([key]) => key === cell(row, "key"))!;
      SHOP_COLUMNS.forEach((name, j) => {
        const value = given[j] === -999 ? "" : String(given[j]);
        expect(String(cell(row, name) ?? "")).toBe(value);
      });
      const { segment } = segments().customers.find(({ customer }) => customer === given[0])!;
      expect(Number(cell(row, "segment"))).toBe(segment + 1);
      expect(Number(cell(row, "confidence"))).toBeCloseTo(Number(json.customers[row]["confidence"]), 12);
      expect(Number(cell(row, "age"))).toBe(2024 - Number(given[3]));
    });
  }
  expect(readFileSync(inFolder("shop", "export", "customers.csv"), "utf8")).toMatch(/,"'@cmd\|/);
});

test("DuckDB reads the Parquet file, and the statement of score places its rows as the export does", async () => {
  expect(
    await main([
      "score",
      "--as",
      "sql",
      "--dialect",
      "duckdb",
      "--segments",
      inFolder("shop"),
      "--table",
      "people",
      "--out",
      inFolder("s.sql"),
    ]),
  ).toBe(0);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `CREATE TABLE people AS SELECT * FROM read_parquet('${inFolder("shop", "export", "customers.parquet")}')`,
  );
  const placed = await connection.runAndReadAll(readFileSync(inFolder("s.sql"), "utf8"));
  const own = await connection.runAndReadAll("SELECT key, confidence, typeof(segment) AS type FROM people");
  const confidence = new Map(own.getRowObjectsJS().map((row) => [row["key"], row["confidence"]]));
  expect(own.getRowObjectsJS()[0]["type"]).toBe("INTEGER");
  expect(placed.getRowObjectsJS()).toHaveLength(60);
  for (const row of placed.getRowObjectsJS())
    expect(row["confidence"]).toBeCloseTo(confidence.get(row["customer"] as string) as number, 9);
  connection.closeSync();
});

test("the live page of a study begins with its columns, recipe and segments, gives the same labels, and asks for its columns", async () => {
  const study = await readStudy({ data: inFolder("shop") });
  const data = liveDataOf(study);
  const { names, centers, recipe, customers } = segments();
  const labels = customers.map(({ segment }) => segment);
  expect(data).toMatchObject({ kind: "study", choice: { names, centers, recipe, labels } });
  expect(baseOf(data)).toEqual(study.base);
  const [part] = fitLive(data, data.start, "segments", () => undefined);
  expect(Array.from((part as LiveSegments).labels)).toEqual(labels);
  expect((part as LiveSegments).segments.map(({ name }) => name.name)).toEqual(names);
  const asked = scoreFields(recipe, study.base).map(({ id }) => id);
  expect(asked).toEqual(expect.arrayContaining(["visits", "basket", "age"]));
  expect(asked).not.toContain("remark");
});

test("report writes the pages again, and refuses other data", async () => {
  const index = inFolder("shop", "report", "index.html");
  rmSync(index);
  expect(await main(["report", inFolder("shop")])).toBe(0);
  expect(readFileSync(index, "utf8")).toMatch(/Shop[^<]*: a study of customers/);
  const pages = ["index", "01-the-data", "07-choosing-a-segmentation", "live"];
  const text = pages
    .map((page) => readFileSync(inFolder("shop", "report", `${page}.html`), "utf8"))
    .join("\n");
  expect(text).toMatch(/60 customers/);
  expect(text.replace(/<script[^]*?<\/script>/g, "")).not.toMatch(/carpet|durry|synthetic/i);
  try {
    writeFileSync(inFolder("shop.csv"), SHOP.csv(rows.slice(1)));
    expect(await main(["report", inFolder("shop")])).toBe(2);
  } finally {
    writeFileSync(inFolder("shop.csv"), SHOP.csv(rows));
  }
  expect(said.join("\n")).toMatch(/npx champo run/);
});
