import { compiledKernels } from "../../math/compiled/compiled-kernels";
import { sharesFromLogs } from "../../math/functions/log-sum-exp";

/** Components as densities are worked out from them, component after component. */
export interface Components {
  /** k x d. */
  readonly means: Float64Array;
  /** k x d x d: roots of the inverse covariances, lower triangles. */
  readonly roots: Float64Array;
  /** k: what the log density of a row starts from. */
  readonly constants: Float64Array;
}

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
   * Writes the probability of each component for each row (n x k), and returns the log density of each row.
   *
   * @param axisParallel whether the roots are diagonals. Cost O(n k d^2), O(n k d) where they are.
   */
  readonly expect: (
    axisParallel: boolean,
    components: Components,
    probabilities: Float64Array,
  ) => Float64Array;
  /** d: the sums of share x value. Cost O(n d). */
  readonly sumShares: () => Float64Array;
  /**
   * Adds the sums of share x the products of how far rows are from a mean to the lower triangle of d x d, or to its diagonal.
   * Cost O(n d^2), O(n d) where it is a diagonal.
   */
  readonly sumScatter: (axisParallel: boolean, mean: Float64Array, scatter: Float64Array) => void;
  /** To be called after the last sum. */
  readonly end: () => void;
}

/** Shares below this cannot be seen in sums of doubles next to any row that belongs. */
const NEGLIGIBLE = 1e-40;

/** Rows of a tile in the memory of the compiled kernels. */
const TILE = 8;

/** @param k how many components there are. @param weights default 1 each. Memory O(n (d + k)). */
export function mixtureRows(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): MixtureRows {
  return compiledRows(data, n, d, k, weights) ?? plainRows(data, n, d, k, weights);
}

function compiledRows(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  weights: Float64Array,
): MixtureRows | null {
  const padded = Math.ceil(n / TILE) * TILE;
  const wide = d + (d % 2);
  const ofComponents = [k * d, k * d * d, k, TILE * k, padded * k];
  const sumsOf = [n, d, Math.max(TILE * d, 2 * wide), d, d * wide];
  const compiled = compiledKernels([n * d, padded * d, padded, ...sumsOf, ...ofComponents]);
  if (compiled === null) return null;
  const { run, numbers, giveBack } = compiled;
  const [rows, , densities, shares, mean, , sums, products, means, roots, constants, , found] = numbers;
  const addresses = numbers.map(({ byteOffset }) => byteOffset);
  const [rowsAt, tilesAt, densitiesAt, sharesAt, meanAt, roomAt, sumsAt, productsAt, ...components] =
    addresses;
  rows.set(data);
  run.layInTiles(n, d, rowsAt, tilesAt);
  return {
    n,
    d,
    data,
    weights,
    shares,
    expect: (axisParallel, from, probabilities) => {
      means.set(from.means);
      roots.set(from.roots);
      constants.set(from.constants);
      const [meansAt, rootsAt, constantsAt, logsAt, foundAt] = components;
      const asked = [tilesAt, meansAt, rootsAt, constantsAt, roomAt, logsAt, foundAt, densitiesAt] as const;
      run.shareRows(n, d, k, Number(axisParallel), ...asked);
      probabilities.set(found.subarray(0, n * k));
      return densities;
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

function plainRows(data: Float64Array, n: number, d: number, k: number, weights: Float64Array): MixtureRows {
  const shares = new Float64Array(n);
  const densities = new Float64Array(n);
  const sums = new Float64Array(d);
  return {
    n,
    d,
    data,
    weights,
    shares,
    expect: (axisParallel, { means, roots, constants }, probabilities) => {
      // The squares of one component are where the densities come afterwards.
      for (let c = 0; c < k; c++) {
        const mean = means.subarray(c * d, (c + 1) * d);
        const root = roots.subarray(c * d * d, (c + 1) * d * d);
        squaresPlainly(data, n, d, axisParallel, mean, root, densities);
        for (let i = 0; i < n; i++) probabilities[i * k + c] = constants[c] - densities[i] / 2;
      }
      for (let i = 0; i < n; i++) densities[i] = sharesFromLogs(probabilities, i * k, k);
      return densities;
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
