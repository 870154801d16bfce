import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { dayText } from "../../../src/core/day";
import { columnNamed } from "../../../src/customers/customer-base";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { baseWithMix, mixOf } from "../../../src/lines/base-with-mix";
import { duckDbRunner } from "../../../src/lines/engines/duckdb-runner";
import { openDuckDb } from "../../../src/lines/engines/open-duckdb";
import type { LinesPlace } from "../../../src/lines/engines/lines-place";
import type { LineColumns } from "../../../src/lines/lines-of-table";
import type { LineSums } from "../../../src/lines/line-sums";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { salesOfTable } from "../../../src/study/description/sales-of-table";
import { describedStudy } from "../../../src/study/description/described-study";
import { DEFAULT_DESCRIPTION } from "../../../src/study/description/study-description";
import { writeDescription } from "../../../src/study/description/write-description";
import { comparableBase } from "../../../src/study/lines/comparable-base";
import { readDataFiles } from "../../../src/study/description/data-files";
import { ProblemLog } from "../../../src/tables/problem-log";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences, GENERATED_COLUMNS, generatedLines, linesText } from "./generated-lines";

const real = path.join(__dirname, "../../../../shared/data/online-retail-first-25000.csv");
if (!existsSync(real))
  console.log(
    "skipped: the lines of a real shop are not at hand (../shared/data/online-retail-first-25000.csv)",
  );

const temporary = temporaryFolder();
const sales = salesLinesOf(generatedLines(20_000, 400, 7));
const text = linesText(sales.lines);
const csv = temporary.write("li'nes.csv", Buffer.from(text));

async function sumsOf(
  place: LinesPlace,
  named: Partial<LineColumns> = GENERATED_COLUMNS,
  mix?: readonly string[],
): Promise<LineSums> {
  const engine = await openDuckDb(place, named, temporary.folder, {});
  try {
    return await engine.sums(mix);
  } finally {
    await engine.close();
  }
}

async function inDatabase(file: string, ...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe("DuckDB sums lines to the customers that memory does", () => {
  const own = baseOfLines(sales, "lines");

  test("of text, also with gzip, of Parquet, of JSON, of a table and of a SELECT", async () => {
    temporary.write("lines.csv.gz", gzipSync(text));
    const from = `read_csv('${csv.replaceAll("'", "''")}', types = {'order''s no': 'VARCHAR', 'buy"er': 'VARCHAR'})`;
    const at = (name: string): string => path.join(temporary.folder, name);
    await inDatabase(
      at("shop.duckdb"),
      `CREATE SCHEMA "s;--"`,
      `CREATE TABLE "s;--"."li""nes" AS SELECT * FROM ${from}`,
      `COPY (SELECT * FROM ${from}) TO '${at("lines-1.parquet")}'`,
      `COPY (SELECT * FROM ${from}) TO '${at("lines.json")}'`,
    );
    const places = [
      placeOf("csv", csv),
      placeOf("csv", "lines.csv.gz"),
      placeOf("parquet", "lines-*.parquet"),
      placeOf("json", "lines.json"),
      placeOf("duckdb", "shop.duckdb", { table: `s;--.li"nes` }),
      placeOf("duckdb", "shop.duckdb", { select: `SELECT * FROM "s;--"."li""nes"` }),
    ];
    for (const place of places) {
      const sums = await sumsOf(place);
      expect([place.at, baseDifferences(own, baseOfSums(sums, "lines"))]).toEqual([place.at, []]);
      expect(sums.leftOut).toMatchObject({ withoutCustomer: 1, withoutDay: 1, withoutMoney: 1 });
      expect(sums.lines).toBe(sales.lines.length);
    }
  });

  test("of tables, columns and values with any names", async () => {
    const letters = fc.constantFrom(...`'"\`\\;-()[]{}$%:,.? \n/*a漢`);
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 9 }).map((name) => `n${name}n`);
    const cases = fc.sample(
      fc.record({
        table: word.map((name) => name.replaceAll(".", "")),
        columns: fc.uniqueArray(word, { minLength: 4, maxLength: 4, selector: (name) => name.toLowerCase() }),
        values: fc.uniqueArray(word, { minLength: 6, maxLength: 6 }),
      }),
      { numRuns: 6, seed: 12 },
    );
    for (const { table, columns, values } of cases) {
      const own = values.map((value, i) => ({ ...sales.lines[i], customer: value, product: values[5 - i] }));
      const quoted = (text: string, mark: string): string => mark + text.replaceAll(mark, mark + mark) + mark;
      const rows = own.map(({ customer, product, date, amount }) =>
        [quoted(customer, "'"), quoted(product!, "'"), `DATE '${dayText(date)}'`, amount].join(", "),
      );
      const names = columns.map((name) => quoted(name, '"')).join(", ");
      const file = path.join(temporary.folder, "hostile.duckdb");
      rmSync(file, { force: true });
      const select = `SELECT * FROM (VALUES ${rows.map((row) => `(${row})`).join(", ")}) AS t(${names})`;
      await inDatabase(file, `CREATE TABLE ${quoted(table, '"')} AS ${select}`);
      const [customer, product, date, amount] = columns;
      const named = { customer, product, date, amount };
      const bare = own.map((line) => ({ ...line, order: null, country: null }));
      const base = baseOfLines(salesLinesOf(bare), "x");
      const sums = await sumsOf(placeOf("duckdb", file, { table }), named);
      expect([table, baseDifferences(base, baseOfSums(sums, "x"))]).toEqual([table, []]);
    }
  });

  test("in the product mix of an earlier study, of which a product may be gone", async () => {
    const mix = [...mixOf(own).slice(0, 4), "no such product", "(other products)"];
    const sums = await sumsOf(placeOf("csv", csv), GENERATED_COLUMNS, mix);
    expect(baseDifferences(baseOfLines(sales, "x", mix), baseOfSums(sums, "x", mix))).toEqual([]);
    expect(columnNamed(baseOfSums(sums, "x", mix), "no such product").numbers!.some((each) => each > 0)).toBe(
      false,
    );
  });

  test("and a study of them is the same when they are kept, and compared in the product mix of an earlier one", async () => {
    const folder = path.join(temporary.folder, "away");
    mkdirSync(folder);
    const file = path.join(folder, "study.yaml");
    const description = { ...DEFAULT_DESCRIPTION, linesPlace: placeOf("csv", csv) };
    writeFileSync(file, writeDescription({ ...description, lineColumns: GENERATED_COLUMNS }));
    const mix = ["p29", ...mixOf(own).slice(0, 2), "(other products)"];
    const earlier = baseOfLines(sales, "earlier", mix);
    const study = await describedStudy(file);
    expect((await describedStudy(file)).fingerprint).toBe(study.fingerprint);
    const comparable = await comparableBase(study, earlier, folder);
    expect(baseDifferences(baseWithMix(own, sales, earlier), comparable!)).toEqual([]);
  });

  test("a line more is seen", async () => {
    const more = temporary.write("more.csv", Buffer.from(linesText([...sales.lines, sales.lines[0]])));
    const base = baseOfSums(await sumsOf(placeOf("csv", more)), "lines");
    expect(baseDifferences(own, base).length).toBeGreaterThan(0);
  });

  test.skipIf(!existsSync(real))("of a real shop, with returns and lines without a customer", async () => {
    const { table } = await readDataFiles([real], "/", new ProblemLog(), new ProblemLog());
    const named = { order: "InvoiceNo", product: "Description", country: "Country" };
    const retail = salesOfTable(table!, named);
    const select = `SELECT * REPLACE (strptime(InvoiceDate, '%m/%d/%Y %H:%M') AS InvoiceDate) FROM lines`;
    const sums = await sumsOf(placeOf("csv", real, { select }), named);
    expect(baseDifferences(baseOfLines(retail, "x"), baseOfSums(sums, "x"))).toEqual([]);
    expect({ ...sums.leftOut, shareOfMoney: 0 }).toEqual({ ...retail.leftOut, shareOfMoney: 0 });
    expect(sums.leftOut!.shareOfMoney).toBeCloseTo(retail.leftOut!.shareOfMoney, 12);
  });
});

