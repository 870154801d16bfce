import { sumBy, sumOf } from "../../core/sum";

/** How much each row of a matrix counts where rows do not count alike. */
export interface RowCounts {
  /** One per row, with mean 1. */
  readonly weights: Float64Array;
  /** Their square roots. */
  readonly roots: Float64Array;
  /** Rows that count alike and say as much about a mean: the square of the sum of all weights by the sum of their squares. */
  readonly rows: number;
}

/** What weights above 0 say of each row. Private to this folder. */
export function rowCounts(given: Float64Array): RowCounts {
  const mean = sumOf(given) / given.length;
  const weights = given.map((weight) => weight / mean);
  const rows = given.length ** 2 / sumBy(weights, (weight) => weight * weight);
  return { weights, roots: weights.map(Math.sqrt), rows };
}

/** A column of mean 0 and mean square 1 where its rows count by weights, so multiplied that plain sums of products count them. */
export function counted(column: Float64Array, counts: RowCounts | undefined): Float64Array {
  if (counts === undefined) return column;
  return standardised(column, counts.weights).map((value, row) => value * counts.roots[row]);
}

/**
 * With mean 0 and mean square 1; values that do not vary become 0.
 *
 * @param weights of mean 1; left out, 1 each.
 */
export function standardised(values: Float64Array, weights?: Float64Array): Float64Array {
  const n = values.length;
  const times = (value: number, row: number): number =>
    weights === undefined ? value : value * weights[row];
  // Dividing by the range first keeps the squares of very large and very small values within bounds.
  const range = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const mean = sumBy(values, (value, row) => times(value / range, row)) / n;
  const centred = values.map((value) => value / range - mean);
  const spread = Math.sqrt(sumBy(centred, (value, row) => times(value * value, row)) / n);
  return spread > 0 ? centred.map((value) => value / spread) : centred.fill(0);
}

/** The sum of all values up to each. */
export function runningSums(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
