import { randomNormal, randomSource } from "../distributions/random";
import { rowCombinations, type RowCombinations } from "./row-combinations";
import { symmetricEigen } from "./symmetric-eigen";

/** Writes A x for `count` vectors at once. Vectors lie one after the other, each of full length. */
export type SymmetricProduct = (vectors: Float64Array, count: number, products: Float64Array) => void;

export interface LargestEigen {
  /** Descending. */
  readonly values: Float64Array;
  /** One unit vector after the other, each of the matrix's size. */
  readonly vectors: Float64Array;
  /** The greatest |A v - λ v| over the pairs. */
  readonly residual: number;
  readonly converged: boolean;
}

/**
 * The largest eigenvalues of a symmetric matrix that is known by its products only, with their vectors: a
 * block Krylov space, kept orthogonal in full, searched by Rayleigh and Ritz, and begun again from its best
 * vectors when it has grown too large (thick restart; Wu & Simon 2000, SIAM J. Matrix Anal. Appl. 22). Works
 * with a block, so that equal eigenvalues (up to `count` of them) are all found.
 *
 * @param size of the matrix; at least 4 times `count`, else `symmetricEigen` is the tool.
 * @param tolerance on |A v - λ v|; for a matrix of eigenvalues within -1 … 1, 1e-10 is about what can be had.
 * Cost per round: one product with `count` vectors and O(size · count · space).
 */
export function largestEigen(
  product: SymmetricProduct,
  size: number,
  count: number,
  seed: number,
  tolerance = 1e-10,
  maxRounds = 500,
): LargestEigen {
  const most = Math.min(size, Math.max(20 * count, 100));
  const room = rowCombinations(most, size);
  const [basis, products] = room.matrices;
  const small = new Float64Array(most * most);
  const random = randomSource(seed);
  let dimension = 0;
  let block = new Float64Array(count * size).map(() => randomNormal(random));

  for (let round = 1; ; round++) {
    const fresh = orthogonal(room, dimension, size, block);
    const added = fresh.length / size;
    basis.set(fresh, dimension * size);
    product(fresh, added, products.subarray(dimension * size, (dimension + added) * size));
    const dots = room.dots(1, dimension + added, fresh, added);
    for (let a = 0; a < added; a++) {
      const row = dimension + a;
      for (let b = 0; b <= row; b++) small[row * most + b] = small[b * most + row] = dots[b * added + a];
    }
    dimension += added;
    const packed = new Float64Array(dimension * dimension);
    for (let a = 0; a < dimension; a++)
      packed.set(small.subarray(a * most, a * most + dimension), a * dimension);
    const { values, vectors: ritz } = symmetricEigen(packed, dimension);
    const vectors = combine(room, 0, ritz, dimension, size, count);
    const images = combine(room, 1, ritz, dimension, size, count);
    // What is missing from A v = λ v is the direction in which to search on.
    let residual = 0;
    const unsettled: Float64Array[] = [];
    for (let v = 0; v < count; v++) {
      const rest = images.subarray(v * size, (v + 1) * size);
      for (let i = 0; i < size; i++) rest[i] -= values[v] * vectors[v * size + i];
      const length = lengthOf(rest);
      residual = Math.max(residual, length);
      if (length > tolerance) unsettled.push(rest);
    }
    const converged = unsettled.length === 0;
    if (converged || round === maxRounds || added === 0) {
      room.end();
      return { values: values.slice(0, count), vectors, residual, converged };
    }
    block = new Float64Array(unsettled.length * size);
    unsettled.forEach((rest, v) => block.set(rest, v * size));
    if (dimension + unsettled.length > most) {
      const kept = Math.min(Math.max(2 * count, most >> 2), dimension);
      const [head, headProducts] = [
        combine(room, 0, ritz, dimension, size, kept),
        combine(room, 1, ritz, dimension, size, kept),
      ];
      basis.set(head);
      products.set(headProducts);
      small.fill(0);
      for (let v = 0; v < kept; v++) small[v * most + v] = values[v];
      dimension = kept;
    }
  }
}

/**
 * The vectors of `block`, made orthogonal to the basis and to each other and of length 1; those that vanish are left out. Once is
 * not enough in floating point, twice is (Kahan; Parlett 1980).
 */
function orthogonal(
  room: RowCombinations,
  dimension: number,
  size: number,
  block: Float64Array,
): Float64Array {
  const before = vectorsIn(block, size).map(lengthOf);
  const once = project(room, dimension, size, block, (v) => 1e-12 * before[v]);
  return project(room, dimension, size, once, () => 0);
}

/** One pass of `orthogonal`. @param least vectors that are left no longer than this are left out. */
function project(
  room: RowCombinations,
  dimension: number,
  size: number,
  block: Float64Array,
  least: (v: number) => number,
): Float64Array {
  const count = block.length / size;
  const along = room.dots(0, dimension, block, count);
  for (let at = 0; at < along.length; at++) along[at] = -along[at];
  room.add(0, dimension, along, block, count);
  const kept: Float64Array[] = [];
  vectorsIn(block, size).forEach((vector, v) => {
    for (const other of kept) {
      const part = dot(other, vector);
      for (let i = 0; i < size; i++) vector[i] -= part * other[i];
    }
    const length = lengthOf(vector);
    if (length <= least(v)) return;
    for (let i = 0; i < size; i++) vector[i] /= length;
    kept.push(vector);
  });
  const found = new Float64Array(kept.length * size);
  kept.forEach((vector, v) => found.set(vector, v * size));
  return found;
}

/** The vectors that lie one after the other, as views. */
function vectorsIn(block: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: block.length / size }, (_, v) => block.subarray(v * size, (v + 1) * size));
}

/** The first `count` combinations of the rows of a matrix by the columns of `weights`. */
function combine(
  room: RowCombinations,
  matrix: 0 | 1,
  weights: Float64Array,
  dimension: number,
  size: number,
  count: number,
): Float64Array {
  const own = new Float64Array(dimension * count);
  for (let b = 0; b < dimension; b++)
    own.set(weights.subarray(b * dimension, b * dimension + count), b * count);
  const sums = new Float64Array(count * size);
  room.add(matrix, dimension, own, sums, count);
  return sums;
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
