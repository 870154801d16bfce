import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import { moveSingleRows } from "./kmeans-hartigan";
import { inertiaOf, kMeansState, lloyd, type KMeansState, type LloydRun } from "./kmeans-lloyd";
import { seedCenters } from "./kmeans-seeding";

/** Rows up to which every start is polished to the end; above, only the best one is. */
export const SMALL = 1000;

/** Rows in the samples that the starts warm up on, where there are at least twice as many. */
const SAMPLE = 10_000;

/** The partition of the best of many starts. */
export interface BestStart extends LloydRun {
  readonly labels: Int32Array;
  readonly startInertias: Float64Array;
}

/**
 * Runs k-means from many starts and keeps the best. Kernel: assumes 1 <= k <= n; labels are not in order.
 * Cost O(starts · iterations · n k d).
 */
export function bestOfStarts(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  run: { readonly seed: number; readonly starts: number; readonly maxIterations: number },
): BestStart {
  const { seed, starts, maxIterations } = run;
  const random = randomSource(seed);
  const state = kMeansState(data, n, d, k);
  const sample = sampleState(n, d, k);
  const startInertias = new Float64Array(starts);
  const tolerance = n <= SMALL ? 0 : 1e-4 * meanColumnVariance(data, n, d);
  let best = { inertia: Infinity, iterations: 0, converged: false };
  const labels = new Int32Array(n);
  const centers = state.centers.slice();
  for (let start = 0; start < starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    if (sample === null) seedCenters(data, n, d, k, own, state.centers, state.upper);
    else warmUp(state, sample, own, maxIterations, tolerance);
    const ended = n <= SMALL ? polish(state, maxIterations) : lloyd(state, maxIterations, tolerance);
    const inertia = inertiaOf(state);
    startInertias[start] = inertia;
    // Starts that meet in one optimum differ by rounding; the first of them stays.
    if (inertia < best.inertia * (1 - 1e-12) || start === 0) {
      best = { inertia, ...ended };
      labels.set(state.labels);
      centers.set(state.centers);
    }
  }
  const { iterations, converged } = best;
  if (n <= SMALL) return { labels, startInertias, iterations, converged };
  state.centers.set(centers);
  const polished = polish(state, maxIterations);
  return {
    labels: state.labels,
    startInertias,
    iterations: iterations + polished.iterations,
    converged: polished.converged,
  };
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

function meanColumnVariance(data: Float64Array, n: number, d: number): number {
  let total = 0;
  for (let j = 0; j < d; j++) {
    let [mean, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = data[i * d + j];
      const difference = value - mean;
      mean += difference / (i + 1);
      squares += difference * (value - mean);
    }
    total += squares / n;
  }
  return total / d;
}
