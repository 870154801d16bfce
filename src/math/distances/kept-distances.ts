import type { Observations } from "../linear/observations";
import { pairwiseDistances, type Dissimilarities } from "./distances";

/** Distances of more rows are not kept: 3,000 rows have 36 MB of them. */
export const MOST_KEPT_ROWS = 3_000;

let last: { readonly of: WeakRef<Observations>; readonly distances: Dissimilarities } | null = null;

/**
 * The Euclidean distances between all pairs of rows, kept for the rows that were asked for last: checks cluster and score the same
 * rows in several numbers of clusters. Assumes that the data of `x` do not change. Cost that of `pairwiseDistances` at the
 * first call, then O(1).
 *
 * @example keptDistances(x) === keptDistances(x) // true
 */
export function keptDistances(x: Observations): Dissimilarities {
  if (last?.of.deref() === x) return last.distances;
  const distances = pairwiseDistances(x);
  if (x.rows <= MOST_KEPT_ROWS) last = { of: new WeakRef(x), distances };
  return distances;
}
