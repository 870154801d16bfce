import type { MedoidWeighing, NearMedoids } from "./medoid-weighing";

/** Medoids, and for each row its nearest and second nearest of them. */
export interface MedoidState extends NearMedoids {
  readonly weighing: MedoidWeighing;
  /** The rows that are medoids. */
  readonly medoids: Int32Array;
  /** n: which medoid (0 … k - 1) is second nearest; -1 for k = 1. */
  readonly second: Int32Array;
}

/** A swap must lower the sum of distances by more than this part of it: less is rounding. */
const MARGIN = 1e-12;

/** Rows weighed at a time after an exchange, when the next one is likely to be near; twice as many after rows without one. */
const FEW = 32;

/** The medoids that BUILD has chosen so far; it goes on from here. */
export interface MedoidBuild {
  readonly weighing: MedoidWeighing;
  /** In the order chosen. */
  readonly medoids: number[];
  /** n: 1 for the rows chosen. */
  readonly chosen: Uint8Array;
  /** n: distances to the nearest of them. */
  readonly nearest: Float64Array;
}

/** BUILD before its first medoid. */
export function startBuild(weighing: MedoidWeighing): MedoidBuild {
  const { n } = weighing;
  return { weighing, medoids: [], chosen: new Uint8Array(n), nearest: new Float64Array(n).fill(Infinity) };
}

/**
 * PAM's BUILD (Kaufman & Rousseeuw 1990): the row with the least sum of distances, then one by one the row
 * that lowers the sum most; on a tie the first. The first k medoids are the same for every larger k, so those already chosen
 * are not looked for again. Kernel: assumes 1 <= k <= n. Cost O(n^2) a new medoid.
 */
export function buildMedoids(build: MedoidBuild, k: number): Int32Array {
  const { weighing, medoids, chosen, nearest } = build;
  const { square, n, weights } = weighing;
  while (medoids.length < k) {
    const costs = weighing.costsWith(nearest);
    let [best, least] = [-1, Infinity];
    for (let c = 0; c < n; c++) {
      if (costs[c] < least && chosen[c] === 0 && weights[c] > 0) [best, least] = [c, costs[c]];
    }
    medoids.push(best);
    chosen[best] = 1;
    for (let o = 0, at = best * n; o < n; o++, at++) if (square[at] < nearest[o]) nearest[o] = square[at];
  }
  return Int32Array.from(medoids.slice(0, k));
}

/** The state for these medoids. Cost O(n k). */
export function medoidState(weighing: MedoidWeighing, medoids: Int32Array): MedoidState {
  const { n } = weighing;
  const state: MedoidState = {
    weighing,
    medoids: medoids.slice(),
    nearest: new Int32Array(n),
    nearestDistance: new Float64Array(n),
    second: new Int32Array(n),
    secondDistance: new Float64Array(n),
  };
  for (let o = 0; o < n; o++) rank(state, o);
  return state;
}

/** The sum of distances of all rows to their nearest medoids. */
export function medoidCost({ weighing: { n, weights }, nearestDistance }: MedoidState): number {
  let total = 0;
  for (let o = 0; o < n; o++) total += weights[o] * nearestDistance[o];
  return total;
}

/** How a run of exchanges ended. */
export interface SwapRun {
  readonly swaps: number;
  /** False when the limit came first. */
  readonly converged: boolean;
}

/**
 * PAM's SWAP: makes the exchange of a medoid for another row that lowers the sum of distances most, while
 * one does. All k exchanges of a row are weighed in one pass over the rows (FastPAM1; Schubert & Rousseeuw
 * 2021, Information Systems 101). Cost O(n^2) an exchange.
 */
