import type { KMeansState } from "./kmeans-state";

/** How a run of Lloyd's algorithm ended. */
export interface LloydRun {
  readonly iterations: number;
  /** False when `maxIterations` came first. */
  readonly converged: boolean;
}

/**
 * Lloyd's k-means from the centres in `state`, with Hamerly's bounds (2010, SDM): a row whose own centre
 * is surely the nearest is not looked at again, and the outcome is that of plain Lloyd. A cluster that
 * loses all rows is given the row farthest from its centre. Kernel: assumes 1 <= k <= n.
 *
 * @param tolerance stop when the centres moved by no more than this, as a sum of squares; 0 runs until
 * no row changes its cluster.
 */
export function lloyd(state: KMeansState, maxIterations: number, tolerance: number): LloydRun {
  const { upper, lower, labels } = state;
  labels.fill(-1);
  upper.fill(Infinity);
  lower.fill(0);
  recomputeSums(state);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    fillHalfGaps(state);
    let moved = assign(state);
    if (reseedEmpty(state)) moved++;
    if (moved === 0) {
      // The running sums carry rounding; with exact ones nothing may change any more.
      recomputeCenters(state);
      fillHalfGaps(state);
      upper.fill(Infinity);
      if (assign(state) === 0) return { iterations: iteration, converged: true };
    }
    const moveSquared = moveCenters(state);
    if (moveSquared <= tolerance) {
      recomputeCenters(state);
      return { iterations: iteration, converged: true };
    }
    loosenBounds(state);
  }
  recomputeCenters(state);
  return { iterations: maxIterations, converged: false };
}

/** Gives each row its nearest centre, keeps sums and counts up to date; returns how many rows moved. */
function assign(state: KMeansState): number {
  if (state.compiled) return assignCompiled(state, state.compiled);
  const { n, d, k, data, centers, labels, upper, lower, halfGaps } = state;
  let moved = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i];
    const at = i * d;
    if (own >= 0) {
      const safe = halfGaps[own] > lower[i] ? halfGaps[own] : lower[i];
      if (upper[i] <= safe) continue;
      let sum = 0;
      for (let j = 0, c = own * d; j < d; j++, c++) {
        const difference = data[at + j] - centers[c];
        sum += difference * difference;
      }
      upper[i] = Math.sqrt(sum);
      if (upper[i] <= safe) continue;
    }
    let best = 0;
    let nearest = Infinity;
    let second = Infinity;
    for (let c = 0; c < k; c += 4) {
      let a0 = c * d;
      let a1 = a0 + d;
      let a2 = a1 + d;
      let a3 = a2 + d;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = at; j < at + d; j++) {
        const value = data[j];
        const d0 = value - centers[a0++];
        const d1 = value - centers[a1++];
        const d2 = value - centers[a2++];
        const d3 = value - centers[a3++];
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      // Written out four times: an inner loop over four sums would put them into memory.
      if (s0 < nearest) {
        second = nearest;
        nearest = s0;
        best = c;
      } else if (s0 < second) second = s0;
      if (s1 < nearest) {
        second = nearest;
        nearest = s1;
        best = c + 1;
      } else if (s1 < second) second = s1;
      if (s2 < nearest) {
        second = nearest;
        nearest = s2;
        best = c + 2;
      } else if (s2 < second) second = s2;
      if (s3 < nearest) {
        second = nearest;
        nearest = s3;
        best = c + 3;
      } else if (s3 < second) second = s3;
    }
    upper[i] = Math.sqrt(nearest);
    lower[i] = Math.sqrt(second);
    if (best === own) continue;
    moveRow(state, i, own, best);
    labels[i] = best;
    moved++;
  }
  return moved;
}

function assignCompiled({ n, d, k }: KMeansState, { run, at }: NonNullable<KMeansState["compiled"]>): number {
  const { data, weights, centers, sums, counts, members, labels, upper, lower, halfGaps, room } = at;
  return run.assignRows(
    n,
    d,
    k,
    data,
    weights,
    centers,
    sums,
    counts,
    members,
    labels,
    upper,
    lower,
    halfGaps,
    room,
  );
}

/** Takes row i out of the sums of cluster `from` (-1 for none) and into those of `to`. */
function moveRow(state: KMeansState, i: number, from: number, to: number): void {
  const { d, data, weights, sums, counts, members } = state;
  const weight = weights[i];
  const at = i * d;
  if (from >= 0) {
    for (let j = 0, s = from * d; j < d; j++, s++) sums[s] -= weight * data[at + j];
    counts[from] -= weight;
    members[from]--;
  }
  for (let j = 0, s = to * d; j < d; j++, s++) sums[s] += weight * data[at + j];
  counts[to] += weight;
  members[to]++;
}

