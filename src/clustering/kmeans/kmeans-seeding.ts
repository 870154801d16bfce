import type { RandomSource } from "../../math/distributions/random";
import { firstAbove } from "../../math/first-above";
import { candidateCount, type KMeansState } from "./kmeans-state";

/**
 * Greedy k-means++: the first centre is a row drawn at random; each next one is the best of 2 + ln k rows
 * drawn with a chance that grows with the squared distance to the nearest centre so far (Arthur &
 * Vassilvitskii 2007, SODA, section 5). Kernel: assumes 1 <= k <= n. Cost O(n k d log k).
 *
 * @param state its `centers` are filled in; `upper` and `lower` are working room.
 */
export function seedCenters(state: KMeansState, random: RandomSource): void {
  const { n, d, k, data, weights, centers, upper: nearest } = state;
  if (state.compiled) return seedCompiled(state, state.compiled, random);
  const candidates = candidateCount(k);
  // Four candidates are weighed in one pass over the rows; missing ones lie at Infinity and never win.
  const rows = new Float64Array(Math.ceil(candidates / 4) * 4 * d).fill(Infinity);
  const potentials = new Float64Array(rows.length / d);
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i];
  nearest.fill(1);
  const first = drawRow(nearest, weights, n, random() * total);
  nearest.fill(Infinity);
  let potential = approach(data, weights, n, d, first, nearest);
  centers.set(data.subarray(first * d, first * d + d), 0);
  for (let c = 1; c < k; c++) {
    const drawn = Array.from({ length: candidates }, () =>
      drawRow(nearest, weights, n, random() * potential),
    );
    drawn.forEach((row, t) => rows.set(data.subarray(row * d, row * d + d), t * d));
    for (let t = 0; t < candidates; t += 4) weighFour(data, weights, n, d, rows, t, nearest, potentials);
    let best = 0;
    for (let t = 1; t < candidates; t++) if (potentials[t] < potentials[best]) best = t;
    potential = approach(data, weights, n, d, drawn[best], nearest);
    centers.set(data.subarray(drawn[best] * d, drawn[best] * d + d), c * d);
  }
}

/**
 * The same by the compiled kernels. They keep the squares of each candidate, so the one that wins need not be compared again,
 * and the running sums, in which a row is then found by halving.
 */
function seedCompiled(
  state: KMeansState,
  { run, candidates, squares, potentials }: NonNullable<KMeansState["compiled"]>,
  random: RandomSource,
): void {
  const { n, d, k, data, weights, centers, upper: nearest, lower: running } = state;
  const [dataAt, weightsAt, nearestAt] = [data.byteOffset, weights.byteOffset, nearest.byteOffset];
  const count = candidateCount(k);
  const drawn = new Int32Array(count);
  /** Which of the first `among` rows drawn is best. */
  const weigh = (among: number): number => {
    for (let t = 0; t < among; t += 4) {
      for (let p = 0; p < 4; p++) {
        const from = t + p < among ? drawn[t + p] * d : -1;
        for (let j = 0; j < d; j++) candidates[4 * j + p] = from < 0 ? Infinity : data[from + j];
      }
      const [squaresAt, potentialsAt] = [squares.byteOffset + 8 * n * t, potentials.byteOffset + 8 * t];
      run.weighFour(n, d, dataAt, weightsAt, nearestAt, candidates.byteOffset, squaresAt, potentialsAt);
    }
    let best = 0;
    for (let t = 1; t < among; t++) if (potentials[t] < potentials[best]) best = t;
    return best;
  };
  const take = (t: number, c: number): number => {
    for (let j = 0, from = drawn[t] * d; j < d; j++) centers[c * d + j] = data[from + j];
    const four = squares.byteOffset + 8 * n * (t - (t % 4));
    return run.takeCandidate(n, t % 4, four, weightsAt, nearestAt, running.byteOffset);
  };
  let total = 0;
  for (let i = 0; i < n; i++) running[i] = total += weights[i];
  nearest.fill(1);
  drawn[0] = drawSummed(nearest, running, n, random() * total);
  nearest.fill(Infinity);
  weigh(1);
  let potential = take(0, 0);
  for (let c = 1; c < k; c++) {
    for (let t = 0; t < count; t++) drawn[t] = drawSummed(nearest, running, n, random() * potential);
    potential = take(weigh(count), c);
  }
}

/** As `drawRow`, by the running sums of weight x square. */
function drawSummed(squares: Float64Array, running: Float64Array, n: number, target: number): number {
  const row = firstAbove(running, target);
  return row < n ? row : lastWithWeight(squares, n);
}

/** The row in which the running sum of weight x square passes `target`; when all are zero, the last row. */
function drawRow(squares: Float64Array, weights: Float64Array, n: number, target: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += weights[i] * squares[i];
    if (sum > target) return i;
  }
  return lastWithWeight(squares, n);
}

/** Rounding can leave the target just beyond the sum: the last row that has any weight. */
function lastWithWeight(squares: Float64Array, n: number): number {
  for (let i = n - 1; i > 0; i--) if (squares[i] > 0) return i;
  return n - 1;
}

/** Lowers `nearest` to the squared distance of each row to row `center`, where that is less; returns its weighted sum. */
function approach(
  data: Float64Array,
  weights: Float64Array,
  n: number,
  d: number,
  center: number,
  nearest: Float64Array,
): number {
  const from = center * d;
  let total = 0;
  for (let i = 0, at = 0; i < n; i++, at += d) {
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const difference = data[at + j] - data[from + j];
      sum += difference * difference;
    }
    if (sum < nearest[i]) nearest[i] = sum;
    total += weights[i] * nearest[i];
  }
  return total;
}

/** What `approach` would return for each of the candidates t to t + 3. */
function weighFour(
  data: Float64Array,
  weights: Float64Array,
  n: number,
  d: number,
  rows: Float64Array,
  t: number,
  nearest: Float64Array,
  potentials: Float64Array,
): void {
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  for (let i = 0, at = 0; i < n; i++) {
    let a0 = t * d;
    let a1 = a0 + d;
    let a2 = a1 + d;
    let a3 = a2 + d;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (const end = at + d; at < end; at++) {
      const value = data[at];
      const d0 = value - rows[a0++];
      const d1 = value - rows[a1++];
      const d2 = value - rows[a2++];
      const d3 = value - rows[a3++];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    const limit = nearest[i];
    const weight = weights[i];
    p0 += weight * (s0 < limit ? s0 : limit);
    p1 += weight * (s1 < limit ? s1 : limit);
    p2 += weight * (s2 < limit ? s2 : limit);
    p3 += weight * (s3 < limit ? s3 : limit);
  }
  potentials[t] = p0;
  potentials[t + 1] = p1;
  potentials[t + 2] = p2;
  potentials[t + 3] = p3;
}
