import { dayText } from "../core/day";
import path from "node:path";
import { writeDelimitedText, type DelimitedCell } from "../tables/csv/delimited-text";
import type { ExcelCell } from "../tables/xlsx/excel-cells";
import { excelWorkbook, type ExcelSheet } from "../tables/xlsx/excel-workbook";
import { InputError } from "../core/input-error";
import { explained } from "../core/place-problem";
import { requireWritableFile } from "../core/require-writable";
import { writeFileAtomically } from "../core/write-file-atomically";

/** A result as tables and as JSON, ready to be written in any format. */
export interface ResultTables {
  /** All go into an Excel workbook, the first alone into a delimited file. */
  readonly sheets: readonly ExcelSheet[];
  readonly json: unknown;
  /** What an Excel workbook says of when it was made: a day of the data, so that the same data give the same bytes. */
  readonly made: Date;
}

const FORMATS = [".csv", ".tsv", ".xlsx", ".json"];

/**
 * Throws unless the file's name ends as a format that can be written, it is none of the command's own input, and it can be
 * written: known before the work.
 */
export function requireResultName(file: string, inputs: readonly string[]): void {
  if (!FORMATS.includes(path.extname(file).toLowerCase())) {
    throw new InputError({
      where: "--out",
      what: `"${file}"`,
      legal: `a file name that ends in ${FORMATS.join(", ")}`,
    });
  }
  if (inputs.some((input) => path.resolve(input) === path.resolve(file))) {
    throw new InputError({ where: "--out", what: `"${file}", which is read here`, legal: "another file" });
  }
  requireWritableFile(file);
}

/** Writes a result in the format of the file's name, whole or not at all; an older result of that name is replaced. */
export async function writeResultFile(file: string, result: ResultTables): Promise<void> {
  writeResult(file, await contentOf(path.extname(file).toLowerCase(), result));
}

/** Writes a file whole or not at all; says what to do where it cannot be written. */
export function writeResult(file: string, content: string | Uint8Array): void {
  explained(file, () => writeFileAtomically(path.resolve(file), content));
}

async function contentOf(format: string, { sheets, json, made }: ResultTables): Promise<string | Uint8Array> {
  if (format === ".xlsx") return excelWorkbook(sheets, made);
  if (format === ".json") return `${JSON.stringify(json, null, 1)}\n`;
  return delimitedSheet(sheets[0], format === ".tsv" ? "\t" : ",");
}

/** A sheet as delimited text, days as `2020-02-14`. */
export function delimitedSheet({ columns, rows }: ExcelSheet, delimiter = ","): string {
  const cell = (value: ExcelCell): DelimitedCell => (value instanceof Date ? dayText(value) : value);
  return writeDelimitedText([columns.map(({ name }) => name), ...rows.map((row) => row.map(cell))], {
    delimiter,
  });
}
