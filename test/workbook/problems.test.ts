import type exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { formatCheck } from "../../src/cases/champo/workbook/format-check";
import type { Problem } from "../../src/tables/problems";
import type { WorkbookCheck } from "../../src/cases/champo/workbook/workbook-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import {
  BASKETS_SHEET,
  CUSTOMERS_SHEET,
  ORDERS_SHEET,
  SALES_SHEET,
  SAMPLES_SHEET,
  SHEETS,
} from "../../src/cases/champo/workbook/schema";
import { readInBrowser, smallWorkbook, temporaryFolder, toXlsx, type SmallWorkbook } from "./small-workbook";

const temporary = temporaryFolder();

async function check(sheets: SmallWorkbook): Promise<WorkbookCheck> {
  const bytes = await toXlsx(sheets);
  const checked = await readWorkbook(temporary.write("checked.xlsx", bytes));
  expect(await readInBrowser("checked.xlsx", bytes)).toEqual(checked);
  return checked;
}

/** Checks a small workbook with one cell of one sheet changed. */
async function checkWith(
  sheet: string,
  row: number,
  header: string,
  value: exceljs.CellValue,
): Promise<WorkbookCheck> {
  const sheets = smallWorkbook();
  const rows = sheets.get(sheet)!;
  rows[row - 1][rows[0].indexOf(header)] = value;
  return check(sheets);
}

describe("every problem names sheet, row, column, value, what is legal and the remedy", () => {
  const cases: readonly (readonly [
    what: string,
    sheet: string,
    header: string,
    value: exceljs.CellValue,
    shown: RegExp,
    legal: RegExp,
    remedy: RegExp,
  ])[] = [
    ["text for a number", SALES_SHEET.name, "Amount", "-", /"-"/, /number of at least 0/, /number/],
    ["a number typed as text", SALES_SHEET.name, "Amount", "12", /"12"/, /number/, /looks like a number/],
    ["a negative number", SALES_SHEET.name, "QtyRequired", -3, /-3/, /at least 0/, /returns/],
    [
      "a date for a number",
      ORDERS_SHEET.name,
      "Amount",
      new Date(0),
      /the date 1970-01-01/,
      /number/,
      /format/,
    ],
    ["an error value", ORDERS_SHEET.name, "Amount", { error: "#DIV/0!" }, /#DIV\/0!/, /number/, /formula/],
    ["an empty cell", SALES_SHEET.name, "CustomerCode", null, /an empty cell/, /customer code/, /Fill/],
    [
      "an unknown unit",
      SALES_SHEET.name,
      "UnitName",
      "Metre",
      /"Metre"/,
      /one of Ft, Mtr, PC, WT, INCH/,
      /./,
    ],
    ["a misspelt unit", SALES_SHEET.name, "UnitName", "Mtrs", /"Mtrs"/, /one of/, /Did you mean "Mtr"\?/],
    ["an unknown category", SALES_SHEET.name, "OrderCategory", "Ordr", /"Ordr"/, /Order, Sample/, /"Order"/],
    ["a number for a date", SALES_SHEET.name, "Custorderdate", 4300, /4300/, /date/, /date format/],
    ["text for a date", SALES_SHEET.name, "Custorderdate", "7 May", /"7 May"/, /date/, /as a date/],
    [
      "a date out of range",
      SALES_SHEET.name,
      "Custorderdate",
      new Date(Date.UTC(1918, 4, 7)),
      /1918-05-07/,
      /1990 to 2099/,
      /date/,
    ],
    ["a third outcome", SAMPLES_SHEET.name, "Order Conversion", 2, /2/, /0 or 1/, /0 or 1/],
  ];
  test.each(cases)("%s", async (_, sheet, header, value, shown, legal, remedy) => {
    const { workbook, problems, problemCount } = await checkWith(sheet, 2, header, value);
    expect(workbook).toBeNull();
    expect(problemCount).toBe(1);
    expect(problems[0]).toMatchObject({ sheet, row: 2, column: header, ofKind: 1 });
    expect(problems[0].value).toMatch(shown);
    expect(problems[0].legal).toMatch(legal);
    expect(problems[0].remedy).toMatch(remedy);
  });

  test("numbers that are not finite", async () => {
    for (const value of [NaN, Infinity]) {
      const { problems } = await checkWith(SALES_SHEET.name, 2, "Amount", value);
      expect(problems[0]).toMatchObject({ sheet: SALES_SHEET.name, row: 2, column: "Amount" });
    }
  });
});

test("a day that lost its format is read, with a warning that says as what", async () => {
  const { workbook, warnings } = await checkWith(SALES_SHEET.name, 3, "Custorderdate", 43000);
  expect(workbook!.sales[1].date).toEqual(new Date("2017-09-22"));
  const [warning] = warnings.filter(({ column }) => column === "Custorderdate");
  expect(warning).toMatchObject({ row: 3, ofKind: 1 });
  expect(warning.value).toContain("43000, read as the day 2017-09-22");
});

describe("names", () => {
  test("a misspelt sheet is reported with the nearest name", async () => {
    const sheets: SmallWorkbook = new Map(
      [...smallWorkbook()].map(([name, rows]) => [
        name === ORDERS_SHEET.name ? "Data Orders ONLY" : name,
        rows,
      ]),
    );
    const { workbook, problems } = await check(sheets);
    expect(workbook).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ sheet: ORDERS_SHEET.name, value: "no such sheet" });
    expect(problems[0].remedy).toContain('"Data Orders ONLY"');
  });

  test("a name that is near no other comes with the names not in use", async () => {
    const sheets: SmallWorkbook = new Map(
      [...smallWorkbook()].map(([name, rows]) => [
        name === CUSTOMERS_SHEET.name ? "Our accounts" : name,
        rows,
      ]),
    );
    const rows = sheets.get(SALES_SHEET.name)!;
    rows[0][9] = "Rupees";
    const { problems } = await check(sheets);
    expect(problems.map(({ remedy }) => remedy)).toEqual([
      expect.stringContaining('not used so far: "Our accounts"'),
      expect.stringContaining('not used so far: "Rupees"'),
    ]);
  });

  test("a sheet that is missing altogether", async () => {
    const sheets = smallWorkbook();
    sheets.delete(SALES_SHEET.name);
    const { problems } = await check(sheets);
    expect(problems[0]).toMatchObject({
      sheet: SALES_SHEET.name,
      remedy: expect.stringMatching(/^Add the sheet/),
    });
  });

  test("a misspelt column is reported with the nearest name, and its cells are not", async () => {
    const { problems, problemCount } = await checkWith(SALES_SHEET.name, 1, "Amount", "Ammount");
    expect(problemCount).toBe(1);
    expect(problems[0]).toMatchObject({ sheet: SALES_SHEET.name, column: "Amount", row: null });
    expect(problems[0].remedy).toContain('"Ammount"');
  });

  test("a workbook of something else altogether: all its sheets at once", async () => {
    const { problems, problemCount } = await check(
      new Map([
        [
          "Sheet1",
          [
            ["a", "b"],
            [1, 2],
          ],
        ],
      ]),
    );
    expect(problemCount).toBe(SHEETS.length);
    expect(problems.map(({ sheet }) => sheet)).toEqual(SHEETS.map(({ name }) => name));
  });

  test("a sheet whose headers are gone: all its columns at once", async () => {
    const sheets = smallWorkbook();
    sheets.set(SALES_SHEET.name, sheets.get(SALES_SHEET.name)!.slice(1));
    const { problemCount } = await check(sheets);
    expect(problemCount).toBe(SALES_SHEET.columns.length);
  });

  test("a header that stands twice is read once, with a warning", async () => {
    const sheets = smallWorkbook();
    sheets.get(SALES_SHEET.name)!.forEach((row, i) => (row[16] = i === 0 ? "Amount" : 1));
    const { workbook, warnings } = await check(sheets);
    expect(workbook!.sales[0].amount).toBe(400);
    expect(warnings.some(({ column, value }) => column === "Amount" && value.includes("2 columns"))).toBe(
      true,
    );
  });
});

