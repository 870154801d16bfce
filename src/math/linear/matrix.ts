import { InputError } from "../../core/input-error";

/** A dense matrix: `rows` x `columns` numbers, row after row in one flat array. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major: the value at row i, column j is `data[i * columns + j]`. */
  readonly data: Float64Array;
}

/**
 * Builds a matrix from an array of equally long rows.
 *
 * @throws InputError when the rows differ in length.
 * @example matrixFromRows([[1, 2], [3, 4]]).data // Float64Array [1, 2, 3, 4]
 */
export function matrixFromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows.length === 0 ? 0 : rows[0].length;
  const data = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new InputError({
        where: `matrixFromRows, row ${i + 1}`,
        what: `${row.length} values`,
        legal: `${columns} values, as in the first row`,
      });
    }
    data.set(row, i * columns);
  });
  return Object.freeze({ rows: rows.length, columns, data });
}

/** A view (no copy) of row `i`, of length `columns`. */
export function rowOf(matrix: Matrix, i: number): Float64Array {
  return matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns);
}

/** A copy of column `j`, of length `rows`. */
export function columnOf(matrix: Matrix, j: number): Float64Array {
  const column = new Float64Array(matrix.rows);
  for (let i = 0; i < matrix.rows; i++) column[i] = matrix.data[i * matrix.columns + j];
  return column;
}
