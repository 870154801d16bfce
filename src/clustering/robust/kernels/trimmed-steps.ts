import { keepBest } from "./trim";

/** Where one start of trimmed k-means ended. */
export interface TrimmedState {
  /** k x d. */
  readonly centers: Float64Array;
  /** The nearest centre of every row, trimmed ones too, and the squared distance to it. */
  readonly nearest: Int32Array;
  readonly squared: Float64Array;
  /** 1 for rows that count, 0 for trimmed ones. */
  readonly kept: Uint8Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Concentration steps from given centres: nearest centres, leave out the farthest rows, means of the rest; until the
 * same rows are kept in the same clusters. No step raises the sum of squares. A cluster that loses all its rows keeps
 * its centre. Kernel. Cost O(iterations · n (k d + log n)).
 */
export function settleTrimmed(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  trimmed: number,
  centers: Float64Array,
  maxIterations: number,
): TrimmedState {
  const nearest = new Int32Array(n).fill(-1);
  const squared = new Float64Array(n);
  const kept = new Uint8Array(n);
  const before = new Uint8Array(n);
  const sums = new Float64Array(k * d);
  const sizes = new Int32Array(k);
  let [iterations, converged, inertia] = [0, false, Infinity];
  for (;;) {
    const moved = assign(data, n, d, k, centers, nearest, squared);
    before.set(kept);
    keepBest(squared, trimmed, kept);
    inertia = 0;
    for (let i = 0; i < n; i++) if (kept[i] === 1) inertia += squared[i];
    if (iterations > 0 && !moved && kept.every((own, i) => own === before[i])) converged = true;
    if (converged || iterations === maxIterations) break;
    iterations++;
    sums.fill(0);
    sizes.fill(0);
    for (let i = 0; i < n; i++) {
      if (kept[i] === 0) continue;
      const c = nearest[i];
      sizes[c]++;
      for (let j = 0; j < d; j++) sums[c * d + j] += data[i * d + j];
    }
    for (let c = 0; c < k; c++) {
      if (sizes[c] > 0) for (let j = 0; j < d; j++) centers[c * d + j] = sums[c * d + j] / sizes[c];
    }
  }
  return { centers, nearest, squared, kept, inertia, iterations, converged };
}

/** Writes nearest centres and squared distances; of equal ones the first. @returns whether any row moved. */
export function assign(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  centers: Float64Array,
  nearest: Int32Array,
  squared: Float64Array,
): boolean {
  let moved = false;
  for (let i = 0; i < n; i++) {
    let [best, least] = [0, Infinity];
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) {
        const off = data[i * d + j] - centers[c * d + j];
        sum += off * off;
      }
      if (sum < least) [best, least] = [c, sum];
    }
    if (nearest[i] !== best) moved = true;
    nearest[i] = best;
    squared[i] = least;
  }
  return moved;
}
