import type { Dissimilarities } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { isDissimilarities, rowDistances } from "../../math/distances/row-distances";
import { clusterDistances } from "./cluster-distances";
import { readWeightedGroups } from "../groups";
import { ratio } from "./ratio";
import type { Score } from "./score";
import { scoreOf } from "./score-of";

/**
 * Dunn index: the smallest distance between rows of different clusters / the largest distance between two
 * rows of one cluster. Higher is better; 0 or more, without unit. Two rows decide it, so one outlier can.
 *
 * Undefined (null) for fewer than two clusters and for as many clusters as rows; Infinity when every
 * cluster is a single point repeated. Singletons have no inner distance. Noise rows (-1) are left out and
 * counted.
 *
 * Source: Dunn 1974, "Well-separated clusters and optimal fuzzy partitions".
 * Cost O(n^2 d), memory O(n).
 *
 * @param x observations (Euclidean distances), or `Dissimilarities` for any other metric.
 * @throws InputError when labels and rows differ in number.
 * @example dunn(observations([[0], [1], [8], [9]]), [0, 0, 1, 1]).value // 7
 */
export function dunn(x: Observations | Dissimilarities, labels: ArrayLike<number>): Score {
  const distance = rowDistances(x, "euclidean", "dunn(x)");
  const [rows, weights] = isDissimilarities(x) ? [x.size, undefined] : [x.rows, x.weights];
  const groups = readWeightedGroups(labels, rows, weights, "dunn");
  const clusterCount = groups.labels.length;
  const defined = clusterCount >= 2 && clusterCount < groups.mass;
  const { smallestSeparation, largestDiameter } = clusterDistances(distance, groups);
  return scoreOf(groups, "higher", defined ? ratio(smallestSeparation, largestDiameter) : null);
}