describe("customers", () => {
  test("two rows for one customer are refused", async () => {
    const { problems, workbook } = await checkWith(CUSTOMERS_SHEET.name, 3, "Row Labels", "K-1");
    expect(workbook).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ sheet: CUSTOMERS_SHEET.name, row: 3, column: "Row Labels" });
    expect(problems[0].value).toBe('"K-1" again (first in row 2)');
  });

  test("no customers at all are refused", async () => {
    const sheets = smallWorkbook();
    sheets.set(CUSTOMERS_SHEET.name, sheets.get(CUSTOMERS_SHEET.name)!.slice(0, 1));
    const { problems } = await check(sheets);
    expect(problems[0]).toMatchObject({ sheet: CUSTOMERS_SHEET.name, value: "no rows below the headers" });
  });
});

test("a workbook without samples or baskets is read, with a warning for each", async () => {
  const sheets = smallWorkbook();
  const empty = [SAMPLES_SHEET.name, BASKETS_SHEET.name];
  for (const name of empty) sheets.set(name, sheets.get(name)!.slice(0, 1));
  const { workbook, warnings } = await check(sheets);
  expect(workbook?.samples).toEqual([]);
  expect(workbook?.baskets).toEqual([]);
  const found = warnings.filter(({ value }) => value === "no rows below the headers");
  expect(found.map(({ sheet }) => sheet)).toEqual(empty);
});

