import { gzipSync } from "node:zlib";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { CustomerBase } from "../../../src/customers/customer-base";
import { describeData } from "../../../src/study/description/describe-data";
import { describedStudy } from "../../../src/study/description/described-study";
import { writeDescription } from "../../../src/study/description/write-description";
import { parquetTable } from "../../../src/tables/parquet/write-parquet-table";
import { plainWorkbook } from "../../../src/tables/xlsx/plain-workbook";
import { temporaryFolder } from "../../workbook/small-workbook";

const temporary = temporaryFolder();
const write = (name: string, content: string | Uint8Array): string =>
  temporary.write(name, Buffer.from(content as Uint8Array));
const inFolder = (name: string): string => path.join(temporary.folder, name);

const COLUMNS = ["customer", "visits", "spend", "since", "region"];
const ROWS = Array.from({ length: 60 }, (_, i): (string | number)[] => [
  `c${i}`,
  (7 * i) % 23,
  (13 * i) % 41,
  `2021-0${1 + (i % 9)}-1${i % 10}`,
  ["north", "south"][i % 2],
]);
const text = (rows: readonly (readonly (string | number)[])[], by: string, columns = COLUMNS): string =>
  [columns, ...rows].map((row) => row.join(by)).join("\n");
const records = ROWS.map((row) => Object.fromEntries(COLUMNS.map((name, j) => [name, row[j]])));
const days = ROWS.map((row) =>
  row.map((cell, j) => (j === 3 ? new Date(`${String(cell)}T00:00:00Z`) : cell)),
);
const sheet = {
  columns: COLUMNS.map((name) => (name === "since" ? { name, format: "date" as const } : { name })),
  rows: days,
};

/** The study that a user gets of files, without a word on them. */
async function studyOf(...files: readonly string[]) {
  const { description, warnings, said } = await describeData(files, temporary.folder);
  const study = await describedStudy(write("study.yaml", writeDescription(description)));
  return { ...study, said, warned: [...warnings, ...study.warnings] };
}

const contentOf = ({ customers, columns }: CustomerBase) => ({
  customers,
  columns: columns.map(({ name, type, role, numbers, texts }) => ({
    name,
    type,
    role,
    values: texts ?? Array.from(numbers!),
  })),
});

describe("the same customers", () => {
  test.each<readonly [string, () => Promise<string> | string]>([
    ["semicolons", () => write("a.txt", text(ROWS, ";"))],
    ["tabs", () => write("a.tsv", text(ROWS, "\t"))],
    ["gzip", () => write("a.csv.gz", gzipSync(text(ROWS, ",")))],
    ["JSON", () => write("a.json", JSON.stringify(records))],
    ["JSON lines", () => write("a.jsonl", records.map((each) => JSON.stringify(each)).join("\n"))],
    [
      "JSON lines in gzip",
      () => write("a.jsonl.gz", gzipSync(records.map((each) => JSON.stringify(each)).join("\n"))),
    ],
    ["Parquet", async () => write("a.parquet", await parquetTable(sheet))],
    ["a workbook", () => write("a.xlsx", plainWorkbook([{ name: "customers", ...sheet }]))],
    [
      "several files by a pattern",
      () => {
        write("part-1.csv", text(ROWS.slice(0, 25), ","));
        write("part-2.csv", text(ROWS.slice(25), ","));
        return inFolder("part-*.csv");
      },
    ],
  ])("as %s are the same study", async (_, make) => {
    const own = await studyOf(write("own.csv", text(ROWS, ",")));
    const other = await studyOf(await make());
    expect(contentOf(other.base)).toEqual(contentOf(own.base));
    expect(own.base.columns.map(({ name, type, role }) => `${name}: ${type}, ${role}`)).toEqual([
      "customer: id, id",
      "visits: count, feature",
      "spend: amount, feature",
      "since: date, feature",
      "region: category, feature",
    ]);
  });

  test("of a pattern that fits no file, and of a part with other columns, are refused", async () => {
    await expect(studyOf(inFolder("nothing-*.csv"))).rejects.toThrow(/no file of such a name/);
    write("bit-1.csv", text(ROWS.slice(0, 25), ","));
    write(
      "bit-2.csv",
      text(
        ROWS.slice(25).map((row) => row.slice(0, 4)),
        ",",
        COLUMNS.slice(0, 4),
      ),
    );
    await expect(studyOf(inFolder("bit-*.csv"))).rejects.toThrow(/region/);
  });
});

test("sales lines and a table of customers are joined by the customer, and who is in one alone is said", async () => {
  const lines = Array.from({ length: 300 }, (_, i) => [
    `o${i}`,
    `c${i % 55 < 50 ? i % 55 : 100 + (i % 55)}`,
    `2022-0${1 + (i % 9)}-2${i % 9}`,
    5 + (i % 17),
  ]);
  const study = await studyOf(
    write("lines.csv", text(lines, ",", ["order", "customer", "date", "amount"])),
    write("people.csv", text(ROWS, ",")),
  );
  const { base } = study;
  expect(base.customers).toHaveLength(55);
  const column = (name: string) => base.columns.find((each) => each.name === name)!;
  const row = base.customers.indexOf("c7");
  expect(column("orders").numbers![row]).toBe(lines.filter(([, name]) => name === "c7").length);
  expect([column("visits").numbers![row], column("region").texts![row]]).toEqual([ROWS[7][1], ROWS[7][4]]);
  const stranger = base.customers.indexOf("c154");
  expect([column("visits").numbers![stranger], column("region").texts![stranger]]).toEqual([NaN, null]);
  const warned = study.warned.map(({ value }) => value).join("\n");
  expect(warned).toMatch(/10 customers without a sales line/);
  expect(warned).toMatch(/5 customers of the sales lines/);
});
