import type { Dissimilarities } from "../../math/distances/distances";
import { isDissimilarities, rowDistances, type RowDistance } from "../../math/distances/row-distances";
import type { Observations } from "../../math/linear/observations";
import { membersOf, readWeightedGroups, weightOf, type WeightedGroups } from "../groups";
import type { Score } from "./score";
import { scoreOf } from "./score-of";

/** Distances within and between clusters. Private to this folder. */
export interface ClusterDistances {
  /** Largest distance between two rows of any one cluster; 0 when all are singletons. */
  readonly largestDiameter: number;
  /** Largest mean distance between the rows of one cluster (singletons have none); 0 when all are singletons. */
  readonly largestMeanWithin: number;
  /** Smallest distance between rows of different clusters. */
  readonly smallestSeparation: number;
  /** Smallest mean distance between the rows of two clusters. */
  readonly smallestMeanBetween: number;
}

/**
 * The score that a ratio of two distances gives: null for fewer than two clusters and for as many clusters as rows. Cost O(n^2)
 * distances, memory O(n).
 */
export function scoreOfDistances(
  x: Observations | Dissimilarities,
  labels: ArrayLike<number>,
  where: string,
  ratioOf: (distances: ClusterDistances) => number | null,
): Score {
  const distance = rowDistances(x, "euclidean", `${where}(x)`);
  const [rows, weights] = isDissimilarities(x) ? [x.size, undefined] : [x.rows, x.weights];
  const groups = readWeightedGroups(labels, rows, weights, where);
  const clusters = groups.labels.length;
  const defined = clusters >= 2 && clusters < groups.mass;
  return scoreOf(groups, "higher", defined ? ratioOf(clusterDistances(distance, groups)) : null);
}

/** Looks at every pair of rows once. */
function clusterDistances(distance: RowDistance, groups: WeightedGroups): ClusterDistances {
  const members = membersOf(groups);
  const { masses } = groups;
  let largestDiameter = 0;
  let largestMeanWithin = 0;
  let smallestSeparation = Infinity;
  let smallestMeanBetween = Infinity;
  members.forEach((first, a) => {
    let sum = 0;
    for (let i = 0; i < first.length; i++) {
      for (let j = i + 1; j < first.length; j++) {
        const between = distance(first[i], first[j]);
        sum += weightOf(groups, first[i]) * weightOf(groups, first[j]) * between;
        if (between > largestDiameter) largestDiameter = between;
      }
    }
    if (first.length > 1) {
      largestMeanWithin = Math.max(largestMeanWithin, (2 * sum) / (masses[a] * (masses[a] - 1)));
    }
    members.slice(a + 1).forEach((second, next) => {
      let total = 0;
      for (const i of first) {
        for (const j of second) {
          const between = distance(i, j);
          total += weightOf(groups, i) * weightOf(groups, j) * between;
          if (between < smallestSeparation) smallestSeparation = between;
        }
      }
      smallestMeanBetween = Math.min(smallestMeanBetween, total / (masses[a] * masses[a + 1 + next]));
    });
  });
  return { largestDiameter, largestMeanWithin, smallestSeparation, smallestMeanBetween };
}
