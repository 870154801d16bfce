import { requireObservations, type Observations } from "../../math/linear/observations";
import { readWeightedGroups } from "../groups";
import { ratio } from "./ratio";
import type { Score } from "./score";
import { scoreOf } from "./score-of";
import { sumsOfSquares } from "./sums-of-squares";

/**
 * Calinski-Harabasz index (variance ratio criterion): (between / (k - 1)) / (within / (n - k)).
 * Higher is better; 0 or more, without upper limit or unit. It favours round clusters of equal spread and
 * cannot judge k = 1.
 *
 * Undefined (null) for fewer than two clusters, for as many clusters as rows, and when all rows are
 * identical; Infinity when every cluster is a single point repeated. Noise rows (-1) are left out and counted.
 *
 * Source: Calinski and Harabasz 1974, "A dendrite method for cluster analysis". Cost O(n d).
 *
 * @param weights one per row: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each.
 * @throws InputError when labels and rows differ in number, and for weights that are not numbers of at least 0.
 * @example calinskiHarabasz(observations([[0], [1], [8], [9]]), [0, 0, 1, 1]).value // 128
 */
export function calinskiHarabasz(
  x: Observations,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined = x.weights,
): Score {
  requireObservations(x, "calinskiHarabasz(x)");
  const groups = readWeightedGroups(labels, x.rows, weights, "calinskiHarabasz");
  const k = groups.labels.length;
  const { within, between } = sumsOfSquares(x, labels, weights);
  const defined = k >= 2 && k < groups.mass;
  return scoreOf(groups, "higher", defined ? ratio(between / (k - 1), within / (groups.mass - k)) : null);
}
