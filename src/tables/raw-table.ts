/** A cell as a file gives it: text of a text file; a workbook also knows numbers, days and truth values. */
export type RawCell = string | number | boolean | Date | null;

/** A cell of a workbook that holds no value, though it is not empty. */
export interface CellFault {
  /** `error`: a formula that failed; `uncomputed`: a formula whose result is not in the file. */
  readonly fault: "error" | "uncomputed";
  /** What a spreadsheet shows: `#DIV/0!`. */
  readonly text: string;
}

/** A cell as it is found, before a table is made of it. */
export type FoundCell = RawCell | CellFault;

/** True for a cell that holds no value, though it is not empty. */
export function isFault(cell: FoundCell | undefined): cell is CellFault {
  return typeof cell === "object" && cell !== null && !(cell instanceof Date);
}

/** A row as it is in its file. */
export interface FoundRow {
  /** The row of the sheet or the line of the text, counted from 1. */
  readonly line: number;
  readonly cells: readonly FoundCell[];
}

/** A row of a table. */
export interface RawRow extends FoundRow {
  readonly cells: readonly RawCell[];
}

/** A table before anything is known of its columns. */
export interface RawTable {
  /** The file's name, or what else it is called. */
  readonly name: string;
  /** The sheet it is on; null for text. */
  readonly sheet: string | null;
  /** What separates the cells of a text; null for a sheet. */
  readonly delimiter: string | null;
  /** One name per column, no two alike. */
  readonly columns: readonly string[];
  /** Below the header; rows without any content are left out. Each has one cell per column. */
  readonly rows: readonly RawRow[];
}
