import type { Matrix } from "../../math/linear/matrix";
import { InputError } from "../../core/input-error";
import { NOISE } from "../clustering";
import { mostClusters, requireRowWeights } from "../../math/linear/row-weights";
import type { Observations } from "../../math/linear/observations";
import { distinctRows } from "../../math/linear/distinct-rows";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { bestOfStarts, fromCenters, SMALL } from "./kmeans-starts";
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
  /** One per row, at least 0: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each. */
  readonly weights?: ArrayLike<number>;
  /** k rows to start from, by the columns of x: one start from these, and no random ones. */
  readonly initialCenters?: Matrix;
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
 * full convergence. Rows of weight 0 go to the nearest centre. From 20,000 rows on each start is seeded and warmed up on a sample of its own.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · iterations · n k d); memory about 80 bytes a row in addition to x.
 * @example kmeans(observations([[0], [1], [9]]), { k: 2, seed: 7 }).labels // [0, 0, 1]
 */
export function kmeans(x: Observations, options: KMeansOptions): KMeans {
  requireRows(x, "kmeans");
  const weights = requireRowWeights(options.weights ?? x.weights, x.rows, "kmeans(weights)");
  const distinct = distinctRows(x.data, x.rows, x.columns, weights);
  const { k, seed, initialCenters, maxIterations = 300 } = options;
  const { starts = initialCenters !== undefined ? 1 : distinct.count <= SMALL ? 200 : 10 } = options;
  requireClusterCount(k, mostClusters(weights), "kmeans(k)");
  if (initialCenters !== undefined) requireCenters(initialCenters, k, x.columns);
  requireWhole(starts, "kmeans(starts)", 1);
  requireWhole(maxIterations, "kmeans(maxIterations)", 1);
  const { labels, ...best } =
    initialCenters === undefined
      ? bestOfStarts(distinct, x.columns, k, { seed, starts, maxIterations })
      : fromCenters(distinct, x.columns, k, initialCenters.data, maxIterations);
  const ofRows = distinct.placeOf.map((place) => (place < 0 ? NOISE : labels[place]));
  const run = { method: "k-means" as const, ...best, starts, seed };
  return kMeansResult(x, ofRows, { ...run, parameters: { k, seed, starts, maxIterations } }, weights);
}

function requireCenters(centers: Matrix, k: number, columns: number): void {
  const { rows, columns: own, data } = (centers ?? {}) as Partial<Matrix>;
  if (rows === k && own === columns && data?.length === k * columns && data.every(Number.isFinite)) return;
  throw new InputError({
    where: "kmeans(initialCenters)",
    what: data === undefined ? typeof centers : `${rows} rows and ${own} columns`,
    legal: `a matrix of ${k} rows (k) and ${columns} columns (those of x), of finite numbers`,
  });
}
