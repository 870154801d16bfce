import {
  pairIndex,
  pairwiseDistances,
  type Dissimilarities,
  type Metric,
} from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { mean } from "../../core/mean";
import { exponentAndMantissa, powerOfTwo } from "../../math/functions/float-parts";
import type { Observations } from "../../math/linear/observations";
import { isDissimilarities } from "../../math/distances/row-distances";
import type { Tree } from "./dendrogram";

/**
 * The cophenetic distances: for each pair of rows, the height at which the tree first joins them.
 * Cost O(n^2), 4 n^2 bytes.
 *
 * @example copheneticDistances(hierarchical(observations([[0], [1], [9]]))).values // [1, 9.815, 9.815]
 */
export function copheneticDistances(tree: Tree): Dissimilarities {
  const { size, merges, heights, order, rowNames } = tree;
  const values = new Float64Array((size * (size - 1)) / 2);
  // Every cluster is a stretch of the drawing order: keep where each begins and ends.
  const begin = new Int32Array(2 * size - 1);
  const end = new Int32Array(2 * size - 1);
  order.forEach((row, at) => {
    begin[row] = at;
    end[row] = at + 1;
  });
  for (let m = 0; m < heights.length; m++) {
    const [left, right] = [merges[2 * m], merges[2 * m + 1]];
    begin[size + m] = Math.min(begin[left], begin[right]);
    end[size + m] = Math.max(end[left], end[right]);
    for (let a = begin[left]; a < end[left]; a++) {
      for (let b = begin[right]; b < end[right]; b++) {
        values[pairIndex(size, order[a], order[b])] = heights[m];
      }
    }
  }
  return Object.freeze({ size, values, metric: "cophenetic", rowNames });
}

/**
 * Cophenetic correlation (Sokal & Rohlf 1962): how well the tree keeps the distances between the rows, as
 * the Pearson correlation of both over all pairs. -1 to 1, higher is better. NaN when either does not
 * vary: fewer than three rows, or identical ones. Cost O(n^2 d).
 *
 * @param x what the tree was grown from: observations (measured by the tree's own metric) or dissimilarities.
 * @throws InputError when x has another number of rows than the tree.
 * @example copheneticCorrelation(hierarchical(x, { linkage: "average" }), x)
 */
export function copheneticCorrelation(tree: Tree, x: Observations | Dissimilarities): number {
  const distances = isDissimilarities(x) ? x : pairwiseDistances(x, tree.metric as Metric);
  if (distances.size !== tree.size) {
    throw new InputError({
      where: "copheneticCorrelation(x)",
      what: `${distances.size} rows`,
      legal: `the ${tree.size} rows of the tree`,
    });
  }
  return pearson(distances.values, copheneticDistances(tree).values);
}

/**
 * Agglomerative coefficient (Kaufman & Rousseeuw 1990): the mean over rows of 1 - (height at which the row
 * first joins another) / (height of the last merge). 0 to 1, higher means more structure; it grows with n,
 * so do not compare data sets of different size by it. NaN for one row, or when the last height is 0.
 * Cost O(n).
 *
 * @example agglomerativeCoefficient(hierarchical(x, { linkage: "ward" }))
 */
export function agglomerativeCoefficient(tree: Tree): number {
  const { size, merges, heights } = tree;
  const last = heights[heights.length - 1];
  if (size < 2 || last === 0) return NaN;
  let total = 0;
  for (let m = 0; m < merges.length; m++) if (merges[m] < size) total += 1 - heights[m >> 1] / last;
  return total / size;
}

function pearson(first: Float64Array, second: Float64Array): number {
  const [a, b] = [brought(first), brought(second)];
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return aa === 0 || bb === 0 ? NaN : ab / Math.sqrt(aa * bb);
}

/** Divided by a power of 2, which is exact, to about 1 at most: squares of squared distances may be no numbers any more. */
function brought(values: Float64Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return values;
  const factor = powerOfTwo(-exponentAndMantissa(largest).exponent);
  return values.map((value) => value * factor);
}