export function swapBest(state: MedoidState, maxSwaps: number): SwapRun {
  const { weighing, medoids } = state;
  const { n } = weighing;
  const k = medoids.length;
  if (k === 1) return { swaps: 0, converged: true };
  const losses = new Float64Array(k);
  const atOnce = weighing.atOnce(k);
  for (let swaps = 0; swaps < maxSwaps; swaps++) {
    removalLosses(state, losses);
    let [row, which, change] = [-1, -1, -MARGIN * medoidCost(state)];
    for (let from = 0; from < n; from += atOnce) {
      const count = Math.min(atOnce, n - from);
      const { places, changes } = weighing.exchanges(state, losses, from, count);
      for (let c = 0; c < count; c++) {
        if (changes[c] < change && mayServe(state, from + c))
          [row, which, change] = [from + c, places[c], changes[c]];
      }
    }
    if (row < 0) return { swaps, converged: true };
    replaceMedoid(state, which, row);
  }
  return { swaps: maxSwaps, converged: false };
}

/**
 * The same, but takes each exchange that lowers the sum as soon as it is met (FasterPAM, same paper): far
 * fewer passes, and often another optimum. Cost O(n^2) a round.
 */
export function swapEagerly(state: MedoidState, maxSwaps: number): SwapRun {
  const { weighing, medoids } = state;
  const { n } = weighing;
  const k = medoids.length;
  if (k === 1) return { swaps: 0, converged: true };
  const losses = new Float64Array(k);
  const atOnce = weighing.atOnce(k);
  let [swaps, quiet, from, ahead] = [0, 0, 0, FEW];
  removalLosses(state, losses);
  let threshold = -MARGIN * medoidCost(state);
  while (quiet < n && swaps < maxSwaps) {
    const count = Math.min(atOnce, ahead, n - from, n - quiet);
    const { places, changes } = weighing.exchanges(state, losses, from, count);
    let c = 0;
    while (c < count && !(changes[c] < threshold && mayServe(state, from + c))) c++;
    if (c < count) {
      replaceMedoid(state, places[c], from + c);
      removalLosses(state, losses);
      threshold = -MARGIN * medoidCost(state);
      swaps++;
      quiet = 0;
      from += c + 1;
      ahead = FEW;
    } else {
      quiet += count;
      from += count;
      ahead *= 2;
    }
    if (from === n) from = 0;
  }
  return { swaps, converged: quiet >= n };
}

/** Whether a row may become a medoid: one of weight 0 and one that is a medoid may not. */
function mayServe({ weighing, medoids, nearest }: MedoidState, row: number): boolean {
  return medoids[nearest[row]] !== row && weighing.weights[row] > 0;
}

/** What the sum of distances would gain if each medoid were taken away. */
function removalLosses(state: MedoidState, losses: Float64Array): void {
  const { nearest, nearestDistance, secondDistance } = state;
  const { n, weights } = state.weighing;
  losses.fill(0);
  for (let o = 0; o < n; o++) losses[nearest[o]] += weights[o] * (secondDistance[o] - nearestDistance[o]);
}

function replaceMedoid(state: MedoidState, which: number, row: number): void {
  const { medoids, nearest, nearestDistance, second, secondDistance } = state;
  const { n, square } = state.weighing;
  medoids[which] = row;
  for (let o = 0; o < n; o++) {
    if (nearest[o] === which || second[o] === which) {
      rank(state, o);
      continue;
    }
    const distance = square[row * n + o];
    if (distance < nearestDistance[o] || o === row) {
      second[o] = nearest[o];
      secondDistance[o] = nearestDistance[o];
      nearest[o] = which;
      nearestDistance[o] = distance;
    } else if (distance < secondDistance[o]) {
      second[o] = which;
      secondDistance[o] = distance;
    }
  }
}

/** Finds the two medoids nearest to row o. */
function rank(state: MedoidState, o: number): void {
  const { medoids } = state;
  const { n, square } = state.weighing;
  let [first, firstDistance, second, secondDistance] = [-1, Infinity, -1, Infinity];
  for (let m = 0; m < medoids.length; m++) {
    const distance = square[medoids[m] * n + o];
    // A medoid is its own nearest even where another lies on the same spot, so that no cluster is empty.
    if (distance < firstDistance || medoids[m] === o) {
      [second, secondDistance] = [first, firstDistance];
      [first, firstDistance] = [m, distance];
    } else if (distance < secondDistance) [second, secondDistance] = [m, distance];
  }
  state.nearest[o] = first;
  state.nearestDistance[o] = firstDistance;
  state.second[o] = second;
  state.secondDistance[o] = secondDistance;
}
