import type { Observations } from "../math/observations";
import { randomInteger, randomSource, type RandomSource } from "../math/random";
import { moveSingleRows } from "./kmeans-hartigan";
import { inertiaOf, kMeansState, lloyd, type KMeansState, type LloydRun } from "./kmeans-lloyd";
import { seedCenters } from "./kmeans-seeding";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { requireClusterCount, requireRows, requireWhole } from "./requirements";

export type { KMeans } from "./kmeans-result";

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

/** Rows up to which every start is polished to the end; above, only the best one is. */
const SMALL = 1000;

/** Rows in the samples that the starts warm up on, where there are at least twice as many. */
const SAMPLE = 10_000;

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
 * full convergence. From 20,000 rows on each start is seeded and warmed up on a sample of its own.
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
  const sample = sampleState(n, d, k);
  const startInertias = new Float64Array(starts);
  const tolerance = n <= SMALL ? 0 : 1e-4 * meanColumnVariance(x);
  let best = { inertia: Infinity, iterations: 0, converged: false };
  const bestLabels = new Int32Array(n);
  const bestCenters = state.centers.slice();
  for (let start = 0; start < starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    if (sample === null) seedCenters(data, n, d, k, own, state.centers, state.upper);
    else warmUp(state, sample, own, maxIterations, tolerance);
    const run = n <= SMALL ? polish(state, maxIterations) : lloyd(state, maxIterations, tolerance);
    const inertia = inertiaOf(state);
    startInertias[start] = inertia;
    // Starts that meet in one optimum differ by rounding; the first of them stays.
    if (inertia < best.inertia * (1 - 1e-12) || start === 0) {
      best = { inertia, ...run };
      bestLabels.set(state.labels);
      bestCenters.set(state.centers);
    }
  }
  if (n > SMALL) {
    state.centers.set(bestCenters);
    const run = polish(state, maxIterations);
    best = { ...best, iterations: best.iterations + run.iterations, converged: run.converged };
    bestLabels.set(state.labels);
  }
  return kMeansResult(x, bestLabels, {
    method: "k-means",
    iterations: best.iterations,
    converged: best.converged,
    starts,
    startInertias,
    seed,
    parameters: { k, seed, starts, maxIterations },
  });
}

/** Room for a sample of the rows, or null where all rows are few enough to seed from. */
function sampleState(n: number, d: number, k: number): KMeansState | null {
  const size = Math.max(SAMPLE, Math.ceil(n / 20), 100 * k);
  return size * 2 > n ? null : kMeansState(new Float64Array(size * d), size, d, k);
}

/**
 * Seeds the centres from a random sample of the rows and brings them to rest there, so that few iterations
 * are left to do on all rows.
 */
function warmUp(
  state: KMeansState,
  sample: KMeansState,
  random: RandomSource,
  maxIterations: number,
  tolerance: number,
): void {
  const { n, d, k } = sample;
  for (let i = 0; i < n; i++) {
    const from = randomInteger(random, state.n) * d;
    for (let j = 0; j < d; j++) sample.data[i * d + j] = state.data[from + j];
  }
  seedCenters(sample.data, n, d, k, random, sample.centers, sample.upper);
  lloyd(sample, maxIterations, tolerance);
  state.centers.set(sample.centers);
}

/** Lloyd to the end, then single-row moves to the end. */
function polish(state: KMeansState, maxIterations: number): LloydRun {
  const run = lloyd(state, maxIterations, 0);
  const moves = moveSingleRows(state, maxIterations);
  return { iterations: run.iterations + moves.passes, converged: moves.converged };
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
