/** The arrays that one start of k-means works on; made once, used by all starts. */
export interface KMeansState {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  /** n x d, no two rows alike: equal rows are gathered in one, with their number in `weights` (`distinctRows`). */
  readonly data: Float64Array;
  /** n: how much each row counts, above 0. */
  readonly weights: Float64Array;
  /**
   * k x d, then up to three further rows of Infinity, so that rows can be compared with four centres at a
   * time: four sums that do not wait for each other are three times as fast as one after the other.
   */
  readonly centers: Float64Array;
  /** k x d: the weighted sum of the rows of each cluster. */
  readonly sums: Float64Array;
  /** k: the weight of the rows of each cluster. */
  readonly counts: Float64Array;
  /** k: the number of rows of each cluster. */
  readonly members: Int32Array;
  /** n: the cluster of each row. */
  readonly labels: Int32Array;
  /** n: no less than the distance of a row to its own centre. */
  readonly upper: Float64Array;
  /** n: no more than the distance of a row to any other centre. */
  readonly lower: Float64Array;
}

/** How a run of Lloyd's algorithm ended. */
export interface LloydRun {
  readonly iterations: number;
  /** False when `maxIterations` came first. */
  readonly converged: boolean;
}

export function kMeansState(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): KMeansState {
  return {
    n,
    d,
    k,
    data,
    weights,
    centers: new Float64Array(Math.ceil(k / 4) * 4 * d).fill(Infinity),
    sums: new Float64Array(k * d),
    counts: new Float64Array(k),
    members: new Int32Array(k),
    labels: new Int32Array(n),
    upper: new Float64Array(n),
    lower: new Float64Array(n),
  };
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
  const { n, k, upper, lower, labels } = state;
  const shifts = new Float64Array(k);
  const halfGaps = new Float64Array(k);
  labels.fill(-1);
  upper.fill(Infinity);
  lower.fill(0);
  recomputeSums(state);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    fillHalfGaps(state, halfGaps);
    let moved = assign(state, halfGaps);
    if (reseedEmpty(state)) moved++;
    if (moved === 0) {
      // The running sums carry rounding; with exact ones nothing may change any more.
      recomputeCenters(state);
      fillHalfGaps(state, halfGaps);
      upper.fill(Infinity);
      if (assign(state, halfGaps) === 0) return { iterations: iteration, converged: true };
    }
    const moveSquared = moveCenters(state, shifts);
    if (moveSquared <= tolerance) {
      recomputeCenters(state);
      return { iterations: iteration, converged: true };
    }
    loosenBounds(n, labels, upper, lower, shifts);
  }
  recomputeCenters(state);
  return { iterations: maxIterations, converged: false };
}

/** Gives each row its nearest centre, keeps sums and counts up to date; returns how many rows moved. */
function assign(state: KMeansState, halfGaps: Float64Array): number {
  const { n, d, k, data, centers, labels, upper, lower } = state;
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
function moveCenters(state: KMeansState, shifts: Float64Array): number {
  const { d, k, data, centers, sums, counts, members } = state;
  const lone = loneRows(state);
  let total = 0;
  for (let c = 0; c < k; c++) {
    let squared = 0;
    if (members[c] > 0) {
      for (let j = c * d, at = lone[c] * d; j < c * d + d; j++, at++) {
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

/** The row of each cluster that has only one: its centre is that row itself, which sum / weight need not be. */
function loneRows({ n, k, members, labels }: KMeansState): Int32Array {
  const lone = new Int32Array(k).fill(-1);
  if (!members.includes(1)) return lone;
  for (let i = 0; i < n; i++) if (labels[i] >= 0) lone[labels[i]] = i;
  return lone;
}

/** Half the distance from each centre to its nearest fellow: closer rows cannot have another nearest centre. */
function fillHalfGaps(state: KMeansState, halfGaps: Float64Array): void {
  const { d, k, centers } = state;
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
function loosenBounds(
  n: number,
  labels: Int32Array,
  upper: Float64Array,
  lower: Float64Array,
  shifts: Float64Array,
): void {
  let [largest, second, which] = [0, 0, -1];
  for (let c = 0; c < shifts.length; c++) {
    if (shifts[c] > largest) {
      second = largest;
      largest = shifts[c];
      which = c;
    } else if (shifts[c] > second) second = shifts[c];
  }
  for (let i = 0; i < n; i++) {
    const own = labels[i];
    upper[i] += shifts[own];
    lower[i] -= own === which ? second : largest;
  }
}

/** The sums, counts and means of all clusters, summed afresh from the labels. */
export function recomputeCenters(state: KMeansState): void {
  recomputeSums(state);
  moveCenters(state, new Float64Array(state.k));
}

/** The sums and counts of all clusters, summed afresh from the labels. */
function recomputeSums(state: KMeansState): void {
  const { n, sums, counts, members, labels } = state;
  sums.fill(0);
  counts.fill(0);
  members.fill(0);
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
  let total = 0;
  for (let i = 0; i < state.n; i++) total += state.weights[i] * squaredToCenter(state, i, state.labels[i]);
  return total;
}
