import { randomNormal, type RandomSource } from "../../math/distributions/random";
import { symmetricFunction } from "../../math/linear/symmetric-function";
import { placeStandard, type PlacedValues } from "./twin-placement";
import { counted, standardised, type RowCounts } from "./twin-counts";
import type { TwinUnits } from "./twin-units";

/** Latent columns, and the matrix that mixed them. */
export interface MatchedLatent {
  readonly latent: readonly Float64Array[];
  /** Mixing matrix (size x size): a good start for the next draw. */
  readonly mixing: Float64Array;
  /** The largest difference between a correlation of the placed columns and the goal. */
  readonly error: number;
}

/** Rounds of correction; columns of numbers take three or four, columns with few values more. */
const MOST_ROUNDS = 12;
/** Rounds end when every correlation is this share of its standard error (1 / sqrt n) from its goal. */
const CLOSE_ENOUGH = 0.02;
/** Eigenvalues below this count as this one where a root is inverted. */
const FLAT = 1e-9;

/**
 * Draws latent normal columns whose placed values have given correlations, not on average but in this very draw.
 * Random columns are made exactly uncorrelated, mixed by the root of a matrix, and placed; what the placed columns'
 * correlations lack is added to the matrix, and so on. Private to this folder.
 *
 * @param goal correlations of the placed columns, size x size. @param start the mixing matrix to begin with.
 * @returns the best round. Cost O(rounds (n size^2 + size n log n)).
 */
export function matchedLatent(
  units: TwinUnits,
  which: PlacedValues,
  goal: Float64Array,
  start: Float64Array,
  random: RandomSource,
  n: number,
): MatchedLatent {
  const { size, counts } = units;
  const base = uncorrelated(size, n, random, counts);
  const matrix = start.slice();
  const close = CLOSE_ENOUGH / Math.sqrt(counts?.rows ?? n);
  let best: MatchedLatent | null = null;
  for (let round = 0; round < MOST_ROUNDS && (best === null || best.error > close); round++) {
    const root = symmetricFunction(matrix, size, (value) => Math.sqrt(Math.max(value, 0)));
    const latent = mixed(base, root);
    const found = correlations(placeStandard(units, latent, which));
    let error = 0;
    const mixing = matrix.slice();
    for (let i = 0; i < goal.length; i++) {
      const missing = goal[i] - found[i];
      error = Math.max(error, Math.abs(missing));
      matrix[i] += missing;
    }
    if (best === null || error < best.error) best = { latent, mixing, error };
  }
  return best!;
}

/** Correlations of columns that have mean 0 and mean square 1 (as `counted` makes them), size x size. Cost O(n size^2 / 2). */
export function correlations(columns: readonly Float64Array[]): Float64Array {
  const size = columns.length;
  const result = new Float64Array(size * size);
  const products = new Float64Array(4);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b += 4) {
      sumProducts(columns[a], columns, b, products);
      for (let t = b; t < Math.min(b + 4, a + 1); t++)
        result[a * size + t] = result[t * size + a] = products[t - b] / columns[a].length;
    }
  }
  return result;
}

/** The sums of the products of a column with up to four others from `b` on: four sums that do not wait for each other. */
function sumProducts(
  column: Float64Array,
  columns: readonly Float64Array[],
  b: number,
  products: Float64Array,
): void {
  const last = columns.length - 1;
  const [c0, c1] = [columns[b], columns[Math.min(b + 1, last)]];
  const [c2, c3] = [columns[Math.min(b + 2, last)], columns[Math.min(b + 3, last)]];
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    s0 += value * c0[i];
    s1 += value * c1[i];
    s2 += value * c2[i];
    s3 += value * c3[i];
  }
  products[0] = s0;
  products[1] = s1;
  products[2] = s2;
  products[3] = s3;
}

/** Normal columns without any correlation in the draw; with too few rows for that, without any on average. */
function uncorrelated(size: number, n: number, random: RandomSource, counts?: RowCounts): Float64Array[] {
  const drawn = Array.from({ length: size }, () =>
    standardised(
      Float64Array.from({ length: n }, () => randomNormal(random)),
      counts?.weights,
    ),
  );
  if (n < size + 2) return drawn;
  const inverse = symmetricFunction(
    correlations(drawn.map((column) => counted(column, counts))),
    size,
    (value) => 1 / Math.sqrt(Math.max(value, FLAT)),
  );
  return mixed(drawn, inverse);
}

function mixed(columns: readonly Float64Array[], matrix: Float64Array): Float64Array[] {
  const size = columns.length;
  return columns.map((_, a) => {
    const sum = new Float64Array(columns[a].length);
    const used = columns.flatMap((column, b) => {
      const weight = matrix[a * size + b];
      return weight === 0 ? [] : [{ column, weight }];
    });
    let b = 0;
    for (; b + 4 <= used.length; b += 4) addFour(sum, used[b], used[b + 1], used[b + 2], used[b + 3]);
    for (; b < used.length; b++) {
      const { column, weight } = used[b];
      for (let i = 0; i < sum.length; i++) sum[i] += weight * column[i];
    }
    return sum;
  });
}

interface WeightedColumn {
  readonly column: Float64Array;
  readonly weight: number;
}

/** Adds four columns, one after the other, in one pass: the sum is read and written once instead of four times. */
function addFour(
  sum: Float64Array,
  { column: c0, weight: w0 }: WeightedColumn,
  { column: c1, weight: w1 }: WeightedColumn,
  { column: c2, weight: w2 }: WeightedColumn,
  { column: c3, weight: w3 }: WeightedColumn,
): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i] + w0 * c0[i] + w1 * c1[i] + w2 * c2[i] + w3 * c3[i];
}
