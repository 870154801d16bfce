import {
  distanceFunction,
  pairwiseDistances,
  squareDistances,
  type Dissimilarities,
  type Metric,
} from "../math/distances";
import { InputError } from "../math/input-error";
import type { Matrix } from "../math/matrix";
import { selectRows, type Observations } from "../math/observations";
import { isDissimilarities } from "../math/row-distances";
import type { Clustering } from "./clustering";
import { buildMedoids, medoidCost, medoidState, swapBest, swapEagerly } from "./kmedoids-kernel";
import type { Prediction } from "./kmeans-predict";
import { clusterSizes, relabelByAppearance } from "./relabel";
import { requireClusterCount, requireRows, requireSameColumns, requireWhole } from "./requirements";

/** How to run `kmedoids`. */
export interface KMedoidsOptions {
  /** The number of clusters, 1 to n. */
  readonly k: number;
  /** The distance between rows; default `euclidean`. Given dissimilarities bring their own. */
  readonly metric?: Metric;
  /** Exchanges before it gives up; default 10,000. */
  readonly maxSwaps?: number;
}

/** A partition around medoids, from `kmedoids` or `clara`. */
export interface KMedoids extends Clustering {
  readonly method: "k-medoids" | "CLARA";
  /** The row that stands for each cluster: an actual customer. */
  readonly medoids: Int32Array;
  readonly medoidNames: readonly string[];
  /** The values of the medoids, clusterCount x columns; null for given dissimilarities. */
  readonly medoidValues: Matrix | null;
  readonly columnNames: readonly string[] | null;
  readonly metric: string;
  readonly sizes: Int32Array;
  /** The sum of the distances of all rows to their medoids; lower is better. */
  readonly cost: number;
  /** That sum divided by n, as R's `pam` reports it … */
  readonly meanDistance: number;
  /** … and after BUILD, before any exchange; null for `clara`. */
  readonly buildMeanDistance: number | null;
  readonly swaps: number;
  /** False when stopped by `maxSwaps`. */
  readonly converged: boolean;
}

/**
 * k-medoids (PAM): the k rows with the least sum of distances from the rows to the nearest of them. Less
 * moved by giants than k-means, works with any distance, and each cluster is shown by a real customer.
 * BUILD (Kaufman & Rousseeuw 1990), then exchanges both as PAM makes them (the best of each round) and as
 * FasterPAM does (Schubert & Rousseeuw 2021); the better outcome is kept. Deterministic: there is no seed.
 *
 * @param x observations, or any dissimilarities (for mixed columns `gowerDistances`).
 * @returns clusters numbered as the rows first meet them; always k, even among identical rows.
 * @throws InputError when x has no rows, k is not a whole number from 1 to n, or a row has no distance.
 * Cost O(n^2 (d + k)) and O(n^2) an exchange; memory 12 n^2 bytes (2,000 rows: 48 MB). Above some 10,000
 * rows take `clara`.
 * @example kmedoids(x, { k: 4, metric: "manhattan" }).medoidNames
 */
export function kmedoids(x: Observations | Dissimilarities, options: KMedoidsOptions): KMedoids {
  const { k, maxSwaps = 10_000 } = options;
  requireWhole(maxSwaps, "kmedoids(maxSwaps)", 1);
  const distances = distancesOf(x, options.metric);
  const n = distances.size;
  requireClusterCount(k, n, "kmedoids(k)");
  const square = squareDistances(distances);
  const built = buildMedoids(square, n, k);
  const asPam = medoidState(square, n, built);
  const buildMeanDistance = medoidCost(asPam) / n;
  const pamRun = swapBest(asPam, maxSwaps);
  const asFasterPam = medoidState(square, n, built);
  const fasterRun = swapEagerly(asFasterPam, maxSwaps);
  const fasterWins = medoidCost(asFasterPam) < medoidCost(asPam) * (1 - 1e-12);
  const [best, run] = fasterWins ? [asFasterPam, fasterRun] : [asPam, pamRun];
  return medoidResult(x, best.nearest, best.medoids, best.nearestDistance, {
    method: "k-medoids",
    metric: distances.metric,
    buildMeanDistance,
    ...run,
    parameters: { k, metric: distances.metric, maxSwaps },
  });
}

/**
 * Gives each new row the cluster of the nearest medoid, by the model's metric.
 *
 * @throws InputError when the model was fitted to dissimilarities (they say nothing of new rows), and when
 * the columns are not the model's. Cost O(n k d).
 */
export function predictKMedoids(model: KMedoids, x: Observations): Prediction {
  if (model.medoidValues === null || model.columnNames === null) {
    throw new InputError({
      where: "predictKMedoids(model)",
      what: "a model of dissimilarities",
      legal: "a model of observations",
      remedy: "Fit k-medoids to the observations themselves, or cluster old and new rows together",
    });
  }
  requireSameColumns(x, model.columnNames, "predictKMedoids(x)");
  return nearestMedoids(model.medoidValues, x, model.metric as Metric);
}

/** The nearest of the medoids for each row; on a tie the first. */
export function nearestMedoids(medoids: Matrix, x: Observations, metric: Metric): Prediction {
  const distance = distanceFunction(metric);
  const { rows: n, columns: d, data } = x;
  const labels = new Int32Array(n);
  const distances = new Float64Array(n).fill(Infinity);
  for (let i = 0; i < n; i++) {
    for (let m = 0; m < medoids.rows; m++) {
      const value = distance(data, medoids.data, i * d, m * d, d);
      if (value < distances[i]) {
        distances[i] = value;
        labels[i] = m;
      }
    }
  }
  return Object.freeze({ labels, distances });
}

/** The frozen result for medoids and the rows that fell to them. */
export function medoidResult(
  x: Observations | Dissimilarities,
  partition: Int32Array,
  medoidRows: ArrayLike<number>,
  distances: Float64Array,
  run: Pick<KMedoids, "method" | "metric" | "buildMeanDistance" | "swaps" | "converged" | "parameters">,
): KMedoids {
  const { labels, old } = relabelByAppearance(partition);
  const medoids = Int32Array.from(old, (m) => medoidRows[m]);
  const cost = distances.reduce((sum, distance) => sum + distance, 0);
  const rows = isDissimilarities(x) ? null : selectRows(x, medoids);
  return Object.freeze({
    ...run,
    parameters: Object.freeze({ ...run.parameters }),
    labels,
    clusterCount: old.length,
    medoids,
    medoidNames: Object.freeze(Array.from(medoids, (row) => x.rowNames[row])),
    medoidValues: rows && Object.freeze({ rows: rows.rows, columns: rows.columns, data: rows.data }),
    columnNames: rows && rows.columnNames,
    sizes: clusterSizes(labels, old.length),
    cost,
    meanDistance: cost / labels.length,
  });
}

function distancesOf(x: Observations | Dissimilarities, metric: Metric | undefined): Dissimilarities {
  if (!isDissimilarities(x)) {
    requireRows(x, "kmedoids");
    return pairwiseDistances(x, metric);
  }
  if (metric === undefined || metric === x.metric) return x;
  throw new InputError({
    where: "kmedoids(metric)",
    what: metric,
    legal: `the metric of the dissimilarities given, ${x.metric}`,
  });
}
