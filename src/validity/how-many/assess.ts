import { countsOf } from "../../core/counts-of";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";
import type { Observations } from "../../math/linear/observations";
import { calinskiHarabasz } from "../scores/calinski-harabasz";
import { daviesBouldin } from "../scores/davies-bouldin";
import { NOISE } from "../groups";
import { sampledSilhouette } from "../scores/sampled-silhouette";
import { silhouette } from "../scores/silhouette";
import { sumsOfSquares } from "../scores/sums-of-squares";

/** What `assess` needs of a clustering: how many clusters, and the label of every row. */
export interface Labelled {
  readonly clusterCount: number;
  readonly labels: ArrayLike<number>;
}

/** The usual scores of one clustering, side by side; null where a score is not defined. */
export interface Assessment {
  readonly k: number;
  /** Mean silhouette, -1 to 1; higher is better. Of more than 20,000 rows it is estimated, with an interval of at most .01. */
  readonly silhouette: number | null;
  /** Calinski-Harabasz index, 0 and up; higher is better. */
  readonly calinskiHarabasz: number | null;
  /** Davies-Bouldin index, 0 and up; lower is better. */
  readonly daviesBouldin: number | null;
  /** Sum of squared distances to the cluster means; it falls with k on any data. */
  readonly inertia: number | null;
  /** Rows in the smallest cluster: a cluster of one is an account, not a segment. */
  readonly smallest: number;
  /** Rows that belong to no cluster; the scores leave them out. */
  readonly noise: number;
}

/**
 * Scores clusterings of the very matrix they were made from.
 *
 * @param x the observations that were clustered, not a copy in other units.
 * @returns one assessment per clustering, in order.
 * Cost: one exact silhouette each, O(n^2 d), above 20,000 rows without weights one `sampledSilhouette`.
 * @example assess(features, sweep(features, { k: [2, 8], seed: 7 }))
 */
export function assess(x: Observations, clusterings: readonly Labelled[]): readonly Assessment[] {
  return Object.freeze(
    clusterings.map(({ clusterCount, labels }) => {
      const sizes = countsOf(Array.from(labels));
      const noise = sizes.get(NOISE) ?? 0;
      sizes.delete(NOISE);
      return Object.freeze({
        k: clusterCount,
        silhouette: meanSilhouette(x, labels),
        calinskiHarabasz: calinskiHarabasz(x, labels).value,
        daviesBouldin: daviesBouldin(x, labels).value,
        inertia: sizes.size === 0 ? null : sumsOfSquares(x, labels).within,
        smallest: sizes.size === 0 ? 0 : Math.min(...sizes.values()),
        noise,
      });
    }),
  );
}

/** Above so many rows the exact silhouette takes minutes. */
const EXACT_ROWS = 20_000;

function meanSilhouette(x: Observations, labels: ArrayLike<number>): number | null {
  if (x.rows <= EXACT_ROWS || x.weights !== undefined) return silhouette(x, labels).value;
  return sampledSilhouette(x, labels, { seed: 0 }).value;
}

/** The scores of an assessment that a best one can be named by. */
export type Criterion = "silhouette" | "calinskiHarabasz" | "daviesBouldin";

const CRITERIA: readonly Criterion[] = ["silhouette", "calinskiHarabasz", "daviesBouldin"];

/**
 * The assessment that one criterion likes best: the highest silhouette or Calinski-Harabasz, the lowest
 * Davies-Bouldin; with equal values, the one with fewer clusters. One criterion alone decides nothing.
 *
 * @throws InputError when the criterion is defined for none.
 * @example bestAssessment(assess(x, sweep(x, { k: [2, 4], seed: 7 })), "silhouette").k // 2
 */
export function bestAssessment(assessments: readonly Assessment[], criterion: Criterion): Assessment {
  requireOneOf(criterion, CRITERIA, "bestAssessment(criterion)");
  const sign = criterion === "daviesBouldin" ? -1 : 1;
  const best = assessments.reduce<Assessment | null>((leader, each) => {
    const [value, lead] = [each[criterion], leader?.[criterion] ?? null];
    if (value === null) return leader;
    if (leader === null || lead === null || sign * value > sign * lead) return each;
    return value === lead && each.k < leader.k ? each : leader;
  }, null);
  if (best !== null) return best;
  throw new InputError({
    where: `bestAssessment(${criterion})`,
    what: `${assessments.length} assessments without that score`,
    legal: "at least one with two clusters or more",
  });
}

/**
 * One score of a series of assessments as a curve over k, ready to be drawn.
 *
 * @example
 * scoreCurve("k-means", [{ k: 2, silhouette: 0.8 }, { k: 3, silhouette: 0.6 }], "silhouette").points[1] // { k: 3, value: 0.6000 }
 */
export function scoreCurve<Score extends string>(
  name: string,
  assessments: readonly ({ readonly k: number } & Readonly<Record<Score, number | null>>)[],
  criterion: Score,
): {
  readonly name: string;
  readonly points: readonly { readonly k: number; readonly value: number | null }[];
} {
  requireOneOf(criterion, CRITERIA, "scoreCurve(criterion)");
  return Object.freeze({
    name,
    points: Object.freeze(assessments.map((each) => Object.freeze({ k: each.k, value: each[criterion] }))),
  });
}
