import { squaredDeviations } from "../core/squared-deviations";
import { columnMeans } from "../math/linear/column-means";
import { columnOf, type Matrix } from "../math/linear/matrix";

/** Mean and standard deviation of training columns. */
export interface ColumnScaling {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Mean and standard deviation of each column; a constant column keeps its unit. Cost O(n d). */
export function columnScaling(x: Matrix): ColumnScaling {
  const spread = Float64Array.from({ length: x.columns }, (_, j) => {
    const variance = squaredDeviations(columnOf(x, j)) / x.rows;
    return variance > 0 ? Math.sqrt(variance) : 1;
  });
  return { mean: columnMeans(x), spread };
}

/** The columns less their means, in standard deviations of training. Cost O(n d). */
export function standardised(x: Matrix, { mean, spread }: ColumnScaling): Matrix {
  const data = x.data.map((value, i) => (value - mean[i % x.columns]) / spread[i % x.columns]);
  return { rows: x.rows, columns: x.columns, data };
}
