import { euclidean } from "../../math/distances/distances";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { groupMeans } from "./group-means";
import { readWeightedGroups } from "../groups";
import { ratio } from "./ratio";
import type { Score } from "./score";
import { scoreOf } from "./score-of";

/**
 * Davies-Bouldin index: for each cluster the worst of (spread + spread of the other) / distance of the two
 * means, averaged over the clusters; spread is the mean distance of the rows to their mean.
 * Lower is better; 0 or more, without unit.
 *
 * Undefined (null) for fewer than two clusters, for as many clusters as rows, and when two clusters are
 * the same single point; Infinity when two spread clusters share their mean. A singleton has spread 0.
 * Noise rows (-1) are left out and counted.
 *
 * Source: Davies and Bouldin 1979, "A cluster separation measure". Cost O(n d + k^2 d).
 *
 * @param weights one per row: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each.
 * @throws InputError when labels and rows differ in number, and for weights that are not numbers of at least 0.
 * @example daviesBouldin(observations([[0], [1], [8], [9]]), [0, 0, 1, 1]).value // 0.125
 */
export function daviesBouldin(
  x: Observations,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined = x.weights,
): Score {
  requireObservations(x, "daviesBouldin(x)");
  const groups = readWeightedGroups(labels, x.rows, weights, "daviesBouldin");
  const k = groups.labels.length;
  const { means, distance } = groupMeans(x, groups, groups.weights);
  const spread = distance.map((sum, c) => sum / groups.masses[c]);
  const d = x.columns;
  let value: number | null = k >= 2 && k < groups.mass ? 0 : null;
  for (let a = 0; a < k && value !== null; a++) {
    let worst: number | null = 0;
    for (let b = 0; b < k && worst !== null; b++) {
      if (a === b) continue;
      const likeness = ratio(spread[a] + spread[b], euclidean(means, means, a * d, b * d, d));
      worst = likeness === null ? null : Math.max(worst, likeness);
    }
    value = worst === null ? null : value + worst / k;
  }
  return scoreOf(groups, "lower", value);
}
