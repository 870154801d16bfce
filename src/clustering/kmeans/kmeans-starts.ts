import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import { firstAbove } from "../../math/first-above";
import { moveSingleRows } from "./kmeans-hartigan";
import type { DistinctRows } from "../../math/linear/distinct-rows";
import { inertiaOf, lloyd, type LloydRun } from "./kmeans-lloyd";
import { seedCenters } from "./kmeans-seeding";
import { endState, kMeansState, type KMeansState } from "./kmeans-state";

/** Different rows up to which every start is polished to the end; above, only the best one is. */
export const SMALL = 1000;

/** Rows in the samples that the starts warm up on, where there are at least twice as many. */
const SAMPLE = 10_000;

/** The partition of the best of many starts. */
export interface BestStart extends LloydRun {
  readonly labels: Int32Array;
  readonly startInertias: Float64Array;
}

/**
 * Runs k-means from many starts and keeps the best. With no more different rows than clusters each is a cluster of its own.
 * Kernel: assumes at least one row and k >= 1; labels, one per different row, are not in order.
 * Cost O(starts · iterations · n k d).
 */
export function bestOfStarts(
  rows: Pick<DistinctRows, "count" | "data" | "weights">,
  d: number,
  k: number,
  run: { readonly seed: number; readonly starts: number; readonly maxIterations: number },
): BestStart {
  const { seed, starts, maxIterations } = run;
  const { count: n, data, weights } = rows;
  if (k >= n) {
    const labels = Int32Array.from({ length: n }, (_, i) => i);
    return { labels, startInertias: new Float64Array(starts), iterations: 0, converged: true };
  }
  const random = randomSource(seed);
  const sample = sampleState(n, d, k);
  const state = kMeansState(data, n, d, k, weights, sample === null);
  const startInertias = new Float64Array(starts);
  const tolerance = n <= SMALL ? 0 : 1e-4 * meanColumnVariance(state);
  let best = { inertia: Infinity, iterations: 0, converged: false };
  const labels = new Int32Array(n);
  const centers = state.centers.slice();
  for (let start = 0; start < starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    if (sample === null) seedCenters(state, own);
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
  if (sample) endState(sample);
  let { iterations, converged } = best;
  if (n > SMALL) {
    state.centers.set(centers);
    const polished = polish(state, maxIterations);
    labels.set(state.labels);
    iterations += polished.iterations;
    converged = polished.converged;
  }
  endState(state);
  return { labels, startInertias, iterations, converged };
}

/** One start from given centres (k x d), to the end. Kernel, as `bestOfStarts`. Cost O(iterations · n k d). */
export function fromCenters(
  rows: Pick<DistinctRows, "count" | "data" | "weights">,
  d: number,
  k: number,
  centers: Float64Array,
  maxIterations: number,
): BestStart {
  const { count: n, data, weights } = rows;
  if (k >= n) return bestOfStarts(rows, d, k, { seed: 0, starts: 1, maxIterations });
  const state = kMeansState(data, n, d, k, weights, false);
  state.centers.set(centers);
  const ended = polish(state, maxIterations);
  const [labels, startInertias] = [state.labels.slice(), Float64Array.of(inertiaOf(state))];
  endState(state);
  return { labels, startInertias, ...ended };
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
  const { n, d } = sample;
  const draw = weightedDraw(state.weights);
  for (let i = 0; i < n; i++) {
    const from = draw(random) * d;
    for (let j = 0; j < d; j++) sample.data[i * d + j] = state.data[from + j];
  }
  seedCenters(sample, random);
  lloyd(sample, maxIterations, tolerance);
  state.centers.set(sample.centers);
}

/** Draws rows with a chance that grows with their weight. */
function weightedDraw(weights: Float64Array): (random: RandomSource) => number {
  if (weights.every((weight) => weight === 1)) return (random) => randomInteger(random, weights.length);
  const upTo = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, i) => (upTo[i] = total += weight));
  // Rounding can leave the target just beyond the sum.
  return (random) => Math.min(firstAbove(upTo, random() * total), upTo.length - 1);
}

/** Lloyd to the end, then single-row moves to the end. */
function polish(state: KMeansState, maxIterations: number): LloydRun {
  const run = lloyd(state, maxIterations, 0);
  const moves = moveSingleRows(state, maxIterations);
  return { iterations: run.iterations + moves.passes, converged: moves.converged };
}

function meanColumnVariance({ n, d, data, weights, compiled }: KMeansState): number {
  let total = 0;
  if (compiled) {
    // Two columns of the room for a tile: they are free between two passes.
    const [means, squares] = [compiled.room.subarray(0, d).fill(0), compiled.room.subarray(d, 2 * d).fill(0)];
    const rows = [data.byteOffset, weights.byteOffset] as const;
    const weight = compiled.run.columnSpreads(n, d, ...rows, means.byteOffset, squares.byteOffset);
    for (const sum of squares) total += sum / weight;
    return total / d;
  }
  for (let j = 0; j < d; j++) {
    let [weight, mean, squares] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const value = data[i * d + j];
      const difference = value - mean;
      weight += weights[i];
      mean += (difference * weights[i]) / weight;
      squares += weights[i] * difference * (value - mean);
    }
    total += squares / weight;
  }
  return total / d;
}
