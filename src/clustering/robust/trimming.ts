import { InputError } from "../../core/input-error";
import { NOISE } from "../clustering";

/** Rows that a robust method leaves out of every cluster: accounts of their own. */
export interface TrimmedRow {
  /** 0 for the first row of x. */
  readonly row: number;
  readonly name: string;
  /** The cluster it is nearest to. */
  readonly nearest: number;
  /** How far it lies from it: see the method. The larger, the stranger. */
  readonly distance: number;
}

/** The number of rows that a share of `trim` leaves out: rounded down, as tclust does. */
export function trimmedCount(n: number, trim: number): number {
  // 0.29 x 100 is 28.999999999999996: what is a whole number but for rounding is that number.
  return Math.floor(n * trim + 1e-9);
}

/** Throws unless `trim` is a share of at least 0 and below 1/2 that leaves k rows. */
export function requireTrim(trim: number, n: number, k: number, where: string): void {
  if (trim >= 0 && trim < 0.5 && n - trimmedCount(n, trim) >= k) return;
  throw new InputError({
    where,
    what: String(trim),
    legal: `a share of at least 0 and below 0.5 that leaves ${k} of ${n} rows`,
  });
}

/** The rows of label `NOISE`, the strangest first. */
export function trimmedRows(
  labels: Int32Array,
  nearest: Int32Array,
  distances: Float64Array,
  rowNames: readonly string[],
): readonly TrimmedRow[] {
  const rows = Array.from(labels, (label, row) => (label === NOISE ? row : -1)).filter((row) => row >= 0);
  rows.sort((a, b) => distances[b] - distances[a] || a - b);
  return Object.freeze(
    rows.map((row) =>
      Object.freeze({ row, name: rowNames[row], nearest: nearest[row], distance: distances[row] }),
    ),
  );
}
