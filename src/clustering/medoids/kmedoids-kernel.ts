/** Medoids, and for each row its nearest and second nearest of them. */
export interface MedoidState {
  readonly n: number;
  /** n x n distances, row after row. */
  readonly square: Float64Array;
  /** n: how much each row counts; one of weight 0 is placed, but has no say and is no medoid. */
  readonly weights: Float64Array;
  /** The rows that are medoids. */
  readonly medoids: Int32Array;
  /** n: which medoid (0 … k - 1) is nearest, and how far it is. */
  readonly nearest: Int32Array;
  readonly nearestDistance: Float64Array;
  /** n: which is second nearest, and how far; -1 and Infinity for k = 1. */
  readonly second: Int32Array;
  readonly secondDistance: Float64Array;
}

/** A swap must lower the sum of distances by more than this part of it: less is rounding. */
const MARGIN = 1e-12;

/** The medoids that BUILD has chosen so far; it goes on from here. */
export interface MedoidBuild {
  readonly n: number;
  readonly square: Float64Array;
  readonly weights: Float64Array;
  /** In the order chosen. */
  readonly medoids: number[];
  /** n: 1 for the rows chosen. */
  readonly chosen: Uint8Array;
  /** n: distances to the nearest of them. */
  readonly nearest: Float64Array;
}

/** BUILD before its first medoid. @param weights default 1 each. */
export function startBuild(
  square: Float64Array,
  n: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): MedoidBuild {
  return {
    n,
    square,
    weights,
    medoids: [],
    chosen: new Uint8Array(n),
    nearest: new Float64Array(n).fill(Infinity),
  };
}

/**
 * PAM's BUILD (Kaufman & Rousseeuw 1990): the row with the least sum of distances, then one by one the row
 * that lowers the sum most; on a tie the first. The first k medoids are the same for every larger k, so those already chosen
 * are not looked for again. Kernel: assumes 1 <= k <= n. Cost O(n^2) a new medoid.
 */
export function buildMedoids(build: MedoidBuild, k: number): Int32Array {
  const { square, n, weights, medoids, chosen, nearest } = build;
  while (medoids.length < k) {
    let [best, least] = [-1, Infinity];
    for (let c = 0; c < n; c++) {
      if (chosen[c] === 1 || weights[c] === 0) continue;
      let sum = 0;
      for (let o = 0, at = c * n; o < n; o++, at++)
        sum += weights[o] * (square[at] < nearest[o] ? square[at] : nearest[o]);
      if (sum < least) [best, least] = [c, sum];
    }
    medoids.push(best);
    chosen[best] = 1;
    for (let o = 0, at = best * n; o < n; o++, at++) if (square[at] < nearest[o]) nearest[o] = square[at];
  }
  return Int32Array.from(medoids.slice(0, k));
}

/** The state for these medoids. Cost O(n k). */
export function medoidState(
  square: Float64Array,
  n: number,
  medoids: Int32Array,
  weights: Float64Array = new Float64Array(n).fill(1),
): MedoidState {
  const state: MedoidState = {
    n,
    square,
    weights,
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
export function medoidCost(state: MedoidState): number {
  let total = 0;
  for (let o = 0; o < state.n; o++) total += state.weights[o] * state.nearestDistance[o];
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
  const { n, medoids, weights } = state;
  if (medoids.length === 1) return { swaps: 0, converged: true };
  const losses = new Float64Array(medoids.length);
  const changes = new Float64Array(medoids.length);
  for (let swaps = 0; swaps < maxSwaps; swaps++) {
    removalLosses(state, losses);
    let [row, which, change] = [-1, -1, -MARGIN * medoidCost(state)];
    for (let c = 0; c < n; c++) {
      if (medoids[state.nearest[c]] === c || weights[c] === 0) continue;
      const m = weigh(state, c, losses, changes);
      if (changes[m] < change) [row, which, change] = [c, m, changes[m]];
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
  const { n, medoids, weights } = state;
  if (medoids.length === 1) return { swaps: 0, converged: true };
  const losses = new Float64Array(medoids.length);
  const changes = new Float64Array(medoids.length);
  let [swaps, quiet] = [0, 0];
  removalLosses(state, losses);
  let threshold = -MARGIN * medoidCost(state);
  for (let c = 0; quiet < n && swaps < maxSwaps; c = (c + 1) % n) {
    quiet++;
    if (medoids[state.nearest[c]] === c || weights[c] === 0) continue;
    const which = weigh(state, c, losses, changes);
    if (!(changes[which] < threshold)) continue;
    replaceMedoid(state, which, c);
    removalLosses(state, losses);
    threshold = -MARGIN * medoidCost(state);
    swaps++;
    quiet = 0;
  }
  return { swaps, converged: quiet >= n };
}

/** What the sum of distances would gain if each medoid were taken away. */
function removalLosses(state: MedoidState, losses: Float64Array): void {
  const { n, weights, nearest, nearestDistance, secondDistance } = state;
  losses.fill(0);
  for (let o = 0; o < n; o++) losses[nearest[o]] += weights[o] * (secondDistance[o] - nearestDistance[o]);
}

/** Fills `changes` with what the sum would change by if row c took each medoid's place; returns the best place. */
function weigh(state: MedoidState, c: number, losses: Float64Array, changes: Float64Array): number {
  const { n, square, weights, nearest, nearestDistance, secondDistance } = state;
  changes.set(losses);
  let shared = 0;
  for (let o = 0, at = c * n; o < n; o++, at++) {
    const distance = square[at];
    if (distance >= secondDistance[o]) continue;
    if (distance < nearestDistance[o]) {
      shared += weights[o] * (distance - nearestDistance[o]);
      changes[nearest[o]] += weights[o] * (nearestDistance[o] - secondDistance[o]);
    } else changes[nearest[o]] += weights[o] * (distance - secondDistance[o]);
  }
  let best = 0;
  for (let m = 0; m < changes.length; m++) {
    changes[m] += shared;
    if (changes[m] < changes[best]) best = m;
  }
  return best;
}

function replaceMedoid(state: MedoidState, which: number, row: number): void {
  const { n, square, medoids, nearest, nearestDistance, second, secondDistance } = state;
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
  const { n, square, medoids } = state;
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
