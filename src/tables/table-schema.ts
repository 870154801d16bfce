/** What a cell may hold: `flag` is 0 or 1; `label` is text, or a number read as text; `choice` one of a list. */
export type CellType = "label" | "choice" | "number" | "flag" | "date";

/** A column of a table that is known before it is read, found by its header text. */
export interface ColumnSchema {
  /** The exact header text, stray spaces and spellings included. */
  readonly header: string;
  readonly type: CellType;
  /** Unit of measure or meaning, for people. */
  readonly unit: string;
  /** What an empty cell is: a problem, the number 0, or truly empty (`null`). */
  readonly empty: "problem" | "zero" | "null";
  /** The legal texts of a `choice`. */
  readonly choices?: readonly string[];
  /** Where the header occurs twice: the column meant is the nearest one left of this header's. */
  readonly leftOf?: string;
}

/** A table that is known before it is read: its sheet and its columns. A case brings one for each of its sheets. */
export interface TableSchema {
  /** The exact sheet name. */
  readonly name: string;
  /** What a row is, in words. */
  readonly holds: string;
  readonly columns: readonly ColumnSchema[];
  /** True where a table without rows is only worth a warning: the study then does without what it holds. */
  readonly mayBeEmpty?: true;
  /** True where a second table is next to this one and repeats headers. */
  readonly besideAnother?: true;
}

/** How well a column of a sheet is filled. */
export interface ColumnFill {
  readonly sheet: string;
  readonly column: string;
  /** Data rows of the sheet. */
  readonly rows: number;
  /** Of these, rows whose cell is empty. */
  readonly empty: number;
}
