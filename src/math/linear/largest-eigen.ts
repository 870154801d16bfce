import { randomNormal, randomSource } from "../distributions/random";
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
  const basis = new Float64Array(most * size);
  const products = new Float64Array(most * size);
  const small = new Float64Array(most * most);
  const random = randomSource(seed);
  let dimension = 0;
  let block = new Float64Array(count * size).map(() => randomNormal(random));

  for (let round = 1; ; round++) {
    const added = extend(basis, dimension, size, block);
    const fresh = basis.subarray(dimension * size, (dimension + added) * size);
    product(fresh, added, products.subarray(dimension * size, (dimension + added) * size));
    for (let a = dimension; a < dimension + added; a++) {
      for (let b = 0; b <= a; b++)
        small[a * most + b] = small[b * most + a] = dot(basis, a * size, products, b * size, size);
    }
    dimension += added;
    const packed = new Float64Array(dimension * dimension);
    for (let a = 0; a < dimension; a++)
      packed.set(small.subarray(a * most, a * most + dimension), a * dimension);
    const { values, vectors: ritz } = symmetricEigen(packed, dimension);
    const vectors = combine(basis, ritz, dimension, size, count);
    const images = combine(products, ritz, dimension, size, count);
    // What is missing from A v = λ v is the direction in which to search on.
    let residual = 0;
    const unsettled: Float64Array[] = [];
    for (let v = 0; v < count; v++) {
      const rest = images.subarray(v * size, (v + 1) * size);
      for (let i = 0; i < size; i++) rest[i] -= values[v] * vectors[v * size + i];
      const length = Math.sqrt(dot(rest, 0, rest, 0, size));
      residual = Math.max(residual, length);
      if (length > tolerance) unsettled.push(rest);
    }
    const converged = unsettled.length === 0;
    if (converged || round === maxRounds || added === 0) {
      return { values: values.slice(0, count), vectors, residual, converged };
    }
    block = new Float64Array(unsettled.length * size);
    unsettled.forEach((rest, v) => block.set(rest, v * size));
    if (dimension + unsettled.length > most) {
      const kept = Math.min(Math.max(2 * count, most >> 2), dimension);
      const [head, headProducts] = [
        combine(basis, ritz, dimension, size, kept),
        combine(products, ritz, dimension, size, kept),
      ];
      basis.set(head);
      products.set(headProducts);
      small.fill(0);
      for (let v = 0; v < kept; v++) small[v * most + v] = values[v];
      dimension = kept;
    }
  }
}

/** Appends the vectors of `block`, made orthogonal to the basis and to each other; those that vanish are left out. */
function extend(basis: Float64Array, dimension: number, size: number, block: Float64Array): number {
  const count = block.length / size;
  let added = 0;
  for (let v = 0; v < count; v++) {
    const target = (dimension + added) * size;
    if (target + size > basis.length) break;
    basis.set(block.subarray(v * size, (v + 1) * size), target);
    const before = Math.sqrt(dot(basis, target, basis, target, size));
    let length = before;
    // Once is not enough in floating point, twice is (Kahan; Parlett 1980).
    for (let pass = 0; pass < 2 && length > 0; pass++) {
      for (let b = 0; b < dimension + added; b++) {
        const along = dot(basis, b * size, basis, target, size);
        for (let i = 0; i < size; i++) basis[target + i] -= along * basis[b * size + i];
      }
      length = Math.sqrt(dot(basis, target, basis, target, size));
      for (let i = 0; i < size && length > 0; i++) basis[target + i] /= length;
      if (pass === 0 && length <= 1e-12 * before) length = 0;
    }
    if (length > 0) added++;
  }
  return added;
}

/** The first `count` combinations of `dimension` vectors by the columns of `weights`. */
function combine(
  vectors: Float64Array,
  weights: Float64Array,
  dimension: number,
  size: number,
  count: number,
): Float64Array {
  const sums = new Float64Array(count * size);
  for (let v = 0; v < count; v++) {
    for (let b = 0; b < dimension; b++) {
      const weight = weights[b * dimension + v];
      for (let i = 0, to = v * size, from = b * size; i < size; i++)
        sums[to + i] += weight * vectors[from + i];
    }
  }
  return sums;
}

function dot(a: Float64Array, aStart: number, b: Float64Array, bStart: number, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += a[aStart + i] * b[bStart + i];
  return sum;
}
