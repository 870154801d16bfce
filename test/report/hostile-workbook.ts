import exceljs from "exceljs";
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  CUSTOMERS_SHEET,
  ORDERS_SHEET,
  RECOMMENDATION_SHEET,
  SALES_SHEET,
  SAMPLES_SHEET,
} from "../../src/cases/champo/workbook/schema";
import { toXlsx, type SheetRows, type SmallWorkbook } from "../workbook/small-workbook";

/** The longest text that a cell of Excel can hold. */
const LONGEST = 32_767;

/** Names of customers that would run, load, link, style or turn something if any place took them for markup. */
export const HOSTILE_NAMES = [
  "<script>window.hacked=1</script>",
  "</script><script>window.hacked=2</script>",
  "<img src=x onerror=window.hacked=3>",
  `<a href="javascript:window.hacked=4">click</a>`,
  "[x](javascript:window.hacked=5)",
  "`${window.hacked=6}`",
  "$\\href{javascript:window.hacked=7}{x}$",
  `=HYPERLINK("https://example.org/leak","x")`,
  "safe\u202Egnp.exe\u202C",
  "zero\u200Bwidth\u2060name\uFEFF!",
  "x".repeat(LONGEST),
  `"' onmouseover='window.hacked=8' x="`,
  `"><svg onload=window.hacked=9>`,
  "__proto__",
  "constructor",
  "%{customdata}<extra></extra> %{y}",
  "![y](https://example.org/leak.png) <https://example.org/leak>",
  "</style><style>*{background:url(https://example.org/leak)}</style>",
  "3 Suisses",
  "<!-- </title></textarea>--> &lt;b&gt;",
];

/** Countries and product types of the same kind. */
const OTHERS: Readonly<Record<string, string>> = {
  USA: "<iframe src=javascript:window.hacked=20></iframe>",
  INDIA: "<b onclick=window.hacked=21>INDIA</b>",
  KNOTTED: "<a href='javascript:window.hacked=22' style='position:fixed;inset:0'>KNOTTED</a>",
  DURRY: "<span style='background:url(https://example.org/leak)'>DURRY</span>",
};

/**
 * A small workbook in the Champo format whose customers, countries and product types are hostile texts: the lines of
 * some customers of the synthetic workbook, renamed.
 *
 * @returns the file.
 */
export async function writeHostileWorkbook(folder: string): Promise<string> {
  const source = new exceljs.Workbook();
  await source.xlsx.readFile(path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx"));
  const sheets: SmallWorkbook = new Map(source.worksheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
  const customerColumn = (rows: SheetRows, header: string) => rows[0].indexOf(header);
  const sales = sheets.get(SALES_SHEET.name) ?? [];
  const at = customerColumn(sales, "CustomerCode");
  const lines = new Map<string, number>();
  for (const row of sales.slice(1)) lines.set(String(row[at]), (lines.get(String(row[at])) ?? 0) + 1);
  const ordering = new Set((sheets.get(CUSTOMERS_SHEET.name) ?? []).map(([name]) => String(name)));
  const recommended = new Set((sheets.get(RECOMMENDATION_SHEET.name) ?? []).map(([name]) => String(name)));
  const fewestFirst = [...lines].sort((a, b) => a[1] - b[1]).map(([name]) => name);
  const chosen = fewestFirst.filter((name) => ordering.has(name) && !recommended.has(name)).slice(0, 14);
  const both = fewestFirst.filter((name) => ordering.has(name) && recommended.has(name)).slice(0, 6);
  const names = new Map([...chosen, ...both].map((name, i) => [name, HOSTILE_NAMES[i]]));

  const renamed = (sheet: string, header: string): SheetRows => {
    const rows = sheets.get(sheet) ?? [];
    const column = customerColumn(rows, header);
    return [
      rows[0],
      ...rows
        .slice(1)
        .filter((row) => names.has(String(row[column])))
        .map((row) =>
          row.map((cell, i) =>
            i === column
              ? (names.get(String(cell)) ?? cell)
              : typeof cell === "string"
                ? (OTHERS[cell] ?? cell)
                : cell,
          ),
        ),
    ];
  };
  for (const { name } of [SALES_SHEET, ORDERS_SHEET, SAMPLES_SHEET])
    sheets.set(name, renamed(name, "CustomerCode"));
  sheets.set(CUSTOMERS_SHEET.name, renamed(CUSTOMERS_SHEET.name, "Row Labels"));
  sheets.set(RECOMMENDATION_SHEET.name, renamed(RECOMMENDATION_SHEET.name, "Customer "));
  const file = path.join(folder, "<img src=x onerror=window.hacked=30>.xlsx".replace(/[<>]/g, "'"));
  writeFileSync(file, await toXlsx(sheets));
  return file;
}

function rowsOf(sheet: exceljs.Worksheet): SheetRows {
  const rows: SheetRows = [];
  const { columnCount } = sheet;
  sheet.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: columnCount }, (_, i) => plainValue(row.getCell(i + 1))));
  });
  return rows;
}

/** A formula by its result: exceljs drops a result of 0 when it writes, and a formula without one is a problem. */
function plainValue({ type, value, result }: exceljs.Cell): SheetRows[number][number] {
  return (type === exceljs.ValueType.Formula ? (result ?? 0) : (value ?? null)) as SheetRows[number][number];
}
