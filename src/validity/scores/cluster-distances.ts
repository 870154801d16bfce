import type { RowDistance } from "../../math/distances/row-distances";
import { membersOf, type WeightedGroups } from "../groups";

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

/** Looks at every pair of rows once. Cost O(n^2) distances, memory O(1). */
export function clusterDistances(distance: RowDistance, groups: WeightedGroups): ClusterDistances {
  const members = membersOf(groups);
  const { masses } = groups;
  const weightOf = (row: number): number => groups.weights?.[row] ?? 1;
  let largestDiameter = 0;
  let largestMeanWithin = 0;
  let smallestSeparation = Infinity;
  let smallestMeanBetween = Infinity;
  members.forEach((first, a) => {
    let sum = 0;
    for (let i = 0; i < first.length; i++) {
      for (let j = i + 1; j < first.length; j++) {
        const between = distance(first[i], first[j]);
        sum += weightOf(first[i]) * weightOf(first[j]) * between;
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
          total += weightOf(i) * weightOf(j) * between;
          if (between < smallestSeparation) smallestSeparation = between;
        }
      }
      smallestMeanBetween = Math.min(smallestMeanBetween, total / (masses[a] * masses[a + 1 + next]));
    });
  });
  return { largestDiameter, largestMeanWithin, smallestSeparation, smallestMeanBetween };
}
