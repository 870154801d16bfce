import type { Matrix } from "../math/matrix";
import type { Observations } from "../math/observations";
import { randomInteger, randomSource } from "../math/random";
import type { Clustering } from "./clustering";
import { moveSingleRows } from "./kmeans-hartigan";
import { inertiaOf, kMeansState, lloyd, type KMeansState } from "./kmeans-lloyd";
import { seedCenters } from "./kmeans-seeding";
import { clusterSizes, relabelByAppearance } from "./relabel";
import { requireClusterCount, requireRows, requireWhole } from "./requirements";

/** How to run `kmeans`. */
export interface KMeansOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  /** Equal seeds give equal results, byte for byte. */
  readonly seed: number;
  /** Random starts, of which the best is kept; default 200 up to 1,000 rows, else 10. */
  readonly starts?: number;
  /** Iterations of Lloyd's algorithm, and passes of single-row moves, per start; default 300. */
  readonly maxIterations?: number;
}

/** A partition by `kmeans` (or a fellow of its): what it found, and how far it can be trusted. */
export interface KMeans extends Clustering {
  readonly method: "k-means";
  /** The means of the clusters: clusterCount x columns, in the units of the columns. */
  readonly centers: Matrix;
  readonly columnNames: readonly string[];
  readonly sizes: Int32Array;
  /** The sum of squared distances of the rows to their centres; lower is better, 0 at best. */
  readonly inertia: number;
  /** Iterations and passes of the start that won. */
  readonly iterations: number;
  /** False when the winner was stopped by `maxIterations`. */
  readonly converged: boolean;
  readonly starts: number;
  /** The inertia each start reached, in order: how often do starts miss the best? */
  readonly startInertias: Float64Array;
  readonly seed: number;
}

/** Rows up to which every start is polished to the end; above, only the best one is. */
const SMALL = 1000;

/**
 * k-means: the k centres with the least sum of squared distances from the rows. Greedy k-means++ starts
 * (Arthur & Vassilvitskii 2007), Lloyd's iterations (1982) with Hamerly's bounds (2010), then single-row
 * moves in the manner of Hartigan & Wong (1979), which leave optima in which Lloyd is stuck. Euclidean:
 * scale the columns first. Finds round clusters of similar spread; one giant row can claim a cluster.
 *
 * @param x n rows by d columns.
 * @returns clusters numbered as the rows first meet them. When x has fewer than k different rows, there
 * are only as many clusters as different rows (inertia 0). Above 1,000 rows the starts stop where the
 * centres barely move (1e-4 of the mean column variance, as in scikit-learn), and the best runs on to
 * full convergence.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · iterations · n k d); memory 48 bytes a row beside x.
 * @example kmeans(observations([[0], [1], [9]]), { k: 2, seed: 7 }).labels // Int32Array [0, 0, 1]
 */
export function kmeans(x: Observations, options: KMeansOptions): KMeans {
  requireRows(x, "kmeans");
  const { rows: n, columns: d, data } = x;
  const { k, seed, starts = n <= SMALL ? 200 : 10, maxIterations = 300 } = options;
  requireClusterCount(k, n, "kmeans(k)");
  requireWhole(starts, "kmeans(starts)", 1);
  requireWhole(maxIterations, "kmeans(maxIterations)", 1);
  const random = randomSource(seed);
  const state = kMeansState(data, n, d, k);
  const work = new Float64Array(3 * n);
  const startInertias = new Float64Array(starts);
  const tolerance = n <= SMALL ? 0 : 1e-4 * meanColumnVariance(x);
  let best = { inertia: Infinity, iterations: 0, converged: false };
  const bestLabels = new Int32Array(n);
  const bestCenters = new Float64Array(k * d);
  for (let start = 0; start < starts; start++) {
    seedCenters(data, n, d, k, randomSource(randomInteger(random, 2 ** 32)), state.centers, work);
    const run =
      n <= SMALL ? polish(state, maxIterations, maxIterations) : lloyd(state, maxIterations, tolerance);
    const inertia = inertiaOf(state);
    startInertias[start] = inertia;
    // Starts that meet in one optimum differ by rounding; the first of them stays.
    if (inertia < best.inertia * (1 - 1e-12) || start === 0) {
      best = { inertia, ...run };
      bestLabels.set(state.labels);
      bestCenters.set(state.centers);
    }
  }
  state.centers.set(bestCenters);
  state.labels.set(bestLabels);
  if (n > SMALL) {
    const run = polish(state, maxIterations, maxIterations);
    best = { inertia: 0, iterations: best.iterations + run.iterations, converged: run.converged };
  }
  return kMeansResult(x, state, options.k, { seed, starts, maxIterations, startInertias, ...best });
}

/** Lloyd to the end, then single-row moves to the end. */
function polish(
  state: KMeansState,
  maxIterations: number,
  maxPasses: number,
): { readonly iterations: number; readonly converged: boolean } {
  const run = lloyd(state, maxIterations, 0);
  const moves = moveSingleRows(state, maxPasses);
  return { iterations: run.iterations + moves.passes, converged: moves.converged };
}

function kMeansResult(
  x: Observations,
  state: KMeansState,
  k: number,
  run: {
    readonly seed: number;
    readonly starts: number;
    readonly maxIterations: number;
    readonly startInertias: Float64Array;
    readonly iterations: number;
    readonly converged: boolean;
  },
): KMeans {
  const { labels, old } = relabelByAppearance(state.labels);
  const centers = new Float64Array(old.length * x.columns);
  old.forEach((from, to) => {
    centers.set(state.centers.subarray(from * x.columns, (from + 1) * x.columns), to * x.columns);
  });
  const { seed, starts, maxIterations, startInertias, iterations, converged } = run;
  return Object.freeze({
    method: "k-means",
    labels,
    clusterCount: old.length,
    centers: Object.freeze({ rows: old.length, columns: x.columns, data: centers }),
    columnNames: x.columnNames,
    sizes: clusterSizes(labels, old.length),
    inertia: inertiaOf(state),
    iterations,
    converged,
    starts,
    startInertias,
    seed,
    parameters: Object.freeze({ k, seed, starts, maxIterations }),
  });
}

function meanColumnVariance(x: Observations): number {
  let total = 0;
  for (let j = 0; j < x.columns; j++) {
    let [mean, squares] = [0, 0];
    for (let i = 0; i < x.rows; i++) {
      const value = x.data[i * x.columns + j];
      const difference = value - mean;
      mean += difference / (i + 1);
      squares += difference * (value - mean);
    }
    total += squares / x.rows;
  }
  return total / x.columns;
}
