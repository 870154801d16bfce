import { squaredEuclidean } from "../../math/distances/distances";
import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import type { Observations } from "../../math/linear/observations";
import { NOISE, type Clustering } from "../clustering";
import { clusterSizes, relabelByAppearance } from "../relabel";

/** A partition by means, from `kmeans`, `miniBatchKMeans`, `bisectingKMeans` or `mlKMeans`: one shape for all. */
export interface KMeans extends Clustering {
  readonly method: "k-means" | "mini-batch k-means" | "bisecting k-means" | "ml-kmeans";
  /** The means of the clusters: clusterCount x columns, in the units of the columns. */
  readonly centers: Matrix;
  readonly columnNames: readonly string[];
  /** Rows in each cluster, whatever their weights. */
  readonly sizes: Int32Array;
  /** The sum of squared distances of the rows to the means of their clusters, each times its weight; lower is better, 0 at best. */
  readonly inertia: number;
  /** Iterations of the start that won. */
  readonly iterations: number;
  /** False when the winner was stopped before it came to rest. */
  readonly converged: boolean;
  readonly starts: number;
  /** The inertia each start reached, in order: how often do starts miss the best? */
  readonly startInertias: Float64Array;
  readonly seed: number;
}

/** What a run knows besides its labels. */
export type KMeansRun = Pick<
  KMeans,
  "method" | "iterations" | "converged" | "starts" | "startInertias" | "seed" | "parameters"
>;

/**
 * The result for a partition: clusters numbered as the rows first meet them, their means and the inertia
 * worked out from the labels alone. Rows that do not count (-1 in `partition`) go to the nearest mean. Cost O(n d).
 *
 * @param weights one per row; left out, each counts once.
 */
export function kMeansResult(
  x: Observations,
  partition: ArrayLike<number>,
  run: KMeansRun,
  weights?: Float64Array,
): KMeans {
  const { rows: n, columns: d, data, columnNames } = x;
  const { labels, old } = relabelByAppearance(partition);
  const clusterCount = old.length;
  const means = meansOfGroups(data, d, labels, clusterCount, weights);
  let inertia = 0;
  for (let i = 0; i < n; i++) {
    if (labels[i] === NOISE) labels[i] = nearestOf(means, data, i * d, d);
    const weight = weights === undefined ? 1 : weights[i];
    inertia += weight * squaredEuclidean(data, means, i * d, labels[i] * d, d);
  }
  return Object.freeze({
    ...run,
    parameters: Object.freeze({ ...run.parameters }),
    labels,
    clusterCount,
    centers: Object.freeze({ rows: clusterCount, columns: d, data: means }),
    columnNames,
    sizes: clusterSizes(labels, clusterCount),
    inertia,
  });
}

/** The nearest of the means to the row at `from`; the first on a tie. */
function nearestOf(means: Float64Array, data: Float64Array, from: number, d: number): number {
  let [best, least] = [0, Infinity];
  for (let c = 0; c * d < means.length; c++) {
    const squared = squaredEuclidean(data, means, from, c * d, d);
    if (squared < least) [best, least] = [c, squared];
  }
  return best;
}
