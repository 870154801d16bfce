import type { Dissimilarities } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { scoreOfDistances } from "./cluster-distances";
import { ratio } from "./ratio";
import type { Score } from "./score";

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
  return scoreOfDistances(x, labels, "dunn", ({ smallestSeparation, largestDiameter }) =>
    ratio(smallestSeparation, largestDiameter),
  );
}
