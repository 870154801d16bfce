import { PCA } from "ml-pca";
import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import { columnMeans } from "../../math/linear/column-means";
import type { Matrix } from "../../math/linear/matrix";
import { observations, requireObservations, type Observations } from "../../math/linear/observations";

/** The principal components of a matrix, the one with the most variance first. */
export interface PrincipalComponents {
  readonly columnNames: readonly string[];
  /** Variance along each component (divisor n - 1). */
  readonly variances: readonly number[];
  /** Share of all variance, 0 to 1; adds up to 1. NaN where the matrix has no spread. */
  readonly explained: readonly number[];
  readonly cumulative: readonly number[];
  /** Columns x components: the weights of each component, of length 1. */
  readonly loadings: Matrix;
  /** Rows x components: the rows in the components' space, columns `PC 1`, `PC 2`, … */
  readonly scores: Observations;
}

/**
 * Principal component analysis (Pearson 1901, Hotelling 1933) of a matrix as it is: centred, not scaled
 * again, by ml-pca's singular value decomposition. A component's sign means nothing; here its largest
 * loading is positive, so that runs and machines agree.
 *
 * @param x at least two rows; min(rows, columns) components come back.
 * @throws InputError for fewer than two rows or no columns. Cost O(rows x columns^2).
 * @example principalComponents(x).explained[0] // 1.0000
 */
export function principalComponents(x: Observations): PrincipalComponents {
  requireObservations(x, "principalComponents(x)");
  if (x.rows < 2 || x.columns < 1) {
    throw new InputError({
      where: "principalComponents(x)",
      what: `${x.rows} rows and ${x.columns} columns`,
      legal: "at least two rows and one column",
    });
  }
  // Centred here: the library's mean of a constant column may differ from its value, and would leave it a spread.
  const means = columnMeans(x);
  const rows = Array.from({ length: x.rows }, (_, i) =>
    Array.from(means, (middle, j) => x.data[i * x.columns + j] - middle),
  );
  const pca = new PCA(rows, { center: false, scale: false });
  const variances = pca.getEigenvalues();
  const count = Math.min(x.rows, x.columns, variances.length);
  const vectors = pca.getEigenvectors();
  const scores = pca.predict(rows);
  const signs = Array.from({ length: count }, (_, c) => signOf(vectors.getColumn(c)));
  const total = sumOf(variances);
  const explained = variances.slice(0, count).map((variance) => variance / total);
  let running = 0;
  const names = signs.map((_, c) => `PC ${c + 1}`);
  return Object.freeze({
    columnNames: x.columnNames,
    variances: Object.freeze(variances.slice(0, count)),
    explained: Object.freeze(explained),
    cumulative: Object.freeze(explained.map((share) => (running += share))),
    loadings: signed(x.columns, count, (j, c) => signs[c] * vectors.get(j, c)),
    scores: observations(
      signed(x.rows, count, (i, c) => signs[c] * scores.get(i, c)),
      { rowNames: x.rowNames, columnNames: names },
    ),
  });
}

/** 1 or -1: what makes the largest of these weights positive. */
export function signOf(weights: readonly number[]): number {
  const largest = weights.reduce(
    (best, weight) => (Math.abs(weight) > Math.abs(best) + 1e-12 ? weight : best),
    0,
  );
  return largest < 0 ? -1 : 1;
}

function signed(rows: number, columns: number, value: (i: number, c: number) => number): Matrix {
  const data = Float64Array.from({ length: rows * columns }, (_, k) =>
    value(Math.floor(k / columns), k % columns),
  );
  return Object.freeze({ rows, columns, data });
}
