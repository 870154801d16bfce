/** What a table may be at most. */
export const TABLE_LIMITS = {
  /** Bytes of a text file: a text of more letters cannot be made. Workbooks have limits of their own (xlsx/limits.ts). */
  bytes: 500_000_000,
  /** Bytes of a text file in a page. */
  pageBytes: 100_000_000,
  rows: 2_000_000,
  /** Rows of a table in a page, so that it stays alive. */
  pageRows: 200_000,
  /** Cells, empty ones included. */
  cells: 100_000_000,
  /** Cells of a sheet of a workbook, whose cells are objects while it is read. */
  sheetCells: 1_000_000,
  columns: 2_000,
} as const;
