import exceljs from "exceljs";
import { unzipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excelWorkbook, type ExcelSheet } from "../../src/tables/xlsx/excel-workbook";

const day = new Date(Date.UTC(2020, 1, 14));
const pixel = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
    "base64",
  ),
);
const sheet: ExcelSheet = {
  name: "Customers",
  columns: [
    { name: "customer" },
    { name: "revenue", format: "whole" },
    { name: "share", format: "percent", scale: true },
    { name: "last order", format: "date" },
    { name: "place", fills: [{ equals: "firm", colour: "#B7E1CD" }] },
  ],
  rows: [
    ['=HYPERLINK("http://x")', 1234.5, 0.25, day, "firm"],
    ["+49 @ home", NaN, null, undefined, "borderline"],
  ],
  picture: { png: pixel, width: 10, height: 10 },
};

async function opened(bytes: Uint8Array) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  return workbook;
}

describe("an Excel workbook", () => {
  test("holds text as text, numbers and days with their formats, and nothing where nothing is defined", async () => {
    const read = (await opened(await excelWorkbook([sheet], day))).getWorksheet("Customers")!;
    expect(read.getCell("A2").value).toBe('=HYPERLINK("http://x")');
    expect(read.getCell("A2").type).toBe(exceljs.ValueType.String);
    expect([read.getCell("A2").numFmt, read.getCell("B2").numFmt, read.getCell("C2").numFmt]).toEqual([
      "@",
      "#,##0",
      "0.0%",
    ]);
    expect([read.getCell("B2").value, read.getCell("C2").value]).toEqual([1234.5, 0.25]);
    expect((read.getCell("D2").value as Date).toISOString()).toBe(day.toISOString());
    expect(["B3", "C3", "D3"].map((place) => read.getCell(place).value)).toEqual([null, null, null]);
  });

  test("has a frozen header, a filter over all columns, colours by rule and its picture", async () => {
    const workbook = await opened(await excelWorkbook([sheet], day));
    const read = workbook.getWorksheet("Customers")!;
    expect(read.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(read.autoFilter).toBe("A1:E1");
    expect(read.getCell("A1").font.bold).toBe(true);
    const rules = (
      read as unknown as { conditionalFormattings: { ref: string; rules: { type: string }[] }[] }
    ).conditionalFormattings;
    expect(rules.map(({ ref, rules: [rule] }) => [ref, rule.type])).toEqual([
      ["C2:C3", "colorScale"],
      ["E2:E3", "cellIs"],
    ]);
    expect(read.getImages()).toHaveLength(1);
    expect(Buffer.from(workbook.getImage(0).buffer as never).equals(Buffer.from(pixel))).toBe(true);
  });

  test("the same input gives the same bytes, at whatever time", async () => {
    const [first, second] = [await excelWorkbook([sheet], day), await excelWorkbook([sheet], day)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const core = Buffer.from(unzipSync(first)["docProps/core.xml"]).toString();
    expect(core.match(/2020-02-14T00:00:00Z/g)).toHaveLength(2);
    expect(core).not.toContain(String(new Date().getUTCFullYear()));
  });

  test("no text whatever makes a formula, and each comes back as it was", async () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\n<&>]! aÜ\u0007\uD800") });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const bytes = await excelWorkbook(
          [{ name: "T", columns: [{ name: "text" }], rows: texts.map((each) => [each]) }],
          day,
        );
        expect(Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"]).toString()).not.toMatch(/<f[ >]/);
        const read = (await opened(bytes)).getWorksheet("T")!;
        texts.forEach((each, i) => {
          const cell = read.getCell(i + 2, 1);
          expect([exceljs.ValueType.String, exceljs.ValueType.Null]).toContain(cell.type);
          // XML holds no control characters and no half letters; all else must come back.
          const holdable = each.replace(/[\u0007\uD800]/g, "\uFFFD");
          expect(cell.text).toBe(holdable);
        });
      }),
      { numRuns: 25 },
    );
  });

  test("sheet names that Excel refuses are refused", async () => {
    const named = (...names: string[]) =>
      excelWorkbook(
        names.map((name) => ({ ...sheet, name })),
        day,
      );
    await expect(named()).rejects.toThrow(/no sheets/);
    for (const name of ["", "a/b", "x".repeat(32), "'a'"])
      await expect(named(name)).rejects.toThrow(/sheet name/);
    await expect(named("a", "A")).rejects.toThrow(/sheet name "A"/);
  });
});
