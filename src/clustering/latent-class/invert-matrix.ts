/**
 * The inverse of a small square matrix by Gauss-Jordan elimination with row pivots.
 *
 * @returns size x size; null when a pivot is below a millionth of a millionth of the largest entry.
 */
export function invertMatrix(matrix: Float64Array, size: number): Float64Array | null {
  const width = 2 * size;
  const work = new Float64Array(size * width);
  let largest = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      work[i * width + j] = matrix[i * size + j];
      largest = Math.max(largest, Math.abs(matrix[i * size + j]));
    }
    work[i * width + size + i] = 1;
  }
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(work[i * width + column]) > Math.abs(work[pivot * width + column])) pivot = i;
    }
    const by = work[pivot * width + column];
    if (!(Math.abs(by) > 1e-12 * largest)) return null;
    for (let j = 0; j < width; j++) {
      const value = work[pivot * width + j] / by;
      work[pivot * width + j] = work[column * width + j];
      work[column * width + j] = value;
    }
    for (let i = 0; i < size; i++) {
      const factor = work[i * width + column];
      if (i === column || factor === 0) continue;
      for (let j = 0; j < width; j++) work[i * width + j] -= factor * work[column * width + j];
    }
  }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) inverse[i * size + j] = work[i * width + size + j];
  }
  return inverse;
}
