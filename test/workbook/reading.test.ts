import type exceljs from "exceljs";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import {
  CUSTOMERS_SHEET,
  NOTICE_SHEET,
  ORDERS_SHEET,
  SALES_SHEET,
} from "../../src/cases/champo/workbook/schema";
import type { Workbook } from "../../src/cases/champo/workbook/tables";
import {
  readInBrowser,
  smallWorkbook,
  temporaryFolder,
  toXlsx,
  type SheetRows,
  type SmallWorkbook,
} from "./small-workbook";

const temporary = temporaryFolder();

async function read(
  sheets: SmallWorkbook,
  edit: (bytes: Buffer) => Uint8Array = (bytes) => bytes,
): Promise<Workbook> {
  const bytes = edit(await toXlsx(sheets));
  const check = await readWorkbook(temporary.write("read.xlsx", bytes));
  expect(check.problems).toEqual([]);
  expect(await readInBrowser("read.xlsx", bytes)).toEqual(check);
  return check.workbook!;
}

/** Changes one part of a package by text replacement, which must find something. */
function editPart(bytes: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = Buffer.from(parts[part]).toString("utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  parts[part] = Buffer.from(after);
  return zipSync(parts);
}

test("a small workbook becomes typed tables", async () => {
  const workbook = await read(smallWorkbook());
  expect(workbook.sales).toHaveLength(4);
  expect(workbook.sales[0]).toEqual({
    row: 2,
    kind: "order",
    pricing: "area",
    customer: "K-1",
    country: "USA",
    orderNumber: "1873354",
    date: new Date("2018-05-07T00:00:00Z"),
    unit: "Ft",
    quantity: 10,
    pieceAreaInUnit: 20,
    amount: 400,
    item: "DURRY",
    quality: "Q1",
    design: "D-1",
    colour: "NAVY",
    shape: "REC",
    pieceAreaFt2: 20,
  });
  expect(workbook.sales[2].orderNumber).toBeNull();
  expect(workbook.sales[3].kind).toBe("sample");
  expect(workbook.orders[2]).toMatchObject({ row: 4, customer: "ZO", pieceAreaM2: 0.54 });
  expect(workbook.samples).toEqual([
    {
      row: 2,
      customer: "ZO",
      country: "LEBANON",
      quantity: 1,
      item: "DURRY",
      shape: "REC",
      pieceAreaFt2: 6,
      converted: true,
    },
  ]);
  expect(workbook.customers[0]).toMatchObject({
    row: 2,
    customer: "K-1",
    quantity: 12,
    reportedTotalArea: 60,
    amount: 640,
  });
  expect(workbook.customers[0].products).toMatchObject({ DURRY: 10, KNOTTED: 2, "HAND WOVEN": 0 });
  expect(workbook.recommendation.customers).toEqual(["K-1", "ZO"]);
  expect(workbook.recommendation.values[0][2]).toBe(10);
  expect(workbook.baskets).toEqual([{ order: "1873354", items: ["NAVY", "TAN"] }]);
});

test("empty cells are counted column by column", async () => {
  const { emptyCells } = await read(smallWorkbook());
  expect(emptyCells).toContainEqual({
    sheet: SALES_SHEET.name,
    column: "CustomerOrderNo",
    rows: 4,
    empty: 1,
  });
  expect(emptyCells).toContainEqual({ sheet: "Data on Sample ONLY", column: "Italy", rows: 1, empty: 1 });
  expect(emptyCells).toContainEqual({ sheet: SALES_SHEET.name, column: "Amount", rows: 4, empty: 0 });
});

test("the source names the file, its size and fingerprint, and whether it calls itself synthetic", async () => {
  const { source } = await read(smallWorkbook());
  expect(source).toMatchObject({ fileName: "read.xlsx", synthetic: false });
  expect(source.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  const sheets = smallWorkbook();
  sheets.set(NOTICE_SHEET, [[], [null, "SYNTHETIC DATA"]]);
  expect((await read(sheets)).source.synthetic).toBe(true);
  sheets.delete(NOTICE_SHEET);
  sheets.set("renamed by hand", [["SYNTHETIC DATA: not the case's workbook"]]);
  expect((await read(sheets)).source.synthetic).toBe(true);
  sheets.set("renamed by hand", [["Yarns: wool and synthetic fibre"]]);
  expect((await read(sheets)).source.synthetic).toBe(false);
});

test("formula cells count by their cached values, shared formulas and text results too", async () => {
  const sheets = smallWorkbook();
  const orders = sheets.get(ORDERS_SHEET.name)!;
  orders[1][11] = { formula: "0.09*K2", result: 1.8 };
  orders[2][11] = { sharedFormula: "L2", result: 3.6 } as exceljs.CellValue;
  orders[3][5] = { formula: 'CONCATENATE("DUR","RY")', result: "DURRY" };
  sheets.get(SALES_SHEET.name)![1][5] = {
    formula: "DATE(2018,5,7)",
    result: new Date(Date.UTC(2018, 4, 7)),
  } as exceljs.CellValue;
  const parts = unzipSync(await toXlsx(sheets));
  expect(Buffer.from(parts["xl/worksheets/sheet3.xml"]).toString()).toContain("<f");
  const workbook = await read(sheets);
  expect(workbook.orders.map(({ pieceAreaM2 }) => pieceAreaM2)).toEqual([1.8, 3.6, 0.54]);
  expect(workbook.orders[2].item).toBe("DURRY");
  expect(workbook.sales[0].date).toEqual(new Date("2018-05-07T00:00:00Z"));
});

test("text is data: what looks like a formula, markup or an entity stays as it is typed", async () => {
  const texts = [
    "=1+1",
    "+SUM(A1)",
    "-2",
    "@cmd",
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    'O\'Brien & "Co"',
  ];
  for (const text of texts) {
    const sheets = smallWorkbook();
    sheets.get(SALES_SHEET.name)![1][12] = text;
    expect((await read(sheets)).sales[0].design).toBe(text);
  }
});

test("rich text and hyperlinks become plain text", async () => {
  const sheets = smallWorkbook();
  const sales = sheets.get(SALES_SHEET.name)!;
  sales[1][11] = { richText: [{ text: "Soft " }, { font: { bold: true }, text: "pile" }] };
  sales[1][12] = { text: "D-1", hyperlink: "https://example.com/" };
  expect((await read(sheets)).sales[0]).toMatchObject({ quality: "Soft pile", design: "D-1" });
});

test("inline rich text keeps all its runs, and reading aids are left out", async () => {
  const workbook = await read(smallWorkbook(), (bytes) => {
    const inline = editPart(
      bytes,
      "xl/worksheets/sheet3.xml",
      /<c r="H2"[^>]*>.*?<\/c>/,
      '<c r="H2" t="inlineStr"><is><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r></is></c>',
    );
    return editPart(
      inline,
      "xl/sharedStrings.xml",
      "<t>Q2</t>",
      '<t>Q2</t><rPh sb="0" eb="1"><t>aid</t></rPh>',
    );
  });
  expect(workbook.orders[0].design).toBe("two runs");
  expect(workbook.orders[1].quality).toBe("Q2");
});

test("entities are resolved once, in formula results and inline texts too", async () => {
  const sheets = smallWorkbook();
  sheets.get(ORDERS_SHEET.name)![1][6] = { formula: '"&" & "lt;"', result: "&lt;1> & 2" };
  const workbook = await read(sheets, (bytes) =>
    editPart(
      bytes,
      "xl/worksheets/sheet3.xml",
      /<c r="H2"[^>]*>.*?<\/c>/,
      '<c r="H2" t="inlineStr"><is><t>&amp;amp; &lt;b&gt;</t></is></c>',
    ),
  );
  expect(workbook.orders[0]).toMatchObject({ quality: "&lt;1> & 2", design: "&amp; <b>" });
});

test("hostile markup costs no more than its length", async () => {
  for (const opening of ["<is>", "<rPh>", "<f ", "<f>"]) {
    const start = process.cpuUsage();
    const check = await readWorkbook(
      temporary.write(
        "hostile.xlsx",
        editPart(
          await toXlsx(smallWorkbook()),
          "xl/worksheets/sheet3.xml",
          "</sheetData>",
          opening.repeat(50_000),
        ),
      ),
    );
    expect(check.workbook).toBeNull();
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(5);
  }
});

test("dates lose their time of day and stay in UTC, also when days are counted from 1904", async () => {
  const sheets = smallWorkbook();
  sheets.get(SALES_SHEET.name)![1][5] = new Date(Date.UTC(2018, 4, 7, 17, 45));
  expect((await read(sheets)).sales[0].date).toEqual(new Date("2018-05-07T00:00:00Z"));
  const from1904 = await read(smallWorkbook(), (bytes) =>
    editPart(bytes, "xl/workbook.xml", /<workbookPr[^>]*>/, '<workbookPr date1904="1"/>'),
  );
  expect(from1904.sales[0].date).toEqual(new Date("2022-05-08T00:00:00Z"));
});

test("absolute targets and unusual part names are followed, as other programs write them", async () => {
  const workbook = await read(smallWorkbook(), (bytes) => {
    const parts = unzipSync(bytes);
    parts["xl/worksheets/orders.xml"] = parts["xl/worksheets/sheet3.xml"];
    delete parts["xl/worksheets/sheet3.xml"];
    const absolute = editPart(
      zipSync(parts),
      "xl/_rels/workbook.xml.rels",
      'Target="worksheets/sheet3.xml"',
      'Target="/xl/worksheets/orders.xml"',
    );
    return editPart(
      absolute,
      "xl/_rels/workbook.xml.rels",
      'Target="worksheets/sheet2.xml"',
      'Target="/xl/worksheets/sheet2.xml"',
    );
  });
  expect(workbook.orders).toHaveLength(3);
});

test("further columns, other orders of columns and sheets, and rows above the headers do not matter", async () => {
  const plain = await read(smallWorkbook());
  const sheets = new Map([...smallWorkbook()].reverse());
  const mixed: SmallWorkbook = new Map();
  for (const [name, rows] of sheets)
    mixed.set(name, name === SALES_SHEET.name || name === ORDERS_SHEET.name ? rearranged(rows) : rows);
  mixed.set("My own notes", [["Amount", "nonsense"]]);
  const edited = await read(mixed);
  expect(edited.sales[0]).toEqual({ ...plain.sales[0], row: 4 });
  expect(edited.orders.map(({ amount }) => amount)).toEqual([400, 240, 60]);
  expect(edited.customers).toEqual(plain.customers);
  expect(edited.baskets).toEqual(plain.baskets);
});

/** Columns reversed, one of one's own among them, a title and an empty row above. */
function rearranged(rows: SheetRows): SheetRows {
  const reversed = rows.map((row, i) => ["", i === 0 ? "Remarks" : `note ${i}`, ...[...row].reverse()]);
  return [
    ["Carpets, all lines"],
    [],
    ...reversed.map((row) => row.map((cell) => (cell === "" ? null : cell))),
  ];
}

test("headers match but for case and stray spaces, exact ones first", async () => {
  const sheets = smallWorkbook();
  sheets.get(SALES_SHEET.name)![0][9] = " AMOUNT ";
  sheets.get(CUSTOMERS_SHEET.name)![0][0] = "Row  labels";
  const workbook = await read(sheets);
  expect(workbook.sales[0].amount).toBe(400);
  expect(workbook.customers.map(({ customer }) => customer)).toEqual(["K-1", "ZO"]);
  expect(workbook.recommendation.attributes.indexOf("Navy")).not.toBe(
    workbook.recommendation.attributes.indexOf("NAVY"),
  );
});

test("the recommendation sheet's left table is read, whatever its order and whatever stands beside it", async () => {
  const name = "Data for Recommendation";
  const sheets = smallWorkbook();
  const rows = sheets.get(name)!;
  // Unlike the format's, this `NAVY` is no copy of `Navy`: the two must not be taken for one another.
  rows[1][20] = 77;
  const plain = await read(sheets);
  expect(plain.recommendation.values[0][19]).toBe(77);
  sheets.set(
    name,
    rows.map((row) => {
      const left = Array.from({ length: 21 }, (_, i) => row[i] ?? null);
      return [left[0], ...left.slice(1).reverse(), ...row.slice(21)];
    }),
  );
  expect((await read(sheets)).recommendation).toEqual(plain.recommendation);
});

test("the basket lists are found when the 0/1 columns are gone", async () => {
  const sheets = smallWorkbook();
  const rows = sheets.get("Data - Association Rules A-11 ")!;
  sheets.set(
    "Data - Association Rules A-11 ",
    rows.map((row) => row.slice(4)),
  );
  expect((await read(sheets)).baskets).toEqual([{ order: "1873354", items: ["NAVY", "TAN"] }]);
});

test("a workbook without the notice sheet is read all the same", async () => {
  const sheets = smallWorkbook();
  sheets.delete(NOTICE_SHEET);
  expect((await read(sheets)).source.synthetic).toBe(false);
});

test("formatted empty rows and a declared size beyond the data are no data", async () => {
  const workbook = await read(smallWorkbook(), (bytes) => {
    const more = editPart(
      bytes,
      "xl/worksheets/sheet2.xml",
      "</sheetData>",
      '<row r="900"><c r="A900" s="1"/><c r="ZZ900" s="1"/></row></sheetData>',
    );
    return editPart(
      more,
      "xl/worksheets/sheet2.xml",
      /<dimension ref="[^"]*"/,
      '<dimension ref="A1:XFD1048576"',
    );
  });
  expect(workbook.sales).toHaveLength(4);
});

test("what the tables hold cannot be changed by mistake", async () => {
  const workbook = await read(smallWorkbook());
  expect(Object.isFrozen(workbook)).toBe(true);
  expect(Object.isFrozen(workbook.sales)).toBe(true);
  expect(Object.isFrozen(workbook.customers)).toBe(true);
});
