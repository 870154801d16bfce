import type { RowDistance } from "../../math/distances/row-distances";
import { membersOf, type Groups } from "../groups";

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
export function clusterDistances(distance: RowDistance, groups: Groups): ClusterDistances {
  const members = membersOf(groups);
  let largestDiameter = 0;
  let largestMeanWithin = 0;
  let smallestSeparation = Infinity;
  let smallestMeanBetween = Infinity;
  members.forEach((first, a) => {
    let sum = 0;
    for (let i = 0; i < first.length; i++) {
      for (let j = i + 1; j < first.length; j++) {
        const between = distance(first[i], first[j]);
        sum += between;
        if (between > largestDiameter) largestDiameter = between;
      }
    }
    if (first.length > 1) {
      largestMeanWithin = Math.max(largestMeanWithin, (2 * sum) / (first.length * (first.length - 1)));
    }
    for (const second of members.slice(a + 1)) {
      let total = 0;
      for (const i of first) {
        for (const j of second) {
          const between = distance(i, j);
          total += between;
          if (between < smallestSeparation) smallestSeparation = between;
        }
      }
      smallestMeanBetween = Math.min(smallestMeanBetween, total / (first.length * second.length));
    }
  });
  return { largestDiameter, largestMeanWithin, smallestSeparation, smallestMeanBetween };
}
