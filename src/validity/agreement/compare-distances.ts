import { sampleCorrelation } from "simple-statistics";
import { kmedoids } from "../../clustering/medoids/kmedoids";
import { pairwiseDistances, type Metric } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { ranks } from "../../math/distributions/ranks";
import { adjustedRand } from "./adjusted-rand";

/** Another distance next to the Euclidean one. */
export interface DistanceComparison {
  readonly distance: Metric;
  /** Spearman's correlation of the distances of all pairs with the Euclidean ones, -1 to 1; NaN where one does not vary. */
  readonly rankCorrelation: number;
  /** Adjusted Rand index of k-medoids' clusters on this distance and on the Euclidean one; 1 is the same division; NaN for one row. */
  readonly kMedoidsAgreement: number;
}

const OTHERS: readonly Metric[] = ["manhattan", "cosine"];

/**
 * Asks whether the distance decides: how other distances order the pairs of rows, and how k-medoids, which takes any
 * distance, divides the rows on them, both compared with the Euclidean distance. Cosine distance is left out where a row is
 * all zero or there is one column only, for then rows have no direction.
 *
 * @param k clusters of k-medoids, 1 to the number of rows.
 * @throws InputError for no rows or such a k. Cost O(n^2 (d + k + log n)) a distance; memory 30 n^2 bytes.
 * @example compareDistances(observations([[0, 1], [0, 2], [8, 1], [9, 1]]), 2)[0].kMedoidsAgreement // 1
 */
export function compareDistances(x: Observations, k: number): readonly DistanceComparison[] {
  const euclidean = pairwiseDistances(x);
  const first = ranks(euclidean.values);
  const { labels } = kmedoids(euclidean, { k });
  const others = OTHERS.filter((metric) => metric !== "cosine" || haveDirections(x));
  return Object.freeze(
    others.map((distance) => {
      const distances = pairwiseDistances(x, distance);
      const other = distances.values;
      return Object.freeze({
        distance,
        rankCorrelation: other.length < 2 ? NaN : sampleCorrelation(first, ranks(other)),
        kMedoidsAgreement: adjustedRand(labels, kmedoids(distances, { k }).labels).value ?? NaN,
      });
    }),
  );
}

function haveDirections({ rows, columns, data }: Observations): boolean {
  for (let i = 0; i < rows; i++)
    if (data.subarray(i * columns, (i + 1) * columns).every((value) => value === 0)) return false;
  return columns > 1;
}
