import { compiledKernels } from "../../math/compiled/compiled-kernels";

/** The rows of a mixture and the sums over them. What is returned is overwritten by the next call. */
export interface MixtureRows {
  readonly n: number;
  readonly d: number;
  /** n x d. */
  readonly data: Float64Array;
  /** n: how much each row counts. */
  readonly weights: Float64Array;
  /** n: the caller's room for the shares that are summed over. */
  readonly shares: Float64Array;
  /**
   * n: the squared distance of each row to a mean by a root of the inverse covariance, a lower triangle of d x d.
   *
   * @param axisParallel whether the root is a diagonal. Cost O(n d^2), O(n d) where it is.
   */
  readonly squaresFromMean: (axisParallel: boolean, mean: Float64Array, root: Float64Array) => Float64Array;
  /** d: the sums of share x value. Cost O(n d). */
  readonly sumShares: () => Float64Array;
  /**
   * Adds the sums of share x the products of how far rows are from a mean to the lower triangle of d x d, or to its diagonal.
   * Cost as that of `squaresFromMean`.
   */
  readonly sumScatter: (axisParallel: boolean, mean: Float64Array, scatter: Float64Array) => void;
  /** To be called after the last sum. */
  readonly end: () => void;
}

/** Shares below this cannot be seen in sums of doubles next to any row that belongs. */
const NEGLIGIBLE = 1e-40;

/** Rows of a tile in the memory of the compiled kernels. */
const TILE = 8;

/** @param weights default 1 each. Memory O(n d). */
export function mixtureRows(
  data: Float64Array,
  n: number,
  d: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): MixtureRows {
  return compiledRows(data, n, d, weights) ?? plainRows(data, n, d, weights);
}

function compiledRows(data: Float64Array, n: number, d: number, weights: Float64Array): MixtureRows | null {
  const padded = Math.ceil(n / TILE) * TILE;
  const wide = d + (d % 2);
  const lengths = [n * d, padded * d, padded, n, d, d * d, Math.max(TILE * d, 2 * wide), d, d * wide];
  const compiled = compiledKernels(lengths);
  if (compiled === null) return null;
  const { run, numbers, giveBack } = compiled;
  const [rows, , squares, shares, mean, root, , sums, products] = numbers;
  const [rowsAt, tilesAt, squaresAt, sharesAt, meanAt, rootAt, roomAt, sumsAt, productsAt] = numbers.map(
    ({ byteOffset }) => byteOffset,
  );
  rows.set(data);
  run.layInTiles(n, d, rowsAt, tilesAt);
  return {
    n,
    d,
    data,
    weights,
    shares,
    squaresFromMean: (axisParallel, ownMean, ownRoot) => {
      mean.set(ownMean);
      root.set(ownRoot);
      run.squaresFromMean(n, d, Number(axisParallel), tilesAt, meanAt, rootAt, roomAt, squaresAt);
      return squares;
    },
    sumShares: () => {
      run.sumShares(n, d, rowsAt, sharesAt, sumsAt);
      return sums;
    },
    sumScatter: (axisParallel, ownMean, scatter) => {
      mean.set(ownMean);
      products.fill(0);
      const asked = [rowsAt, sharesAt, NEGLIGIBLE, meanAt, roomAt, productsAt] as const;
      run.sumScatter(n, d, Number(axisParallel), ...asked);
      for (let j = 0; j < d; j++) {
        for (let m = 0; m <= j; m++) scatter[j * d + m] += products[j * wide + m];
      }
    },
    end: giveBack,
  };
}

function plainRows(data: Float64Array, n: number, d: number, weights: Float64Array): MixtureRows {
  const shares = new Float64Array(n);
  const squares = new Float64Array(n);
  const sums = new Float64Array(d);
  return {
    n,
    d,
    data,
    weights,
    shares,
    squaresFromMean: (axisParallel, mean, root) => {
      squaresPlainly(data, n, d, axisParallel, mean, root, squares);
      return squares;
    },
    sumShares: () => {
      sums.fill(0);
      for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < d; j++) sums[j] += shares[i] * data[at++];
      return sums;
    },
    sumScatter: (axisParallel, mean, scatter) =>
      scatterPlainly(data, n, d, axisParallel, shares, mean, scatter),
    end: () => {},
  };
}

function squaresPlainly(
  data: Float64Array,
  n: number,
  d: number,
  axisParallel: boolean,
  mean: Float64Array,
  root: Float64Array,
  squares: Float64Array,
): void {
  const off = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const at = i * d;
    let sum = 0;
    if (axisParallel) {
      for (let j = 0; j < d; j++) {
        const scaled = (data[at + j] - mean[j]) * root[j * d + j];
        sum += scaled * scaled;
      }
    } else {
      for (let j = 0; j < d; j++) {
        off[j] = data[at + j] - mean[j];
        let scaled = 0;
        for (let m = 0, r = j * d; m <= j; m++, r++) scaled += root[r] * off[m];
        sum += scaled * scaled;
      }
    }
    squares[i] = sum;
  }
}

function scatterPlainly(
  data: Float64Array,
  n: number,
  d: number,
  axisParallel: boolean,
  shares: Float64Array,
  mean: Float64Array,
  scatter: Float64Array,
): void {
  const off = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const share = shares[i];
    if (share < NEGLIGIBLE) continue;
    const at = i * d;
    if (axisParallel) {
      for (let j = 0; j < d; j++) {
        const difference = data[at + j] - mean[j];
        scatter[j * d + j] += share * difference * difference;
      }
    } else {
      for (let j = 0; j < d; j++) {
        off[j] = data[at + j] - mean[j];
        const weighted = share * off[j];
        for (let m = 0, s = j * d; m <= j; m++, s++) scatter[s] += weighted * off[m];
      }
    }
  }
}
