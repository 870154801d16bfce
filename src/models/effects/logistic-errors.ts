import { choleskyInPlace, invertLowerInPlace } from "../../math/linear/cholesky";
import type { Matrix } from "../../math/linear/matrix";
import { predictLogistic, type LogisticModel } from "../logistic-regression";

/**
 * Standard errors of a logistic regression that hold where the rows of a group belong together (Liang & Zeger 1986): the
 * curvature of the penalised likelihood on both sides of the scores, summed group by group, times groups / (groups - 1). With fewer
 * groups than columns they are too small.
 *
 * @param groups the group of each row; each row its own where rows are independent.
 * @returns the intercept's first, then one for each column; NaN where the curvature cannot be inverted. Kernel: assumes a fit of these rows.
 * Cost O(n d^2 + d^3 + groups d^2).
 */
export function logisticErrors(
  x: Matrix,
  y: Uint8Array,
  weights: Float64Array,
  model: LogisticModel,
  groups: ArrayLike<string | number>,
): Float64Array {
  const size = x.columns + 1;
  const curvature = new Float64Array(size * size);
  const sums = new Map<string | number, Float64Array>();
  const p = predictLogistic(model, x);
  const row = new Float64Array(size).fill(1, 0, 1);
  for (let i = 0; i < x.rows; i++) {
    row.set(x.data.subarray(i * x.columns, (i + 1) * x.columns), 1);
    const sum = sums.get(groups[i]) ?? new Float64Array(size);
    sums.set(groups[i], sum);
    for (let a = 0; a < size; a++) {
      sum[a] += weights[i] * (y[i] - p[i]) * row[a];
      for (let b = 0; b <= a; b++)
        curvature[a * size + b] += weights[i] * p[i] * (1 - p[i]) * row[a] * row[b];
    }
  }
  for (let j = 1; j < size; j++) curvature[j * size + j] += model.ridge;
  if (!choleskyInPlace(curvature, size) || sums.size < 2) return new Float64Array(size).fill(NaN);
  invertLowerInPlace(curvature, size);
  const variance = new Float64Array(size);
  for (const sum of sums.values()) {
    const half = new Float64Array(size);
    for (let a = 0; a < size; a++) for (let b = 0; b <= a; b++) half[a] += curvature[a * size + b] * sum[b];
    for (let b = 0; b < size; b++) {
      let step = 0;
      for (let a = b; a < size; a++) step += curvature[a * size + b] * half[a];
      variance[b] += step ** 2;
    }
  }
  const factor = sums.size / (sums.size - 1);
  return variance.map((value) => Math.sqrt(value * factor));
}
