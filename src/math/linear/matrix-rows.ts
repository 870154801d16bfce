import type { Matrix } from "./matrix";

/**
 * A matrix as an array of rows, for tables and charts; not for loops that must be fast.
 *
 * @example matrixRows(x)[0] // [1, 20]
 */
export function matrixRows(matrix: Matrix): readonly (readonly number[])[] {
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from(matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns)),
  );
}
