/** A cell as a file gives it: text of a text file; a workbook also knows numbers, days and truth values. */
export type RawCell = string | number | boolean | Date | null;

/** A row as it stands in its file. */
export interface RawRow {
  /** The row of the sheet or the line of the text, counted from 1. */
  readonly line: number;
  readonly cells: readonly RawCell[];
}

/** A table before anything is known of its columns. */
export interface RawTable {
  /** The file's name, or what else it is called. */
  readonly name: string;
  /** The sheet it stands in; null for text. */
  readonly sheet: string | null;
  /** What parts the cells of a text; null for a sheet. */
  readonly delimiter: string | null;
  /** One name per column, no two alike. */
  readonly columns: readonly string[];
  /** Below the header; rows without any content are left out. Each has one cell per column. */
  readonly rows: readonly RawRow[];
}
