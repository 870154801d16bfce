import type { Matrix } from "../math/linear/matrix";
import { balance, subset } from "./cross-validate";
import type { Folds } from "./folds";
import { fitLogistic } from "./logistic-regression";
import { columnScaling, standardised } from "./standardised-columns";

/** What one column does to the odds of "yes", all others unchanged. */
export interface SignedCoefficient {
  readonly column: string;
  /** Change of the log odds for one standard deviation of the column; above 0 it speaks for "yes". */
  readonly coefficient: number;
  /** Of the fits that leave one fold out, those with a coefficient of the same sign. */
  readonly sameSign: number;
  readonly fits: number;
}

/**
 * The coefficients of the ridge logistic regression that `classifiers.logistic` fits, on all rows and with outcomes
 * balanced, and how firm their signs are: the fit is repeated without each fold.
 *
 * @param folds the fold of each row; by customer, so that a sign that rests on one customer shows.
 * @returns one for each column, the largest size first. Cost: a fit per fold, and one.
 * @example
 * const folds = groupedFolds(conversion.table.customers, conversion.folds, conversion.seed);
 * signedCoefficients(conversion.table, folds)[0].column // "log area"
 */
export function signedCoefficients(
  table: { readonly x: Matrix; readonly y: Uint8Array; readonly columnNames: readonly string[] },
  folds: Folds,
): readonly SignedCoefficient[] {
  const { x, y, columnNames } = table;
  const all = coefficientsOf(x, y);
  const without = [...new Set(folds)].map((fold) => {
    const rows = Int32Array.from(folds.keys()).filter((row) => folds[row] !== fold);
    return coefficientsOf(
      subset(x, rows),
      Uint8Array.from(rows, (row) => y[row]),
    );
  });
  const list = columnNames.map((column, j) => {
    const sameSign = without.filter((each) => Math.sign(each[j]) === Math.sign(all[j])).length;
    return Object.freeze({ column, coefficient: all[j], sameSign, fits: without.length });
  });
  return Object.freeze(list.sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient)));
}

function coefficientsOf(x: Matrix, y: Uint8Array): readonly number[] {
  const { weights } = balance(y, "balanced");
  return fitLogistic(standardised(x, columnScaling(x)), y, { ridge: 1, weights }).coefficients;
}
