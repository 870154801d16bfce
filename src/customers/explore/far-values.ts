import { quantileSorted } from "simple-statistics";
import { isNumberColumn } from "../column";
import type { CustomerBase } from "../customer-base";

/** A value far from all others of its column. */
export interface FarValue {
  readonly customer: string;
  readonly column: string;
  readonly value: number;
  /** The median of the column. */
  readonly median: number;
  /** How many times the middle half's width it lies beyond the nearer quartile. */
  readonly times: number;
}

/** Beyond so many widths of the middle half, a value is worth a look: twice Tukey's outer fence. */
const FAR = 6;
/** So many are listed. */
export const MOST_FAR = 20;

/**
 * Values that look like typing errors: more than six times the middle half's width beyond its nearer end. A long tail has
 * such values too, so they are shown and never removed.
 *
 * @returns at most twenty, the farthest first. Cost O(customers log customers x columns).
 * @example farValues(base)[0]?.customer
 */
export function farValues(base: CustomerBase): readonly FarValue[] {
  const found = base.columns.filter(isNumberColumn).flatMap(({ name, numbers, type, role }): FarValue[] => {
    const sorted = Array.from(numbers.filter((value) => !Number.isNaN(value))).sort((a, b) => a - b);
    if (sorted.length < 8 || type === "date" || role === "set aside" || role === "id") return [];
    const [low, median, high] = [0.25, 0.5, 0.75].map((q) => quantileSorted(sorted, q));
    const width = high - low;
    if (width === 0) return [];
    return Array.from(numbers).flatMap((value, row): FarValue[] => {
      const times = Math.max(value - high, low - value) / width;
      return times > FAR
        ? [Object.freeze({ customer: base.customers[row], column: name, value, median, times })]
        : [];
    });
  });
  return Object.freeze(found.sort((a, b) => b.times - a.times).slice(0, MOST_FAR));
}
