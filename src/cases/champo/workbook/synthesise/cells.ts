/** A cell with a formula and the value it had when the workbook was written. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: number;
}

/** A formatted cell without content: it makes the sheet's declared size larger than its data. */
export const BLANK = Symbol("formatted empty cell");

/** What can be written into a cell; `null` leaves the cell out. */
export type Cell = string | number | Date | FormulaCell | typeof BLANK | null;

/** A sheet as rows of cells, the first row at the top. */
export interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The size the sheet claims to have, such as `A1:P65536`. */
  readonly declaredSize: string;
  /** True for the sheet that carries the notice's drawing. */
  readonly drawing: boolean;
}

/** The letters of a column, counted from 0: `A`, `B`, … `Z`, `AA`. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
