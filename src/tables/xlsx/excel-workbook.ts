import { unzipSync, zipSync, type Zippable } from "fflate";
import type { Style, Workbook, Worksheet, XlsxWriteOptions } from "exceljs";
import { sumBy, sumOf } from "../../core/sum";
import { EXCEL_FORMATS, excelText, PACKED_AT, type ExcelCell, type ExcelFormat } from "./excel-cells";
import { requireSheetNames } from "./require-sheet-names";

/** A column of an Excel table. */
export interface ExcelColumn {
  readonly name: string;
  /** Default `text`. */
  readonly format?: ExcelFormat;
  /** In characters; default by the longest cell, 10 to 60. */
  readonly width?: number;
  /** Colours of cells by what they hold: kept by Excel's conditional formatting when somebody edits. `#RRGGBB`. */
  readonly fills?: readonly { readonly equals: string | number; readonly colour: string }[];
  /** Shade numbers from red (least) over white to green (most). */
  readonly scale?: boolean;
}

/** One sheet: a table with a frozen header and a filter, a picture, or both. */
export interface ExcelSheet {
  readonly name: string;
  readonly columns: readonly ExcelColumn[];
  readonly rows: readonly (readonly ExcelCell[])[];
  /** Below the table. */
  readonly picture?: { readonly png: Uint8Array; readonly width: number; readonly height: number };
}

const WIDTH = { least: 10, most: 60 };
/**
 * An Excel workbook of plain tables. Text is written as text in cells of text format and never becomes a formula,
 * whatever it begins with; a number that is not finite, null and undefined are empty cells. The same input gives the same
 * bytes: dates inside are those of `made`, and the package is packed again at a fixed time.
 *
 * @param made what the file says of when it was made; take a day of the data.
 * @throws InputError for no sheets, for sheet names that Excel refuses or that occur twice. Cost O(cells).
 * @example await excelWorkbook([{ name: "Segments", columns: [{ name: "segment" }], rows: [["A"]] }], new Date(0))
 */
export async function excelWorkbook(sheets: readonly ExcelSheet[], made: Date): Promise<Uint8Array> {
  requireSheetNames(sheets, "excelWorkbook");
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: "Champo", lastModifiedBy: "Champo", created: made, modified: made });
  for (const sheet of sheets) addSheet(workbook, sheet);
  return packedWorkbook(workbook);
}

/**
 * The bytes of a workbook of exceljs, packed at a fixed time, so that equal workbooks give equal bytes on every machine.
 *
 * @param change what becomes of a part of the package; default: it stays as it is.
 */
export async function packedWorkbook(
  workbook: Workbook,
  change: (path: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes,
): Promise<Uint8Array> {
  // Not compressed here: that is done below. The types of exceljs do not know the option.
  const options = { zip: { compression: "STORE" } } as Partial<XlsxWriteOptions>;
  const packed = new Uint8Array(await workbook.xlsx.writeBuffer(options));
  const parts: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    if (!path.endsWith("/")) parts[path] = [change(path, bytes), { mtime: PACKED_AT, level: 6 }];
  }
  return zipSync(parts);
}

function addSheet(workbook: Workbook, { name, columns, rows, picture }: ExcelSheet): void {
  const widths = columns.map(
    (column, j) =>
      column.width ??
      widthOf(
        column,
        rows.map((row) => row[j]),
      ),
  );
  const pages = Math.ceil(sumOf(widths) / PAGE_WIDTH);
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: 0, ySplit: 1 }],
    pageSetup: {
      orientation: "landscape",
      printTitlesRow: "1:1",
      fitToPage: true,
      fitToWidth: Math.max(1, pages),
      fitToHeight: picture === undefined ? 0 : 1,
    },
  });
  columns.forEach((column, j) => {
    sheet.getColumn(j + 1).width = widths[j];
    const head = sheet.getCell(1, j + 1);
    head.value = excelText(column.name);
    head.style = HEADER;
    rows.forEach((row, i) => writeCell(sheet, i + 2, j + 1, row[j], column));
    addColours(sheet, column, j + 1, rows.length);
  });
  [columns.map((column) => column.name), ...rows].forEach((row, i) => {
    sheet.getRow(i + 1).height = heightOf(row, widths);
  });
  if (columns.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  if (picture === undefined) return;
  const { png, width, height } = picture;
  // The types of exceljs want Node's own Buffer of an older version.
  const image = workbook.addImage({ buffer: Buffer.from(png) as never, extension: "png" });
  sheet.addImage(image, { tl: { col: 0, row: rows.length + 2 }, ext: { width, height } });
}

