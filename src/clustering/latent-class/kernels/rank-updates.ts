/** Vectors that are summed up together: so many that one pass over the matrix serves them all. */
const BATCH = 8;

/** The growing sum of outer products v vᵀ, lower triangle, of vectors of one length. */
export interface OuterSum {
  readonly size: number;
  readonly matrix: Float64Array;
  /** size x BATCH: vectors not yet summed, one per column. */
  readonly waiting: Float64Array;
  filled: number;
}

export function outerSum(size: number): OuterSum {
  return { size, matrix: new Float64Array(size * size), waiting: new Float64Array(size * BATCH), filled: 0 };
}

/** Adds (scale v)(scale v)ᵀ. Kernel. Cost O(size^2), an eighth of its memory traffic. */
export function addOuter(sum: OuterSum, vector: Float64Array, scale: number): void {
  const { size, waiting } = sum;
  for (let a = 0, at = sum.filled; a < size; a++, at += BATCH) waiting[at] = scale * vector[a];
  if (++sum.filled === BATCH) flushOuter(sum);
}

/** Sums up what is waiting. */
export function flushOuter(sum: OuterSum): void {
  const { size, matrix, waiting: w } = sum;
  for (let a = 0; a < size; a++) {
    const i = a * BATCH;
    const [w0, w1, w2, w3] = [w[i], w[i + 1], w[i + 2], w[i + 3]];
    const [w4, w5, w6, w7] = [w[i + 4], w[i + 5], w[i + 6], w[i + 7]];
    for (let b = 0, j = 0, at = a * size; b <= a; b++, j += BATCH, at++) {
      const left = w0 * w[j] + w1 * w[j + 1] + w2 * w[j + 2] + w3 * w[j + 3];
      matrix[at] += left + (w4 * w[j + 4] + w5 * w[j + 5] + w6 * w[j + 6] + w7 * w[j + 7]);
    }
  }
  w.fill(0);
  sum.filled = 0;
}
