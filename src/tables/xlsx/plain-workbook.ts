import { strToU8, zipSync, type Zippable } from "fflate";
import { DAY } from "../../core/day";
import { EXCEL_FORMATS, excelText, PACKED_AT, type ExcelCell, type ExcelFormat } from "./excel-cells";
import { requireSheetNames } from "./require-sheet-names";

/** One sheet: a table with a frozen header and a filter. */
export interface PlainSheet {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly format?: ExcelFormat }[];
  readonly rows: readonly (readonly ExcelCell[])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The places of the formats among the styles below; 0 is plain, 1 the header. */
const STYLE: Readonly<Record<ExcelFormat, number>> = { text: 2, whole: 3, decimal: 4, percent: 5, date: 6 };
const CODES = Object.values(EXCEL_FORMATS);
/** Day 0 of spreadsheet dates. */
const EPOCH = Date.UTC(1899, 11, 30);
/**
 * A workbook of plain tables for the page: `excelWorkbook` without pictures and colours. The page does not use exceljs: its
 * bundle for browsers is 925 kB in every page, for one button, and asks for code made from text, which the page's
 * content security policy refuses. Text is written as text in cells of text format and never becomes a formula; a
 * number that is not finite, null and undefined are empty cells. The same input gives the same bytes.
 *
 * @throws InputError for no sheets, and for sheet names that Excel refuses or that occur twice. Cost O(cells).
 * @example plainWorkbook([{ name: "Segments", columns: [{ name: "segment" }], rows: [["A"]] }])
 */
export function plainWorkbook(sheets: readonly PlainSheet[]): Uint8Array {
  requireSheetNames(sheets, "plainWorkbook");
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${sheets
        .map(
          (_, i) =>
            `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
        )
        .join("")}</Types>`,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/styles.xml": styles(),
  };
  sheets.forEach((sheet, i) => (parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)));
  const packed: Zippable = {};
  for (const [path, text] of Object.entries(parts))
    packed[path] = [strToU8(text), { mtime: PACKED_AT, level: 6 }];
  return zipSync(packed);
}

function sheetXml({ columns, rows }: PlainSheet): string {
  const last = `${letters(Math.max(0, columns.length - 1))}${rows.length + 1}`;
  const widths = columns.map(({ name }, j) => {
    const longest = rows.reduce(
      (most, row) => Math.max(most, typeof row[j] === "string" ? row[j].length : 0),
      0,
    );
    return `<col min="${j + 1}" max="${j + 1}" width="${Math.min(60, Math.max(12, name.length + 3, longest + 2))}" customWidth="1"/>`;
  });
  const body = rows.map((row, i) => {
    const cells = columns.map(({ format = "text" }, j) => cellXml(row[j], `${letters(j)}${i + 2}`, format));
    return `<row r="${i + 2}">${cells.join("")}</row>`;
  });
  const header = columns.map(({ name }, j) => textXml(name, `${letters(j)}1`, 1));
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${widths.length > 0 ? `<cols>${widths.join("")}</cols>` : ""}<sheetData><row r="1">${header.join("")}</row>` +
    `${body.join("")}</sheetData>${columns.length > 0 ? `<autoFilter ref="A1:${last}"/>` : ""}</worksheet>`
  );
}

function cellXml(value: ExcelCell, address: string, format: ExcelFormat): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return textXml(value, address, STYLE.text);
  if (typeof value === "boolean") return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const number = value instanceof Date ? (value.getTime() - EPOCH) / DAY : value;
  if (!Number.isFinite(number)) return "";
  const style = value instanceof Date ? STYLE.date : format === "text" ? 0 : STYLE[format];
  return `<c r="${address}" s="${style}"><v>${number}</v></c>`;
}

function textXml(text: string, address: string, style: number): string {
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

function xml(text: string): string {
  return excelText(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function styles(): string {
  const formats = CODES.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xml(code)}"/>`);
  const font = '<sz val="11"/><name val="Calibri"/>';
  const shown = CODES.map(
    (_, i) => `<xf numFmtId="${164 + i}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  );
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join("")}</numFmts>` +
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="${shown.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>` +
    `<xf numFmtId="164" fontId="1" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>${shown.join("")}</cellXfs></styleSheet>`
  );
}

/** The letters of a column, counted from 0. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
