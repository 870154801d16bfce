/**
 * Cholesky's factor of a symmetric matrix: replaces the lower triangle of `a` by L with L Lᵀ = A, in place;
 * the upper triangle is neither read nor written. Cost O(size^3 / 3).
 *
 * @param a size x size numbers, row after row, from `start` on.
 * @returns false when the matrix is not positive definite; the numbers are then of no use.
 */
export function choleskyInPlace(a: Float64Array, size: number, start = 0): boolean {
  for (let j = 0; j < size; j++) {
    const rowJ = start + j * size;
    let pivot = a[rowJ + j];
    for (let m = 0; m < j; m++) pivot -= a[rowJ + m] * a[rowJ + m];
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    a[rowJ + j] = root;
    for (let i = j + 1; i < size; i++) {
      const rowI = start + i * size;
      let sum = a[rowI + j];
      for (let m = 0; m < j; m++) sum -= a[rowI + m] * a[rowJ + m];
      a[rowI + j] = sum / root;
    }
  }
  return true;
}

/**
 * Inverts a lower triangular matrix in place; the upper triangle is neither read nor written. Assumes no
 * zero on the diagonal. Cost O(size^3 / 3).
 */
export function invertLowerInPlace(l: Float64Array, size: number, start = 0): void {
  for (let i = 0; i < size; i++) {
    const rowI = start + i * size;
    const diagonal = 1 / l[rowI + i];
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let m = j; m < i; m++) sum += l[rowI + m] * l[start + m * size + j];
      l[rowI + j] = -sum * diagonal;
    }
    l[rowI + i] = diagonal;
  }
}
