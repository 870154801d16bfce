/** What a workbook may be at most: about five times the case's own, and small enough for any machine. */
export const LIMITS = {
  /** Bytes of the file. */
  fileBytes: 40_000_000,
  /** Bytes of all its parts, unpacked. */
  expandedBytes: 150_000_000,
  /** Parts in the package. */
  parts: 2_000,
  /** Rows of the sheets read, formatted empty ones included. */
  rows: 400_000,
  /** Cells of the sheets read, formatted empty ones included. */
  cells: 4_000_000,
  /** Texts that cells share. */
  texts: 4_000_000,
  /** Ranges of merged cells of a sheet. */
  merged: 100_000,
} as const;
