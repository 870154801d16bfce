import { quantile } from "../../math/distributions/quantile";
import { columnOf, type Matrix } from "../../math/linear/matrix";

/** The columns of a matrix as numbers of bins. */
export interface BinnedColumns {
  readonly rows: number;
  /** Per column, the bin of each row. */
  readonly bins: readonly Uint8Array[];
  /** Per column, the upper ends of its bins, ascending; the last bin has none. */
  readonly ends: readonly Float64Array[];
}

const MOST_BINS = 255;

/**
 * Divides each column into at most 255 bins: one for each distinct value where there are so few, with ends midway between
 * values, else by quantiles of all its values. Cost O(n d log n).
 */
export function binColumns(x: Matrix): BinnedColumns {
  const ends = Array.from({ length: x.columns }, (_, j) => endsOf(columnOf(x, j)));
  const bins = ends
    .map((_, j) => columnOf(x, j))
    .map((column, j) => Uint8Array.from(column, (value) => binOf(value, ends[j])));
  return { rows: x.rows, bins, ends };
}

function endsOf(column: Float64Array): Float64Array {
  const sorted = column.slice().sort();
  const distinct = Float64Array.from(new Set(sorted));
  if (distinct.length <= MOST_BINS) {
    return distinct.subarray(1).map((value, i) => (distinct[i] + value) / 2);
  }
  const list = Array.from(sorted);
  const at = Array.from({ length: MOST_BINS - 1 }, (_, i) => quantile(list, (i + 1) / MOST_BINS));
  return Float64Array.from(new Set(at));
}

function binOf(value: number, ends: Float64Array): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= ends[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