describe("DuckDB ends with an error that says what to do", () => {
  test("without its package, without a file, for a column that is not there, and without any line", async () => {
    await expect(duckDbRunner({ package: "@duckdb/not-installed" })).rejects.toThrow(
      /no package @duckdb\/node-api.*npm install/,
    );
    await expect(sumsOf(placeOf("parquet", "gone.parquet"))).rejects.toThrow(/No files found/);
    await expect(sumsOf(placeOf("csv", csv), { customer: "who" })).rejects.toThrow(/"who"/);
    const empty = temporary.write("empty.csv", Buffer.from(linesText([])));
    await expect(sumsOf(placeOf("csv", empty))).rejects.toThrow(/none with a customer, a day and money/);
  });

  test("where memory or the disk for the rest is too small, and leaves no file behind", async () => {
    const spill = path.join(temporary.folder, "spill");
    mkdirSync(spill);
    const place = (memory: string): LinesPlace => placeOf("csv", csv, { memory, spill });
    await expect(sumsOf(place("3MB"))).rejects.toThrow(/3MB of memory.*Allow more: memory: 8GB/);
    const runner = await duckDbRunner({
      memory: "40MB",
      spill,
      first: ["SET max_temp_directory_size = '1MB'"],
    });
    const many = "SELECT i, count(*) FROM (SELECT hash(i) AS i FROM range(20000000) AS t(i)) GROUP BY i";
    await expect(runner.run(`SELECT count(*) FROM (${many})`, () => undefined)).rejects.toThrow(
      /spill: FOLDER/,
    );
    await runner.close();
    expect(readdirSync(spill)).toEqual([]);
  });

  test("and says before how far it has come", async () => {
    const runner = await duckDbRunner({
      first: ["CREATE TABLE many AS SELECT i FROM range(20000000) AS t(i)"],
    });
    const heard: (readonly [number, number])[] = [];
    let sum = "SELECT sum(hash(i, 1)) FROM many";
    for (let i = 2; i < 12; i++) sum += ` UNION ALL SELECT sum(hash(i, ${i})) FROM many`;
    await runner.run(
      sum,
      () => undefined,
      (done, all) => void heard.push([done, all]),
    );
    await runner.close();
    expect(heard[heard.length - 1]).toEqual([100, 100]);
    expect(heard.every(([done, all]) => done >= 0 && done <= all)).toBe(true);
  });

  test("where its process is ended in the middle", async () => {
    const runner = await duckDbRunner();
    const question = runner.run(
      "SELECT count(*) FROM range(1000000000000) AS t(i) WHERE i % 7 = 9",
      () => undefined,
    );
    const refused = expect(question).rejects.toThrow(/its process ended by SIGTERM/);
    await runner.close();
    await refused;
  });
});
