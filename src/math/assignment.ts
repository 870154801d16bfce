import type { Matrix } from "./linear/matrix";

/**
 * The cheapest one-to-one assignment of rows to columns (Hungarian method in the form of shortest
 * augmenting paths, Jonker and Volgenant 1987).
 *
 * @param costs finite costs, any sign; for the greatest profit pass the negated profits.
 * @returns for each row its column, or -1 for rows left over when there are more rows than columns. Among
 * equally cheap assignments always the same one is chosen. Cost O(min(rows, columns)^2 max(rows, columns)).
 * @example assignment(matrixFromRows([[4, 1], [2, 0]])) // Int32Array [1, 0]
 */
export function assignment(costs: Matrix): Int32Array {
  const { rows, columns, data } = costs;
  const columnOfRow = new Int32Array(rows).fill(-1);
  if (rows <= columns) {
    shortestPaths(rows, columns, (i, j) => data[i * columns + j]).forEach((row, column) => {
      if (row >= 0) columnOfRow[row] = column;
    });
  } else {
    shortestPaths(columns, rows, (j, i) => data[i * columns + j]).forEach((column, row) => {
      columnOfRow[row] = column;
    });
  }
  return columnOfRow;
}

/** For each of `m` columns its row, or -1; every one of the `n` <= m rows gets a column. */
function shortestPaths(n: number, m: number, cost: (i: number, j: number) => number): Int32Array {
  // Column m stands for "not assigned yet": each row enters there and is led to a free column.
  const rowPrice = new Float64Array(n);
  const columnPrice = new Float64Array(m + 1);
  const rowOfColumn = new Int32Array(m + 1).fill(-1);
  for (let entering = 0; entering < n; entering++) {
    rowOfColumn[m] = entering;
    const cheapest = new Float64Array(m + 1).fill(Infinity);
    const cameFrom = new Int32Array(m + 1).fill(m);
    const done = new Uint8Array(m + 1);
    let column = m;
    while (rowOfColumn[column] >= 0) {
      done[column] = 1;
      const row = rowOfColumn[column];
      let step = Infinity;
      let next = -1;
      for (let j = 0; j < m; j++) {
        if (done[j]) continue;
        const reduced = cost(row, j) - rowPrice[row] - columnPrice[j];
        if (reduced < cheapest[j]) {
          cheapest[j] = reduced;
          cameFrom[j] = column;
        }
        if (cheapest[j] < step) {
          step = cheapest[j];
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (done[j]) {
          rowPrice[rowOfColumn[j]] += step;
          columnPrice[j] -= step;
        } else cheapest[j] -= step;
      }
      column = next;
    }
    while (column !== m) {
      rowOfColumn[column] = rowOfColumn[cameFrom[column]];
      column = cameFrom[column];
    }
    rowOfColumn[m] = -1;
  }
  return rowOfColumn.subarray(0, m);
}
