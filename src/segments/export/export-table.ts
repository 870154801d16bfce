import type { ExcelCell } from "../../tables/xlsx/excel-cells";
import type { ExcelColumn, ExcelSheet } from "../../tables/xlsx/excel-workbook";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** A table as records, with what a spreadsheet should know of its columns. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly ExcelColumn[];
  readonly records: readonly Readonly<Record<string, ExcelCell>>[];
  /** Of each record the customers that it is about, where a cell lists them: a name may hold what separates names. */
  readonly about?: readonly (readonly string[])[];
}

/** What an export calls a column of its own where a column of the study has its name. */
export function besideOwn(name: string): string {
  return `${name} (study)`;
}

/** The table as a sheet. */
export function sheetOfTable({ name, columns, records }: ExportTable): ExcelSheet {
  return { name, columns, rows: records.map((record) => columns.map((column) => record[column.name])) };
}

/** Colours of words that say how good something is. */
export const WORD_COLOURS = Object.freeze({ good: "#B7E1CD", doubtful: "#FCE8B2", bad: "#F4C7C3" });

/** Segments are numbered from 1, by revenue, and have the colours of the map. */
export function segmentFills(segments: number): NonNullable<ExcelColumn["fills"]> {
  return Array.from({ length: segments }, (_, i) => ({
    equals: i + 1,
    colour: paler(SEGMENT_COLOURS[i % SEGMENT_COLOURS.length]),
  }));
}

/** A colour mixed with three parts of white: a cell's text stays readable on it. */
function paler(colour: string): string {
  const part = (at: number) => Math.round((parseInt(colour.slice(at, at + 2), 16) + 3 * 255) / 4);
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, "0")).join("")}`;
}
