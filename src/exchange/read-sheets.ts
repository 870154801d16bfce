import type { CellValue } from "exceljs";
import { openContainer } from "../workbook/container";
import { readPackageIndex } from "../workbook/package-index";
import type { ProblemLog } from "../workbook/problem-log";
import { streamSheets } from "../workbook/sheet-stream";
import { decodeText } from "./decode-text";
import { parseDelimitedText } from "./delimited-text";

/** A cell as a file gives it: text of a text file; a workbook also knows numbers, days and truth values. */
export type SheetCell = string | number | boolean | Date | null;

/** A row as it stands in a file. */
export interface SheetRow {
  /** The row of the sheet or the line of the text, counted from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** The rows of one sheet, or of a delimited file. */
export interface SheetRows {
  /** The sheet's name; null for a delimited file. */
  readonly sheet: string | null;
  /** What parts the cells of a delimited file; null for a sheet. */
  readonly delimiter: string | null;
  readonly rows: readonly SheetRow[];
}

/** Whether these are the bytes of a zip archive, as every .xlsx file is, whatever its name. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The names of a workbook's sheets, in order; none for what is no workbook, with the reason in `problems`. */
export function sheetNames(bytes: Buffer, problems: ProblemLog): readonly string[] {
  const container = openContainer(bytes, problems);
  const index = container === null ? null : readPackageIndex(container, problems);
  return index === null ? [] : index.sheets.map(({ name }) => name);
}

/**
 * The rows of a table file: every sheet of an .xlsx workbook, or a comma-, semicolon-, tab- or bar-separated text. Told
 * apart by the bytes, not by the name. Formulas count by their cached values; archives that would unpack beyond the
 * workbook reader's limits are refused before they are opened.
 *
 * @param problems what is wrong with the file is added here; then sheets may be missing or cut short.
 * Cost O(cells).
 */
export async function readSheets(bytes: Buffer, problems: ProblemLog): Promise<readonly SheetRows[]> {
  return isArchive(bytes) ? readExcel(bytes, problems) : [readText(bytes, problems)];
}

async function readExcel(bytes: Buffer, problems: ProblemLog): Promise<SheetRows[]> {
  const container = openContainer(bytes, problems);
  const index = container === null ? null : readPackageIndex(container, problems);
  if (container === null || index === null) return [];
  const rows: SheetRow[][] = index.sheets.map(() => []);
  await streamSheets(container, index, index.sheets, problems, (sheet, row) => {
    const cells: SheetCell[] = [];
    row.eachCell((cell, place) => (cells[place - 1] = plainCell(cell.value)));
    if (cells.length > 0)
      rows[sheet].push({ line: row.number, cells: Array.from(cells, (cell) => cell ?? null) });
  });
  return index.sheets.map(({ name }, i) => ({ sheet: name, delimiter: null, rows: rows[i] }));
}

/** What a cell shows: rich text without its formats, an error as its sign. */
function plainCell(value: CellValue): SheetCell {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object" || value instanceof Date) return value;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("error" in value) return value.error;
  if ("text" in value) return value.text;
  return plainCell(value.result);
}

function readText(bytes: Uint8Array, problems: ProblemLog): SheetRows {
  const { text } = decodeText(bytes);
  const read = parseDelimitedText(text);
  for (const { line, what } of read.problems) {
    problems.add({
      row: line,
      value: what,
      legal: "cells as RFC 4180 writes them",
      remedy: 'Close the quote, and write a quote inside of a quoted cell twice ("")',
    });
  }
  return { sheet: null, delimiter: read.delimiter, rows: read.records };
}
