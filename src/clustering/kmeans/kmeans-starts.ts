import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import { inThreads, runsForThreads, sharedNumbers, type ThreadTask } from "../../math/threads/threads";
import { firstAbove } from "../../math/first-above";
import { moveSingleRows } from "./kmeans-hartigan";
import type { DistinctRows } from "../../math/linear/distinct-rows";
import { inertiaOf, lloyd, recomputeCenters, type LloydRun } from "./kmeans-lloyd";
import { seedCenters } from "./kmeans-seeding";
import { endState, kMeansState, type KMeansState } from "./kmeans-state";

/** Different rows up to which every start is polished to the end; above, only the best one is. */
export const SMALL = 1000;

/** Rows in the samples that the starts warm up on, where there are at least twice as many. */
const SAMPLE = 10_000;

/** Rows, no two alike, and how much each counts. */
type Rows = Pick<DistinctRows, "count" | "data" | "weights">;

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
export function bestOfStarts(rows: Rows, d: number, k: number, run: StartsRun): BestStart {
  const { starts, maxIterations } = run;
  const { count: n } = rows;
  if (k >= n) {
    const labels = Int32Array.from({ length: n }, (_, i) => i);
    return { labels, startInertias: new Float64Array(starts), iterations: 0, converged: true };
  }
  const seeds = seedsOf(run);
  return n > SMALL
    ? bestOfLarge(rows, d, k, { seeds, maxIterations })
    : bestOfSmall(rows, d, k, { seeds, maxIterations });
}

interface StartsRun {
  readonly seed: number;
  readonly starts: number;
  readonly maxIterations: number;
}

function seedsOf({ seed, starts }: StartsRun): readonly number[] {
  const random = randomSource(seed);
  return Array.from({ length: starts }, () => randomInteger(random, 2 ** 32));
}

interface Starts {
  readonly seeds: readonly number[];
  readonly maxIterations: number;
}

/** All starts are polished to the end. */
function bestOfSmall(rows: Rows, d: number, k: number, { seeds, maxIterations }: Starts): BestStart {
  const state = kMeansState(rows.data, rows.count, d, k, rows.weights);
  const startInertias = new Float64Array(seeds.length);
  const labels = new Int32Array(rows.count);
  let best = { inertia: Infinity, iterations: 0, converged: false };
  seeds.forEach((seed, start) => {
    seedCenters(state, randomSource(seed));
    const ended = polish(state, maxIterations);
    const inertia = inertiaOf(state);
    startInertias[start] = inertia;
    if (!isBetter(inertia, best.inertia, start)) return;
    best = { inertia, ...ended };
    labels.set(state.labels);
  });
  endState(state);
  return { labels, startInertias, iterations: best.iterations, converged: best.converged };
}

/** Starts that meet in one optimum differ by rounding; the first of them stays. */
function isBetter(inertia: number, best: number, start: number): boolean {
  return inertia < best * (1 - 1e-12) || start === 0;
}

/** Starts end at a tolerance; the best one is polished to the end. */
function bestOfLarge(rows: Rows, d: number, k: number, starts: Starts): BestStart {
  const { count, data, weights } = rows;
  const state = kMeansState(data, count, d, k, weights, sampleSize(count, k) === null);
  const { best, runs } = startsToTolerance(state, starts);
  state.centers.set(best.centers);
  const polished = polish(state, starts.maxIterations);
  const labels = state.labels.slice();
  endState(state);
  const iterations = best.iterations + polished.iterations;
  const startInertias = Float64Array.from(runs, ({ inertia }) => inertia);
  return { labels, startInertias, iterations, converged: polished.converged };
}

/**
 * The partition of the best start, in `state`: up to 1,000 rows as `bestOfStarts` has it, of more rows the best start ends at its
 * tolerance. Kernel, cost as there.
 */
export function splitByStarts(state: KMeansState, run: StartsRun): LloydRun {
  const { n, d, k, data, weights } = state;
  if (n <= SMALL) {
    const { labels, ...ended } = bestOfStarts({ count: n, data, weights }, d, k, run);
    state.labels.set(labels);
    recomputeCenters(state);
    return ended;
  }
  const { maxIterations } = run;
  const { best, runs } = startsToTolerance(state, { seeds: seedsOf(run), maxIterations });
  if (runs.length > 1) {
    state.centers.set(best.centers);
    // One pass gives the rows their nearest centres again.
    lloyd(state, 1, Infinity);
  }
  return best;
}

/** All starts as far as their tolerance, in as many threads as they are worth, and the best of them. */
function startsToTolerance(
  state: KMeansState,
  { seeds, maxIterations }: Starts,
): { readonly best: EndedStart; readonly runs: readonly EndedStart[] } {
  const { n, d, k, data, weights } = state;
  const [own, ...others] = runsForThreads(seeds, n * d * k * seeds.length);
  const given = others.length > 0 ? { data: sharedNumbers(data), weights: sharedNumbers(weights) } : state;
  const inputs = others.map((ofOther) => {
    return { count: n, data: given.data, weights: given.weights, d, k, maxIterations, seeds: ofOther };
  });
  const runs = inThreads(startsInThread, inputs, () =>
    runStarts(state, { seeds: own, maxIterations }),
  ).flat();
  let best = runs[0];
  runs.forEach((run, start) => {
    if (isBetter(run.inertia, best.inertia, start)) best = run;
  });
  return { best, runs };
}

interface EndedStart extends LloydRun {
  readonly inertia: number;
  readonly centers: Float64Array;
}

/** Starts of many rows, each as far as its tolerance. */
function runStarts(state: KMeansState, { seeds, maxIterations }: Starts): readonly EndedStart[] {
  const tolerance = 1e-4 * meanColumnVariance(state);
  const sample = sampleState(state);
  const ended = seeds.map((seed) => {
    const own = randomSource(seed);
    if (sample === null) seedCenters(state, own);
    else warmUp(state, sample, own, maxIterations, tolerance);
    const run = lloyd(state, maxIterations, tolerance);
    return { ...run, inertia: inertiaOf(state), centers: state.centers.slice() };
  });
  if (sample) endState(sample);
  return ended;
}

interface StartsInput extends Rows, Starts {
  readonly d: number;
  readonly k: number;
}

/** `runStarts` where rows come from another thread. */
export const startsInThread: ThreadTask<StartsInput, readonly EndedStart[]> = {
  file: "clustering/kmeans/kmeans-starts.js",
  name: "startsInThread",
  run: ({ count, data, weights, d, k, ...starts }) => {
    const state = kMeansState(data, count, d, k, weights, sampleSize(count, k) === null);
    const ended = runStarts(state, starts);
    endState(state);
    return ended;
  },
};

/** One start from given centres (k x d), to the end. Kernel, as `bestOfStarts`. Cost O(iterations · n k d). */
export function fromCenters(
  rows: Rows,
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

/** How many rows a start warms up on, or null where all rows are few enough to seed from. */
function sampleSize(n: number, k: number): number | null {
  const size = Math.max(SAMPLE, Math.ceil(n / 20), 100 * k);
  return size * 2 > n ? null : size;
}

/** Room for a sample of the rows, where one is drawn. */
function sampleState({ n, d, k }: KMeansState): KMeansState | null {
  const size = sampleSize(n, k);
  return size === null ? null : kMeansState(new Float64Array(size * d), size, d, k);
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