/** Gives each empty cluster the row farthest from its centre; false when none was, or all rows sit on centres. */
function reseedEmpty(state: KMeansState): boolean {
  const { n, k, members, labels, upper, lower } = state;
  let changed = false;
  for (let c = 0; c < k; c++) {
    if (members[c] > 0) continue;
    let [farthest, distance] = [-1, 0];
    for (let i = 0; i < n; i++) {
      if (members[labels[i]] < 2) continue;
      const value = squaredToCenter(state, i, labels[i]);
      if (value > distance) [farthest, distance] = [i, value];
    }
    if (farthest < 0) continue;
    moveRow(state, farthest, labels[farthest], c);
    labels[farthest] = c;
    changed = true;
  }
  if (changed) {
    // A centre has jumped, so no bound holds any more.
    upper.fill(Infinity);
    lower.fill(0);
  }
  return changed;
}

/** Sets each centre to the mean of its rows; `shifts` gets the distance each moved; returns the sum of squares. */
function moveCenters(state: KMeansState): number {
  const { d, k, data, centers, sums, counts, members, shifts } = state;
  const lone = loneRows(state);
  let total = 0;
  for (let c = 0; c < k; c++) {
    let squared = 0;
    if (members[c] > 0) {
      for (let j = c * d, at = (lone?.[c] ?? 0) * d; j < c * d + d; j++, at++) {
        const mean = members[c] === 1 ? data[at] : sums[j] / counts[c];
        const difference = mean - centers[j];
        squared += difference * difference;
        centers[j] = mean;
      }
    }
    shifts[c] = Math.sqrt(squared);
    total += squared;
  }
  return total;
}

/**
 * The row of each cluster that has only one: its centre is that row itself, which sum / weight need not be. null where no cluster has
 * only one.
 */
function loneRows({ n, k, members, labels }: KMeansState): Int32Array | null {
  if (!members.includes(1)) return null;
  const lone = new Int32Array(k).fill(-1);
  for (let i = 0; i < n; i++) if (labels[i] >= 0) lone[labels[i]] = i;
  return lone;
}

/** Half the distance from each centre to its nearest fellow: closer rows cannot have another nearest centre. */
function fillHalfGaps({ d, k, centers, halfGaps }: KMeansState): void {
  halfGaps.fill(Infinity);
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      let sum = 0;
      for (let j = 0; j < d; j++) {
        const difference = centers[a * d + j] - centers[b * d + j];
        sum += difference * difference;
      }
      const half = Math.sqrt(sum) / 2;
      if (half < halfGaps[a]) halfGaps[a] = half;
      if (half < halfGaps[b]) halfGaps[b] = half;
    }
  }
}

/** Widens every row's bounds by what the centres moved. */
function loosenBounds({ n, labels, upper, lower, shifts, least, compiled }: KMeansState): void {
  let [largest, second, which] = [0, 0, -1];
  for (let c = 0; c < shifts.length; c++) {
    if (shifts[c] > largest) {
      second = largest;
      largest = shifts[c];
      which = c;
    } else if (shifts[c] > second) second = shifts[c];
  }
  least.fill(largest);
  if (which >= 0) least[which] = second;
  if (compiled) {
    const { at } = compiled;
    compiled.run.loosenBounds(n, at.labels, at.upper, at.lower, at.shifts, at.least);
    return;
  }
  for (let i = 0; i < n; i++) {
    const own = labels[i];
    upper[i] += shifts[own];
    lower[i] -= least[own];
  }
}

/** The sums, counts and means of all clusters, summed afresh from the labels. */
export function recomputeCenters(state: KMeansState): void {
  recomputeSums(state);
  moveCenters(state);
}

/** The sums and counts of all clusters, summed afresh from the labels. */
function recomputeSums(state: KMeansState): void {
  const { n, d, sums, counts, members, labels, compiled } = state;
  sums.fill(0);
  counts.fill(0);
  members.fill(0);
  if (compiled) {
    const { at } = compiled;
    compiled.run.sumRows(n, d, at.data, at.weights, at.sums, at.counts, at.members, at.labels);
    return;
  }
  for (let i = 0; i < n; i++) if (labels[i] >= 0) moveRow(state, i, -1, labels[i]);
}

export function squaredToCenter(state: KMeansState, i: number, c: number): number {
  const { d, data, centers } = state;
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const difference = data[i * d + j] - centers[c * d + j];
    sum += difference * difference;
  }
  return sum;
}

/** The weighted sum of squared distances of all rows to their centres. */
export function inertiaOf(state: KMeansState): number {
  const { n, d, weights, labels, compiled } = state;
  if (compiled) {
    const { at } = compiled;
    return compiled.run.inertia(n, d, at.data, at.weights, at.centers, at.labels);
  }
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i] * squaredToCenter(state, i, labels[i]);
  return total;
}

/** The same for each cluster. */
export function inertiasOf(state: KMeansState): Float64Array {
  const { n, d, k, weights, labels, compiled } = state;
  // The room for single-row moves is free.
  const sums = state.drift.subarray(0, k).fill(0);
  if (compiled) {
    const { at } = compiled;
    compiled.run.inertias(n, d, at.data, at.weights, at.centers, at.labels, at.drift);
    return sums.slice();
  }
  for (let i = 0; i < n; i++) sums[labels[i]] += weights[i] * squaredToCenter(state, i, labels[i]);
  return sums.slice();
}
