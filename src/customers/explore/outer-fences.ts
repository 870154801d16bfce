import { quantileSorted } from "simple-statistics";
import { exponential } from "../../math/functions/exponential";
import { medcouple } from "./medcouple";

/** Beyond the box by so many times its width lies what is far out (Tukey's outer fences). */
const OUTER = 3;
/** How much the fences follow the skewness: on the side of the long tail, and on the other. */
const [LONG, SHORT] = [3, -4];

/** Between which values a column is usual. */
export interface Fences {
  readonly low: number;
  readonly high: number;
}

/**
 * The outer fences of a box plot, adjusted to the skewness of the column (Tukey 1977; Hubert & Vandervieren 2008): on the side of
 * a long tail they lie farther out, so a tail that belongs to the column makes nobody an outlier. Of a normal column about
 * 2 values in a million lie beyond them.
 *
 * @returns fences without end where the middle half of the column is one value: it then says nothing of the rest.
 * Cost O(n log n).
 * @example outerFences(Float64Array.of(1, 2, 3, 4, 5)) // { low: -4, high: 10 }
 */
export function outerFences(column: Float64Array): Fences {
  const sorted = Float64Array.from(column).sort();
  const [lower, upper] = [0.25, 0.75].map((p) => quantileSorted(sorted, p));
  const width = OUTER * (upper - lower);
  if (width === 0) return Object.freeze({ low: -Infinity, high: Infinity });
  const skew = medcouple(sorted);
  const [left, right] = skew >= 0 ? [SHORT, LONG] : [-LONG, -SHORT];
  return Object.freeze({
    low: lower - width * exponential(left * skew),
    high: upper + width * exponential(right * skew),
  });
}
