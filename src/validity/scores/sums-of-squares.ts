import { sumOf } from "../../core/sum";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { groupMeans } from "./group-means";
import { readWeightedGroups } from "../groups";

/** The variation of the rows, split into what lies within clusters and what lies between them. */
export interface SumsOfSquares {
  /** Squared distances of the rows to their cluster's mean, summed: what k-means makes small ("inertia"). */
  readonly within: number;
  /** Squared distances of the cluster means to the mean of all rows, each times its rows, summed. */
  readonly between: number;
  /** Squared distances of the rows to the mean of all rows, summed; within + between, up to rounding. */
  readonly total: number;
  /** between / total: the share of the variation that the clusters carry, 0 to 1; null when total is 0. */
  readonly explainedShare: number | null;
  /** The part of each cluster in `within`, in the order of the labels. */
  readonly clusters: readonly { readonly label: number; readonly size: number; readonly within: number }[];
  readonly scoredRows: number;
  readonly noiseRows: number;
}

/**
 * Within, between and total sums of squares (squared Euclidean distances).
 *
 * Within falls with every added cluster, on noise as well: lower is better only at the same number of
 * clusters. Units: the squares of the columns' units. Noise rows (-1) are left out and counted. Without
 * any scored row all sums are 0, being empty sums.
 *
 * @param labels one per row: a whole number from 0, or -1 for noise.
 * @param weights one per row: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each.
 * @throws InputError when labels and rows differ in number, and for weights that are not numbers of at least 0. Cost O(n d).
 * @example sumsOfSquares(observations([[0], [2], [9]]), [0, 0, 1]).within // 2
 */
export function sumsOfSquares(
  x: Observations,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined = x.weights,
): SumsOfSquares {
  requireObservations(x, "sumsOfSquares(x)");
  const groups = readWeightedGroups(labels, x.rows, weights, "sumsOfSquares");
  const { means, grandMean, within } = groupMeans(x, groups, groups.weights);
  const d = x.columns;
  let between = 0;
  groups.sizes.forEach((_, c) => {
    for (let j = 0; j < d; j++) between += groups.masses[c] * (means[c * d + j] - grandMean[j]) ** 2;
  });
  const withinSum = sumOf(within);
  const total = withinSum + between;
  return Object.freeze({
    within: withinSum,
    between,
    total,
    explainedShare: total > 0 ? between / total : null,
    clusters: Object.freeze(
      groups.labels.map((label, c) => Object.freeze({ label, size: groups.sizes[c], within: within[c] })),
    ),
    scoredRows: groups.scoredRows,
    noiseRows: groups.noiseRows,
  });
}
