import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainWorkbook, type PlainSheet } from "../../src/tables/xlsx/plain-workbook";
import { readTable } from "../../src/tables/read-table";

const day = new Date(Date.UTC(2020, 1, 29));
const SHEET: PlainSheet = {
  name: "Kunden & <Co>",
  columns: [
    { name: "name" },
    { name: "pieces", format: "whole" },
    { name: "share", format: "percent" },
    { name: "since", format: "date" },
    { name: "on" },
  ],
  rows: [
    ["=1+1", 1200, 0.25, day, true],
    ["+SUM(A1)", 0.5, NaN, null, false],
    ["<script>alert(1)</script>", -3, Infinity, undefined, null],
    [" two  spaces\tand\na line ", 1e300, 0, day, true],
    ["\u0000\ud800\u202e", null, 1, null, null],
  ],
};

async function opened(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  return workbook;
}

describe("a workbook of plain tables", () => {
  test("opens in another program with the same values, text as text", async () => {
    const [sheet] = (await opened(plainWorkbook([SHEET]))).worksheets;
    expect(sheet.name).toBe("Kunden & <Co>");
    expect(sheet.getRow(1).values).toEqual([undefined, "name", "pieces", "share", "since", "on"]);
    expect(sheet.getCell("A2").value).toBe("=1+1");
    expect(sheet.getCell("A2").type).toBe(exceljs.ValueType.String);
    expect(sheet.getCell("A2").numFmt).toBe("@");
    expect(sheet.getCell("A3").value).toBe("+SUM(A1)");
    expect(sheet.getCell("A4").value).toBe("<script>alert(1)</script>");
    expect(sheet.getCell("A5").value).toBe(" two  spaces\tand\na line ");
    expect(sheet.getCell("A6").value).toBe("\ufffd\ufffd\u202e");
    expect(sheet.getCell("B2")).toMatchObject({ value: 1200, numFmt: "#,##0" });
    expect(sheet.getCell("B5").value).toBe(1e300);
    expect(sheet.getCell("C2").numFmt).toBe("0.0%");
    for (const empty of ["C3", "C4", "D3", "D4", "B6"]) expect(sheet.getCell(empty).value).toBe(null);
    expect(sheet.getCell("D2").value).toEqual(day);
    expect(sheet.getCell("E2").value).toBe(true);
    expect(sheet.autoFilter).toBe("A1:E6");
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  });

  test("is read back by our own reader, whatever its texts and numbers", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((each) => each.trim() === each);
    const row = fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const named = rows.map(([name, value], i) => [`c${i}`, name, value] as const);
        const columns = [{ name: "id" }, { name: "text" }, { name: "number" }];
        const { table, problems } = await readTable(
          "x",
          plainWorkbook([{ name: "x", columns, rows: named }]),
        );
        expect(problems.list()).toEqual([]);
        expect(table!.columns).toEqual(["id", "text", "number"]);
        // XML has no place for controls and none for halves of letters; line ends are one sign in it.
        const plain = (each: string) =>
          each.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu, "\ufffd");
        table!.rows.forEach(({ cells }, i) => {
          expect(cells[0]).toBe(named[i][0]);
          expect(cells[1]).toBe(plain(named[i][1]));
          expect(cells[2]).toBe(named[i][2] === 0 ? 0 : named[i][2]);
        });
      }),
      { numRuns: 50 },
    );
  });

  test("is the same bytes each time, and refuses names that Excel refuses", () => {
    expect(plainWorkbook([SHEET])).toEqual(plainWorkbook([SHEET]));
    for (const name of ["", "a/b", "x".repeat(32), "'quoted"])
      expect(() => plainWorkbook([{ ...SHEET, name }])).toThrow(/sheet name/);
    expect(() => plainWorkbook([SHEET, { ...SHEET, name: "kunden & <co>" }])).toThrow(/sheet name/);
    expect(() => plainWorkbook([])).toThrow(/no sheets/);
  });
});
