import { InputError } from "../core/input-error";
import { sumOf } from "../core/sum";
import type { Matrix } from "../math/linear/matrix";
import { classificationScores, type ClassificationScores } from "./classification-scores";
import type { Classifier } from "./classifier";
import { foldSplits, type Folds } from "./folds";

/** The predictions of a model for rows it was not trained on. */
export interface CrossValidation {
  readonly model: string;
  /** One probability per row, each from the model that was trained on the other folds. */
  readonly probabilities: Float64Array;
  readonly scores: ClassificationScores;
}

/** Options of `crossValidate`. */
export interface CrossValidationOptions {
  readonly seed: number;
  /**
   * `balanced` gives both outcomes equal weight within each training part, never before the split, and takes the
   * shift of probabilities that this causes back out (King & Zeng 2001); `shifted` leaves the shift in, as balancing by
   * copies of rows does; `none` trains on rows as they are.
   */
  readonly imbalance?: "none" | "balanced" | "shifted";
}

/**
 * Cross-validation: each fold is predicted by a model trained on the others; scores are taken over all rows at
 * once.
 *
 * @param folds the fold of each row; by customer for an honest score (`groupedFolds`).
 * @throws InputError when rows, outcomes and folds differ in number or a fold holds every row.
 * Cost: a fit per fold.
 */
export function crossValidate(
  x: Matrix,
  y: Uint8Array,
  folds: Folds,
  classifier: Classifier,
  options: CrossValidationOptions,
): CrossValidation {
  const count = new Set(folds).size;
  if (y.length !== x.rows || folds.length !== x.rows || count < 2) {
    throw new InputError({
      where: "crossValidate",
      what: `${x.rows} rows, ${y.length} outcomes, ${folds.length} rows in ${count} folds`,
      legal: "as many of each, in at least two folds",
    });
  }
  const probabilities = new Float64Array(x.rows);
  for (const { train, test } of foldSplits(folds)) {
    const outcomes = Uint8Array.from(train, (row) => y[row]);
    const { weights, correct } = balance(outcomes, options.imbalance ?? "none");
    const model = classifier.fit(subset(x, train), outcomes, weights, options.seed);
    model.predict(subset(x, test)).forEach((p, i) => (probabilities[test[i]] = correct(p)));
  }
  return Object.freeze({
    model: classifier.name,
    probabilities,
    scores: classificationScores(y, probabilities),
  });
}

/** The rows of a matrix in the order given. */
export function subset(x: Matrix, rows: Int32Array): Matrix {
  const data = new Float64Array(rows.length * x.columns);
  rows.forEach((row, i) => data.set(x.data.subarray(row * x.columns, (row + 1) * x.columns), i * x.columns));
  return { rows: rows.length, columns: x.columns, data };
}

/** Weights of training rows, and how to take the shift of probabilities that they cause back out. */
export function balance(
  y: Uint8Array,
  imbalance: NonNullable<CrossValidationOptions["imbalance"]>,
): { weights: Float64Array; correct: (p: number) => number } {
  const yes = sumOf(y);
  const no = y.length - yes;
  if (imbalance === "none" || yes === 0 || no === 0) {
    return { weights: new Float64Array(y.length).fill(1), correct: (p) => p };
  }
  const [weightYes, weightNo] = [y.length / (2 * yes), y.length / (2 * no)];
  return {
    weights: Float64Array.from(y, (value) => (value === 1 ? weightYes : weightNo)),
    // Odds learnt under the weights are too high by weightYes / weightNo.
    correct: (p) => (imbalance === "shifted" ? p : p / weightYes / (p / weightYes + (1 - p) / weightNo)),
  };
}
