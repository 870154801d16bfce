import exceljs from "exceljs";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";
import { exportTables, EXPORT_FILES } from "../../src/cli/export";
import { sheetOfTable } from "../../src/segments/export/export-table";
import { segmentStudy } from "../../src/study/segmented-study";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { excelWorkbook } from "../../src/tables/xlsx/excel-workbook";
import { keepCustomers } from "../../src/cases/champo/customers/customer-table";
import type { ChampoStudy } from "../../src/cases/champo/champo-study";
import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { FigurePainter } from "../../src/notebook/drawing/figure-painter";
import { saveSegments } from "../../src/study/segments-file";
import { choiceOf, data, lendStudy } from "./lent-study";
import { heard } from "./heard";

let folder: string;
const said = heard();
let study: ChampoStudy;
let end: () => Promise<void>;
const written = (name: keyof typeof EXPORT_FILES, where = "out") =>
  path.join(folder, where, `champo-${EXPORT_FILES[name]}`);

beforeAll(async () => ({ folder, study, end } = await lendStudy()));
afterAll(() => end());

const run = (where: string) =>
  main(["export", "--data", data, "--seed", "7", "--out", path.join(folder, where)]);

describe("champo export", () => {
  let workbook: exceljs.Workbook;
  beforeAll(async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    expect(await run("out")).toBe(0);
    workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(written("workbook"));
  });

  test("writes an Excel workbook with segments, customers, actions, method and map, and the customers twice more", () => {
    expect(readdirSync(path.join(folder, "out")).sort()).toEqual(
      Object.values(EXPORT_FILES)
        .map((name) => `champo-${name}`)
        .sort(),
    );
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "Segments",
      "Customers",
      "Actions",
      "Method and limits",
      "Test",
      "Map",
    ]);
    expect(workbook.getWorksheet("Customers")!.rowCount).toBe(46);
    expect(workbook.getWorksheet("Segments")!.rowCount).toBe(3);
    expect(workbook.getWorksheet("Actions")!.rowCount).toBeGreaterThan(3);
  });

  test("each table has a frozen header, a filter, and widths; numbers have formats and words have colours", () => {
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      expect(sheet.autoFilter).toMatch(/^A1:[A-Z]+1$/);
      expect(sheet.getColumn(1).width).toBeGreaterThanOrEqual(10);
    }
    const customers = workbook.getWorksheet("Customers")!;
    const head = (customers.getRow(1).values as string[]).slice(1);
    const format = (name: string) => customers.getCell(2, head.indexOf(name) + 1).numFmt;
    expect(["customer", "revenue", "share of revenue", "last order", "silhouette"].map(format)).toEqual([
      "@",
      "#,##0",
      "0.0%",
      "yyyy-mm-dd",
      "0.00",
    ]);
    const rules = (
      customers as unknown as { conditionalFormattings: { ref: string; rules: { formulae?: unknown[] }[] }[] }
    ).conditionalFormattings;
    expect(rules.flatMap(({ rules: list }) => list.flatMap(({ formulae = [] }) => formulae))).toEqual(
      expect.arrayContaining(['"firm"', '"to be placed by hand"', '"lapsed"']),
    );
  });

  test("the map is a picture drawn by the browser, or the sheet says why there is none", async () => {
    const map = workbook.getWorksheet("Map")!;
    const painter = await FigurePainter.open();
    const missing = typeof painter === "string";
    if (!missing) await painter.close();
    expect(map.getImages()).toHaveLength(missing ? 0 : 1);
    expect(map.getCell("A2").text).toMatch(missing ? /There is no picture/ : /customers?.*% of the variance/);
    if (!missing) {
      const png = Buffer.from(workbook.getImage(0).buffer as never);
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 640]);
    }
  });

  test("its customers are the study's: revenue, segment and card, in all three files", () => {
    const json = JSON.parse(readFileSync(written("json"), "utf8")) as {
      status: string;
      remarks: string[];
      segments: { segment: number; name: string; customers: number; revenue: number }[];
      customers: Record<string, string | number | null>[];
      actions: { action: string }[];
    };
    const csv = parseDelimitedText(readFileSync(written("csv"), "utf8")).records.map(({ cells }) => cells);
    const sum = study.customers.records.reduce((all, { revenue }) => all + revenue, 0);
    expect(json.customers.reduce((all, { revenue }) => all + (revenue as number), 0)).toBeCloseTo(sum, 4);
    expect(json.segments.reduce((all, { revenue }) => all + revenue, 0)).toBeCloseTo(sum, 4);
    expect(csv.slice(1).map(([name]) => name)).toEqual(json.customers.map(({ customer }) => customer));
    expect(csv[0]).toEqual(Object.keys(json.customers[0]));
    expect(csv[1][csv[0].indexOf("revenue")]).toBe(String(json.customers[0]["revenue"]));
    for (const customer of json.customers) {
      expect(["firm", "borderline", "to be placed by hand"]).toContain(customer["place"]);
      expect(customer["stays in its segment"]).toBeGreaterThanOrEqual(0);
      expect(customer["last order"]).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    for (const { segment, name, customers, revenue } of json.segments) {
      const members = json.customers.filter((customer) => customer["segment"] === segment);
      expect(members.map((member) => member["segment name"])).toEqual(new Array(customers).fill(name));
      expect(members.reduce((all, member) => all + (member["revenue"] as number), 0)).toBeCloseTo(revenue, 4);
    }
    expect(json.status).toBe("constructed");
    expect(json.remarks).toEqual([
      expect.stringMatching(/^The segments are the same as one column: "DURRY"/),
    ]);
    expect(workbook.getWorksheet("Method and limits")!.getCell("B2").value).toBe(json.remarks[0]);
    expect(json.actions.length).toBeGreaterThan(2);
    const sheet = workbook.getWorksheet("Customers")!;
    expect(sheet.getCell("A2").value).toBe(json.customers[0]["customer"]);
  });

  test("its customers' file is one that score reads, and every customer falls into its own segment again", async () => {
    const out = path.join(folder, "again.json");
    const words = ["score", written("csv"), "--segments", path.join(folder, "segments.json"), "--out", out];
    expect(await main(words)).toBe(0);
    const { customers } = JSON.parse(readFileSync(out, "utf8")) as {
      customers: { segment: number; before: number }[];
    };
    expect(customers).toHaveLength(45);
    // k-means, which divides by the nearest centre.
    expect(customers.map(({ segment }) => segment)).toEqual(customers.map(({ before }) => before));
    const excel = path.join(folder, "excel.json");
    const sheet = [
      "score",
      written("workbook"),
      "--segments",
      path.join(folder, "segments.json"),
      "--out",
      excel,
    ];
    expect(await main(sheet)).toBe(0);
    const again = JSON.parse(readFileSync(excel, "utf8")) as { customers: unknown[] };
    expect(again.customers).toEqual(customers);
  });

  test("the same workbook gives the same bytes, and an earlier export is replaced", async () => {
    const names = ["workbook", "csv", "json"] as const;
    const before = names.map((name) => readFileSync(written(name)));
    writeFileSync(written("csv"), "old");
    expect(await run("out")).toBe(0);
    names.forEach((name, i) => expect(readFileSync(written(name)).equals(before[i])).toBe(true));
  });

  test("without a browser the workbook is written all the same, and says what is missing", async () => {
    vi.stubEnv("CHROME_PATH", path.join(folder, "no-browser"));
    expect(await run("plain")).toBe(0);
    vi.stubEnv("CHROME_PATH", "");
    expect(said.at(-1)).toMatch(/The map has no picture: .*no-browser/);
    const plain = new exceljs.Workbook();
    await plain.xlsx.readFile(written("workbook", "plain"));
    expect(plain.getWorksheet("Map")!.getImages()).toHaveLength(0);
    expect(plain.getWorksheet("Map")!.getCell("A2").text).toMatch(/There is no picture/);
  });

  test("a place that cannot be written to is an error with its remedy, not a half-written export", async () => {
    writeFileSync(path.join(folder, "taken"), "a file");
    expect(await run("taken")).toBe(2);
    expect(said.at(-1)).toMatch(/expected a place that can be written to, got a path through a file/);
    expect(existsSync(path.join(folder, "taken", EXPORT_FILES.csv))).toBe(false);
  });

  test("a customer named like a formula stays text in every file", async () => {
    const [first] = study.customers.records;
    const evil = "=cmd|' /C calc'!A0";
    const rename = <T extends { readonly customer: string }>(rows: readonly T[]): T[] =>
      rows.map((row) => (row.customer === first.customer ? { ...row, customer: evil } : row));
    const { workbook: own } = study;
    const customers = {
      ...keepCustomers(study.customers, () => true),
      records: rename(study.customers.records),
    };
    const workbook = {
      ...own,
      source: { ...own.source, fingerprint: "evil" },
      sales: rename(own.sales),
      orders: rename(own.orders),
      samples: rename(own.samples),
      customers: rename(own.customers),
    };
    const named: ChampoStudy = {
      ...study,
      customers,
      base: champoBase(workbook, customers),
      fingerprint: "evil",
      outputFolder: path.join(folder, "evil"),
      workbook,
    };
    saveSegments(named, choiceOf(named));
    const { tables } = exportTables(segmentStudy(named));
    const bytes = await excelWorkbook(tables.map(sheetOfTable), new Date(0));
    const read = new exceljs.Workbook();
    await read.xlsx.load(Buffer.from(bytes) as never);
    let seen = 0;
    for (const sheet of read.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(exceljs.ValueType.Formula);
          if (cell.value === evil) seen++;
        }),
      );
    }
    expect(seen).toBeGreaterThan(0);
  });
});
