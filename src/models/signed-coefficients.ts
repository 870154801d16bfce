import type { Matrix } from "../math/linear/matrix";
import { balance, subset } from "./cross-validate";
import { foldSplits, type Folds } from "./folds";
import { logisticErrors } from "./effects/logistic-errors";
import { fitLogistic } from "./logistic-regression";
import { columnScaling, standardised } from "./standardised-columns";

/** What one column does to the odds of "yes", all others unchanged. */
export interface SignedCoefficient {
  readonly column: string;
  /** Change of the log odds for one standard deviation of the column; above 0 it speaks for "yes". */
  readonly coefficient: number;
  /** The ends of its 95% interval; NaN where it cannot be worked out. */
  readonly low: number;
  readonly high: number;
  /** Of the fits that leave one fold out, those with a coefficient of the same sign. */
  readonly sameSign: number;
  readonly fits: number;
}

/**
 * The coefficients of the ridge logistic regression that `classifiers.logistic` fits, on all rows and with outcomes
 * balanced, with intervals that take the rows of one customer as belonging together, and how firm their signs are: the fit is
 * repeated without each fold.
 *
 * @param folds the fold of each row; by customer, so that a sign that rests on one customer shows.
 * @returns one for each column, the largest size first. Cost: a fit per fold, and one.
 * @example
 * const folds = groupedFolds(conversion.table.customers, conversion.folds, conversion.seed);
 * signedCoefficients(conversion.table, folds)[0].column // "log area"
 */
export function signedCoefficients(
  table: {
    readonly x: Matrix;
    readonly y: Uint8Array;
    readonly columnNames: readonly string[];
    /** The customer of each row; left out where each row is one. */
    readonly customers?: readonly string[];
  },
  folds: Folds,
): readonly SignedCoefficient[] {
  const { x, y, columnNames, customers = Array.from(y.keys(), String) } = table;
  const { scaled, weights, model } = modelOf(x, y);
  const { coefficients: all } = model;
  const errors = logisticErrors(scaled, y, weights, model, customers);
  const without = foldSplits(folds).map(({ train }) => {
    const outcomes = Uint8Array.from(train, (row) => y[row]);
    return modelOf(subset(x, train), outcomes).model.coefficients;
  });
  const list = columnNames.map((column, j) => {
    const sameSign = without.filter((each) => Math.sign(each[j]) === Math.sign(all[j])).length;
    const width = NORMAL_95 * errors[j + 1];
    const ends = { low: all[j] - width, high: all[j] + width };
    return Object.freeze({ column, coefficient: all[j], ...ends, sameSign, fits: without.length });
  });
  return Object.freeze(list.sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient)));
}

/** The 97.5% point of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

function modelOf(x: Matrix, y: Uint8Array) {
  const { weights } = balance(y, "balanced");
  const scaled = standardised(x, columnScaling(x));
  return { scaled, weights, model: fitLogistic(scaled, y, { ridge: 1, weights }) };
}
