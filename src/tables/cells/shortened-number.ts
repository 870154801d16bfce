import type { RawCell } from "../raw-table";
import { endsInDigit } from "./is-digit";

/** What people write behind a number instead of its zeros, as a power of ten. */
const POWERS: Readonly<Record<string, number>> = { K: 3, k: 3, M: 6, bn: 9 };
const SHORTENED = /^(.*\d)\s?(K|k|M|bn)$/;
/** A fraction or a currency: without one, `14K` may be gold. */
const OF_NUMBERS = /\d[.,]\d|[$€£¥]/;

/** The number and the letter behind it; null for what is not shortened, as most cells of large files are. */
function partsOf(cell: RawCell): RegExpExecArray | null {
  return typeof cell === "string" && !endsInDigit(cell) ? SHORTENED.exec(cell.trim()) : null;
}

/** Cells of a column without the letters that shorten them, and the powers of ten that these mean. */
export interface Lengthened {
  readonly cells: readonly RawCell[];
  /** One per cell, 0 where it is not shortened; null where none is. */
  readonly powers: readonly number[] | null;
  /** The place of the first that shows how they are meant; -1 for none. */
  readonly example: number;
}

/**
 * Takes numbers such as `12.3K` and `$4M` apart. Where none of a column has a fraction or a currency, as in `14K` and `18K`, they may be
 * codes and stay what they are. Cost O(cells).
 *
 * @example lengthened(["12.3K", "950"]).cells // ["12.3", "950"]
 */
export function lengthened(cells: readonly RawCell[]): Lengthened {
  const example = cells.findIndex((cell) => OF_NUMBERS.test(partsOf(cell)?.[1] ?? ""));
  if (example < 0) return { cells, powers: null, example };
  const found = cells.map(partsOf);
  return {
    cells: cells.map((cell, i) => found[i]?.[1] ?? cell),
    powers: found.map((match) => (match === null ? 0 : POWERS[match[2]])),
    example,
  };
}
