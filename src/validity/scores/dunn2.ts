import type { Dissimilarities } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { scoreOfDistances } from "./cluster-distances";
import { ratio } from "./ratio";
import type { Score } from "./score";

/**
 * Dunn index in its second form: the smallest mean distance between the rows of two clusters / the largest
 * mean distance between the rows of one cluster. Higher is better; 0 or more, without unit. Means make it
 * less the prey of single outliers than `dunn`.
 *
 * Rows count by the weights of `x`. Undefined (null) for fewer than two clusters and for as many clusters as rows; Infinity when every
 * cluster is a single point repeated. Singletons have no inner distance. Noise rows (-1) are left out and
 * counted.
 *
 * Source: Hennig, `dunn2` of `cluster.stats` in R's fpc, after Bezdek and Pal 1998.
 * Cost O(n^2 d), memory O(n).
 *
 * @param x observations (Euclidean distances), or `Dissimilarities` for any other metric.
 * @throws InputError when labels and rows differ in number.
 * @example dunn2(observations([[0], [1], [8], [9]]), [0, 0, 1, 1]).value // 8
 */
export function dunn2(x: Observations | Dissimilarities, labels: ArrayLike<number>): Score {
  return scoreOfDistances(x, labels, "dunn2", ({ smallestMeanBetween, largestMeanWithin }) =>
    ratio(smallestMeanBetween, largestMeanWithin),
  );
}
