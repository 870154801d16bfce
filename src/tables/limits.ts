/** What a table may be at most, so that a page stays alive. */
export const TABLE_LIMITS = {
  /** Bytes of a text file. Workbooks have limits of their own (workbook/limits.ts). */
  bytes: 100_000_000,
  /** Cells, empty ones included. */
  cells: 1_000_000,
  columns: 2_000,
} as const;
