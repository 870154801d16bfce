/** Something wrong, or worth a warning, in a file. */
export interface Problem {
  /** The sheet, where the problem is in one. */
  readonly sheet: string | null;
  /** The row as a spreadsheet counts it, where the problem is in one. */
  readonly row: number | null;
  /** The column's header, where the problem is in one. */
  readonly column: string | null;
  /** What was found, as text. */
  readonly value: string;
  /** What would have been accepted. */
  readonly legal: string;
  /** What to do about it. */
  readonly remedy: string;
  /**
   * How many problems of this kind there are: same sheet, column and rule. The first few of a kind are
   * listed, all are counted.
   */
  readonly ofKind: number;
}

/** What was found wrong with a file. */
export interface FileCheck {
  readonly fileName: string;
  readonly problems: readonly Problem[];
  /** All problems, those not listed included. */
  readonly problemCount: number;
  readonly warnings: readonly Problem[];
  /** All warnings, those not listed included. */
  readonly warningCount: number;
}
