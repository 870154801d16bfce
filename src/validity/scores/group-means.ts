import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import { NOISE, type Groups } from "../groups";

/** Means and spreads of the clusters of a matrix. Private to this folder. */
export interface GroupMeans {
  /** k x d, row-major: the mean of each cluster. */
  readonly means: Float64Array;
  /** The mean of all rows that are not noise. */
  readonly grandMean: Float64Array;
  /** Sum of squared distances to the own mean, per cluster. */
  readonly within: Float64Array;
  /** Sum of (not squared) distances to the own mean, per cluster. */
  readonly distance: Float64Array;
}

/** Two passes: means first, then deviations from them, so that a far-off origin costs no digits.
 * Rows count by their weights, where there are any. Cost O(n d). */
export function groupMeans(x: Matrix, groups: Groups, weights?: ArrayLike<number>): GroupMeans {
  const { columns: d, data } = x;
  const k = groups.sizes.length;
  const means = meansOfGroups(data, d, groups.codes, k, weights);
  const together = groups.codes.map((code) => (code === NOISE ? NOISE : 0));
  const grandMean = meansOfGroups(data, d, together, 1, weights);
  const within = new Float64Array(k);
  const distance = new Float64Array(k);
  for (let i = 0; i < x.rows; i++) {
    const c = groups.codes[i];
    if (c === NOISE) continue;
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const deviation = data[i * d + j] - means[c * d + j];
      sum += deviation * deviation;
    }
    const weight = weights === undefined ? 1 : weights[i];
    within[c] += weight * sum;
    distance[c] += weight * Math.sqrt(sum);
  }
  return { means, grandMean, within, distance };
}
