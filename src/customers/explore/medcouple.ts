import { quantileSorted } from "simple-statistics";

/** The skewness of a long column is that of so many of its quantiles: the cost is their square. */
const MOST_VALUES = 401;

/**
 * The medcouple, a measure of skewness that a few extreme values do not move (Brys, Hubert & Struyf 2004): the median of
 * ((b - m) - (m - a)) / (b - a) over all pairs of a value b from the median m on and a value a up to it.
 *
 * Of more than 401 values it is that of 401 evenly spaced quantiles.
 *
 * @param sorted in ascending order, one value or more.
 * @returns -1 (a long tail to the left) to 1 (to the right); 0 for a symmetric column, and for one without spread.
 * Cost O(min(n, 401)^2 log).
 * @example medcouple(Float64Array.of(1, 2, 3, 6, 10)) // 0.5
 */
export function medcouple(sorted: Float64Array): number {
  const values = sorted.length <= MOST_VALUES ? sorted : quantiles(sorted);
  const middle = quantileSorted(values, 0.5);
  const below = values.filter((value) => value <= middle);
  const above = values.filter((value) => value >= middle);
  // A value that is the median itself is in both halves; pairs of two such values count by their places.
  const ties = below.filter((value) => value === middle).length;
  const kernel = new Float64Array(below.length * above.length);
  below.forEach((a, i) => {
    above.forEach((b, j) => {
      const place = below.length - 1 - i + j - (ties - 1);
      kernel[i * above.length + j] = a === b ? Math.sign(place) : (b - middle - (middle - a)) / (b - a);
    });
  });
  return quantileSorted(kernel.sort(), 0.5);
}

function quantiles(sorted: Float64Array): Float64Array {
  const last = MOST_VALUES - 1;
  return Float64Array.from({ length: MOST_VALUES }, (_, i) => quantileSorted(sorted, i / last));
}
