import { requireObservations, type Observations } from "../../math/linear/observations";
import { readWeightedGroups } from "../groups";
import type { Score } from "./score";
import { scoreOf } from "./score-of";
import { sumsOfSquares } from "./sums-of-squares";
import { naturalLog } from "../../math/functions/natural-log";

/**
 * BIC of a k-means clustering, read as a mixture of round Gaussians of one common variance in which each
 * row belongs to its cluster for certain: 2 log-likelihood - parameters * log(n), with
 * (k - 1) + k d + 1 parameters (shares, means, variance). Higher is better, as in mclust (some texts flip
 * the sign); any real number, comparable only on the same rows and columns. Defined at k = 1 too, so it
 * can vote against splitting. Clusters that are long, unequal or skewed make it ask for too many.
 *
 * Rows count by the weights of `x`. Undefined (null) without clusters or columns, and when no row differs from its cluster's mean (variance
 * 0). Noise rows (-1) are left out and counted: do not compare results with different `noiseRows`.
 *
 * Source: Pelleg and Moore 2000, "X-means", with the maximum-likelihood variance within / (n d). Cost O(n d).
 *
 * @throws InputError when labels and rows differ in number.
 * @example sphericalBic(x, kmeans(x, { k: 3, seed: 7 }).labels).value
 */
export function sphericalBic(x: Observations, labels: ArrayLike<number>): Score {
  requireObservations(x, "sphericalBic(x)");
  const groups = readWeightedGroups(labels, x.rows, x.weights, "sphericalBic");
  const k = groups.labels.length;
  const n = groups.mass;
  const numbers = n * x.columns;
  const variance = sumsOfSquares(x, labels).within / numbers;
  let logLikelihood = -(numbers / 2) * (naturalLog(2 * Math.PI * variance) + 1);
  for (const mass of Array.from(groups.masses)) logLikelihood += mass * naturalLog(mass / n);
  const parameters = k - 1 + k * x.columns + 1;
  const bic = 2 * logLikelihood - parameters * naturalLog(n);
  return scoreOf(groups, "higher", variance > 0 ? bic : null);
}
