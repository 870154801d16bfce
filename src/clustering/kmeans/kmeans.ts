import type { Observations } from "../../math/linear/observations";
import { distinctRows } from "../../math/linear/distinct-rows";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { bestOfStarts, SMALL } from "./kmeans-starts";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

export type { KMeans } from "./kmeans-result";

/** How to run `kmeans`. */
export interface KMeansOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  /** Equal seeds give equal results, byte for byte. */
  readonly seed: number;
  /** Random starts, of which the best is kept; default 200 up to 1,000 different rows, else 10. */
  readonly starts?: number;
  /** Iterations of Lloyd's algorithm, and passes of single-row moves, per start; default 300. */
  readonly maxIterations?: number;
}

/**
 * k-means: the k centres with the least sum of squared distances from the rows. Greedy k-means++ starts
 * (Arthur & Vassilvitskii 2007), Lloyd's iterations (1982) with Hamerly's bounds (2010), then single-row
 * moves in the manner of Hartigan & Wong (1979), which leave optima in which Lloyd is stuck. Euclidean:
 * scale the columns first. Finds round clusters of similar spread; one giant row can claim a cluster.
 *
 * @param x n rows by d columns.
 * @returns clusters numbered as the rows first meet them. Equal rows are gathered first and share their cluster; when x
 * has fewer than k different rows, there are only as many clusters as different rows (inertia 0). Above 1,000 different
 * rows the starts stop where the
 * centres barely move (1e-4 of the mean column variance, as in scikit-learn), and the best runs on to
 * full convergence. From 20,000 rows on each start is seeded and warmed up on a sample of its own.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · iterations · n k d); memory about 80 bytes a row beside x.
 * @example kmeans(observations([[0], [1], [9]]), { k: 2, seed: 7 }).labels // Int32Array [0, 0, 1]
 */
export function kmeans(x: Observations, options: KMeansOptions): KMeans {
  requireRows(x, "kmeans");
  const distinct = distinctRows(x.data, x.rows, x.columns);
  const { k, seed, starts = distinct.count <= SMALL ? 200 : 10, maxIterations = 300 } = options;
  requireClusterCount(k, x.rows, "kmeans(k)");
  requireWhole(starts, "kmeans(starts)", 1);
  requireWhole(maxIterations, "kmeans(maxIterations)", 1);
  const { labels, ...best } = bestOfStarts(distinct, x.columns, k, { seed, starts, maxIterations });
  const ofRows = distinct.placeOf.map((place) => labels[place]);
  return kMeansResult(x, ofRows, {
    method: "k-means",
    ...best,
    starts,
    seed,
    parameters: { k, seed, starts, maxIterations },
  });
}
