import type { RandomSource } from "../math/random";

/**
 * Greedy k-means++: the first centre is a row drawn at random; each next one is the best of 2 + ln k rows
 * drawn with a chance that grows with the squared distance to the nearest centre so far (Arthur &
 * Vassilvitskii 2007, SODA, section 5). Kernel: assumes 1 <= k <= n. Cost O(n k d log k).
 *
 * @param centers k x d numbers, filled in.
 * @param work 3 n numbers of working room.
 */
export function seedCenters(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  random: RandomSource,
  centers: Float64Array,
  work: Float64Array,
): void {
  let nearest = work.subarray(0, n);
  let trial = work.subarray(n, 2 * n);
  let best = work.subarray(2 * n, 3 * n);
  const candidates = 2 + Math.floor(Math.log(k));
  const first = Math.floor(random() * n);
  nearest.fill(Infinity);
  let potential = potentialWith(data, n, d, first, nearest, nearest);
  centers.set(data.subarray(first * d, first * d + d), 0);
  for (let c = 1; c < k; c++) {
    let [bestRow, bestPotential] = [-1, Infinity];
    for (let t = 0; t < candidates; t++) {
      const row = drawRow(nearest, n, random() * potential);
      const value = potentialWith(data, n, d, row, nearest, trial);
      if (value < bestPotential) {
        [bestRow, bestPotential] = [row, value];
        [best, trial] = [trial, best];
      }
    }
    [nearest, best] = [best, nearest];
    potential = bestPotential;
    centers.set(data.subarray(bestRow * d, bestRow * d + d), c * d);
  }
}

/** The row in which the running sum of `weights` passes `target`; when all are zero, the last row. */
function drawRow(weights: Float64Array, n: number, target: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += weights[i];
    if (sum > target) return i;
  }
  // Rounding can leave the target just beyond the sum: take the last row that has any weight.
  for (let i = n - 1; i > 0; i--) if (weights[i] > 0) return i;
  return n - 1;
}

/** Writes to `out` the squared distance of each row to its nearest centre if `row` were one, and sums it up. */
function potentialWith(
  data: Float64Array,
  n: number,
  d: number,
  row: number,
  nearest: Float64Array,
  out: Float64Array,
): number {
  const center = data.slice(row * d, row * d + d);
  let total = 0;
  for (let i = 0, at = 0; i < n; i++, at += d) {
    const limit = nearest[i];
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const difference = data[at + j] - center[j];
      sum += difference * difference;
    }
    const value = sum < limit ? sum : limit;
    out[i] = value;
    total += value;
  }
  return total;
}