describe("the report", () => {
  test("holds all problems of all sheets at once, and counts those it does not list", async () => {
    const sheets = smallWorkbook();
    const sales = sheets.get(SALES_SHEET.name)!;
    for (let i = 0; i < 2000; i++) sales.push(sales[1].map((cell, j) => (j === 9 ? "n/a" : cell)));
    sheets.get(ORDERS_SHEET.name)![1][2] = -1;
    sheets.get(CUSTOMERS_SHEET.name)![2][3] = "much";
    const result = await check(sheets);
    expect(result.problemCount).toBe(2002);
    expect(result.problems.length).toBeLessThan(20);
    expect(result.problems.find(({ column }) => column === "Amount")!.ofKind).toBe(2000);
    const report = formatCheck(result);
    expect(report).toContain("2,002 problems");
    expect(report).toContain("and 1995 more");
    expect(report).toContain('sheet "Data Order ONLY", column "QtyRequired", row 2');
    expect(report).toContain('sheet "Data for Clustering", column "Sum of Amount", row 3');
    expect(report.split("\n").length).toBeLessThan(30);
  });

  test("of a good workbook says so, and lists the warnings", async () => {
    const report = formatCheck(await check(smallWorkbook()));
    expect(report).toBe(
      "checked.xlsx: a workbook in the Champo format: 4 lines, 2 customers; no problems, no warnings.",
    );
    const sheets = smallWorkbook();
    sheets.get(SALES_SHEET.name)![1][9] = 0;
    expect(formatCheck(await check(sheets))).toContain("1 warning.");
  });

  test("shows control, bidirectional and other unseen characters instead of obeying them", async () => {
    const found: Problem = {
      sheet: "evil\u001b[2Jsheet",
      row: 4,
      column: "a\u202egnp.exe",
      value: '"\u0007\r\nrm\u200b\u2066 \u009b31m"',
      legal: "text",
      remedy: "none",
      ofKind: 1,
    };
    const report = formatCheck({
      fileName: "x\u001b]0;title\u0007.xlsx",
      workbook: null,
      problems: [found],
      problemCount: 1,
      warnings: [],
      warningCount: 0,
    });
    expect(report.replaceAll("\n", "")).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(report).toContain("\\u{1b}[2Jsheet");
    expect(report).toContain("\\u{202e}");
  });

  test("cuts long cell texts", async () => {
    const { problems } = await checkWith(SALES_SHEET.name, 2, "UnitName", "x".repeat(30_000));
    expect(problems[0].value.length).toBeLessThan(200);
  });

  test("is frozen", async () => {
    const result = await checkWith(SALES_SHEET.name, 2, "Amount", "-");
    expect(Object.isFrozen(result)).toBe(true);
    expect(Object.isFrozen(result.problems)).toBe(true);
    expect(Object.isFrozen(result.problems[0])).toBe(true);
  });
});

describe("warnings do not stop a study", () => {
  async function warned(edit: (sheets: SmallWorkbook) => void): Promise<readonly Problem[]> {
    const sheets = smallWorkbook();
    edit(sheets);
    const { workbook, warnings } = await check(sheets);
    expect(workbook).not.toBeNull();
    return warnings;
  }

  test("a customer sheet that does not reconcile with the orders", async () => {
    const warnings = await warned((sheets) => {
      sheets.get(CUSTOMERS_SHEET.name)![1][3] = 700;
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ sheet: CUSTOMERS_SHEET.name, row: 2, column: "Sum of Amount" });
    expect(warnings[0].value).toContain("640");
  });

  test("a customer with orders and no row, and rounding, which is none", async () => {
    const missing = await warned((sheets) => sheets.get(CUSTOMERS_SHEET.name)!.pop());
    expect(missing[0].value).toContain('"ZO"');
    const rounded = await warned((sheets) => {
      sheets.get(CUSTOMERS_SHEET.name)![1][3] = 640.4;
    });
    expect(rounded).toEqual([]);
  });

  test("mixed units", async () => {
    const [warning] = await warned((sheets) => {
      sheets.get(SALES_SHEET.name)![3][6] = "Mtr";
    });
    expect(warning.value).toContain("Ft 3, Mtr 1");
  });

  test("zero amounts on order lines, not on samples", async () => {
    const warnings = await warned((sheets) => {
      sheets.get(SALES_SHEET.name)![2][9] = 0;
    });
    expect(warnings.map(({ row }) => row)).toEqual([3]);
  });

  test("duplicated rows, and sheets of different lengths", async () => {
    const warnings = await warned((sheets) => {
      const sales = sheets.get(SALES_SHEET.name)!;
      sales.push([...sales[1]]);
    });
    expect(warnings[0]).toMatchObject({
      sheet: SALES_SHEET.name,
      row: 6,
      value: "the same in every cell as row 2",
    });
    expect(warnings[1]).toMatchObject({ sheet: ORDERS_SHEET.name, value: "3 rows" });
  });
});