/** Not every program fits a row to its wrapped text: its height is given, by the lines that its longest cell fills. */
function heightOf(row: readonly ExcelCell[], widths: readonly number[]): number {
  const lines = row.map((cell, j) =>
    typeof cell === "string"
      ? sumBy(cell.split("\n"), (line) => Math.max(1, Math.ceil(line.length / widths[j])))
      : 1,
  );
  return Math.min(TALLEST, LINE * Math.max(1, ...lines));
}

/** Points of a line, and the most that Excel gives a row. */
const LINE = 15;
const TALLEST = 405;
/** Characters that can still be read side by side on a printed page. */
const PAGE_WIDTH = 240;

const HEADER: Partial<Style> = {
  font: { name: "Calibri", size: 11, bold: true, color: { argb: "FFFFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FF1F3A5F" } },
  alignment: { vertical: "middle", wrapText: true },
  numFmt: "@",
};

function writeCell(
  sheet: Worksheet,
  row: number,
  place: number,
  value: ExcelCell,
  column: ExcelColumn,
): void {
  if (value === null || value === undefined || (typeof value === "number" && !Number.isFinite(value))) return;
  const cell = sheet.getCell(row, place);
  const isText = typeof value === "string";
  cell.value = isText ? excelText(value) : value;
  const { format = "text" } = column;
  cell.numFmt = isText
    ? EXCEL_FORMATS.text
    : format === "text" && typeof value === "number"
      ? "General"
      : EXCEL_FORMATS[format];
  // A number of the column before ends where its text would begin.
  cell.alignment = {
    vertical: "top",
    wrapText: isText,
    ...(isText ? { horizontal: "left", indent: 1 } : {}),
  };
}

function addColours(sheet: Worksheet, column: ExcelColumn, place: number, rows: number): void {
  if (rows === 0) return;
  const letter = sheet.getColumn(place).letter;
  const ref = `${letter}2:${letter}${rows + 1}`;
  const { fills = [], scale = false } = column;
  if (fills.length > 0) {
    sheet.addConditionalFormatting({
      ref,
      rules: fills.map(({ equals, colour }, i) => ({
        type: "cellIs" as const,
        operator: "equal" as const,
        priority: i + 1,
        formulae: [typeof equals === "number" ? equals : `"${equals.replaceAll('"', '""')}"`],
        style: {
          fill: { type: "pattern" as const, pattern: "solid" as const, bgColor: { argb: argb(colour) } },
        },
      })),
    });
  }
  if (scale) {
    sheet.addConditionalFormatting({
      ref,
      rules: [
        {
          type: "colorScale",
          priority: fills.length + 1,
          cfvo: [{ type: "min" }, { type: "percentile", value: 50 }, { type: "max" }],
          color: [{ argb: "FFF4B6A6" }, { argb: "FFFFFFFF" }, { argb: "FFA9D8B8" }],
        },
      ],
    });
  }
}

function argb(colour: string): string {
  return `FF${colour.replace("#", "").toUpperCase()}`;
}

function widthOf({ name, format }: ExcelColumn, cells: readonly ExcelCell[]): number {
  if (format === "date") return 12;
  const longest = cells.reduce<number>(
    (most, cell) => (typeof cell === "string" ? Math.max(most, cell.length + 2) : most),
    name.length + 3,
  );
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest));
}
