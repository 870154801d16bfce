import { randomNormal, type RandomSource } from "../../math/distributions/random";
import { ascendingOrder } from "../../math/ascending-order";
import { symmetricFunction } from "../../math/linear/symmetric-function";
import { standardised, type RowCounts } from "./twin-counts";
import type { TwinUnits } from "./twin-units";

/** Rows that are drawn for each row that counts by a weight. */
const CANDIDATES = 8;
/** Eigenvalues below this count as this one where a root is inverted. */
const FLAT = 1e-9;

/** The latents of a twin, by the root of the matrix that mixes them: the same draw, whatever the matrix. */
export type LatentDraw = (root: Float64Array) => Float64Array[];

/**
 * Draws what the latents of a twin are mixed of. Where rows count by weights, those that count much lie near the middle if they
 * do in the data: a coreset takes more rows far out, each for fewer customers. So many more rows are drawn, mixed, and put in order
 * of their distance. Each row of the data, the nearest first, represents as many of them as it counts, and one of these
 * at random becomes its row. In such a twin, as in the data, a direction is longer by chance because more rows lie at its
 * ends; rows that are stretched until their correlations are those of the data lie more evenly, and score less than any cloud.
 * Private to this folder.
 *
 * Cost O(size n), with weights some ten times as much, and of each matrix O(size^2 n).
 */
export function latentDraw(
  { size, counts, nearFirst }: TwinUnits,
  random: RandomSource,
  n: number,
): LatentDraw {
  if (counts === undefined || nearFirst === undefined) {
    const base = uncorrelated(normalColumns(size, n, random));
    return (root) => mixed(base, root);
  }
  const most = CANDIDATES * n;
  const candidates = normalColumns(size, most, random);
  const places = new Float64Array(n);
  let before = 0;
  for (const row of nearFirst) {
    places[row] = (before + random() * counts.weights[row]) * CANDIDATES;
    before += counts.weights[row];
  }
  return (root) => {
    const columns = mixed(candidates, root);
    const order = ascendingOrder(squaredLengths(columns, most));
    const latent = columns.map(() => new Float64Array(n));
    let last = -1;
    nearFirst.forEach((row, rank) => {
      // Each candidate once, and as many left as there are rows to come.
      last = Math.min(most - n + rank, Math.max(last + 1, Math.floor(places[row])));
      columns.forEach((column, j) => (latent[j][row] = column[order[last]]));
    });
    return latent;
  };
}

/** Normal columns without any correlation in the draw; with too few rows for that, without any on average. */
function uncorrelated(columns: readonly Float64Array[]): Float64Array[] {
  const drawn = columns.map((column) => standardised(column));
  if (drawn.length === 0 || drawn[0].length < drawn.length + 2) return drawn;
  return mixed(
    drawn,
    symmetricFunction(correlations(drawn), drawn.length, (value) => 1 / Math.sqrt(Math.max(value, FLAT))),
  );
}

function normalColumns(size: number, n: number, random: RandomSource): Float64Array[] {
  return Array.from({ length: size }, () => Float64Array.from({ length: n }, () => randomNormal(random)));
}

function squaredLengths(columns: readonly Float64Array[], n: number): Float64Array {
  const squares = new Float64Array(n);
  for (const column of columns) for (let i = 0; i < n; i++) squares[i] += column[i] * column[i];
  return squares;
}

/** The rows of columns as `counted` makes them, the nearest to the middle first. */
export function nearestFirst(columns: readonly Float64Array[], { weights }: RowCounts): Uint32Array {
  return ascendingOrder(squaredLengths(columns, weights.length).map((square, row) => square / weights[row]));
}

/** The symmetric matrix that mixes columns so that they have these correlations. */
export function rootOf(correlations: Float64Array, size: number): Float64Array {
  return symmetricFunction(correlations, size, (value) => Math.sqrt(Math.max(value, 0)));
}

/** Sums of columns, each by the weights of one row of a matrix. */
export function mixed(columns: readonly Float64Array[], matrix: Float64Array): Float64Array[] {
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
