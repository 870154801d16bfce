import { symmetricEigen } from "./symmetric-eigen";

/**
 * A function of a symmetric matrix: the same eigenvectors, `f` of each eigenvalue. With the square root it gives the
 * symmetric root, with 1 / x the inverse.
 *
 * @param matrix size x size numbers, row after row; only the lower triangle is read.
 * @returns a new symmetric matrix. Cost O(size^3).
 * @example symmetricFunction(Float64Array.of(4, 0, 0, 9), 2, Math.sqrt) // 2, 0, 0, 3
 */
export function symmetricFunction(
  matrix: Float64Array,
  size: number,
  f: (eigenvalue: number) => number,
): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const result = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const weight = f(values[a]);
    for (let i = 0; i < size; i++) {
      const left = weight * vectors[i * size + a];
      for (let j = 0; j <= i; j++) result[i * size + j] += left * vectors[j * size + a];
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) result[j * size + i] = result[i * size + j];
  return result;
}
