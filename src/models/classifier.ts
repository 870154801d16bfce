import { InputError } from "../core/input-error";
import type { Matrix } from "../math/linear/matrix";

/** A fitted model of a yes-or-no outcome. */
export interface FittedClassifier {
  /** The probability of "yes" for each row, 0 to 1. */
  readonly predict: (x: Matrix) => Float64Array;
}

/** A way to fit such a model; equal seeds give equal models. */
export interface Classifier {
  readonly name: string;
  /** @param y 0 or 1 per row. @param weights above or equal to 0, one per row. */
  readonly fit: (x: Matrix, y: Uint8Array, weights: Float64Array, seed: number) => FittedClassifier;
}

/** Throws unless there is one outcome (0 or 1) and one weight (0 or more) per row, and every value is finite. */
export function requireTrainingData(where: string, x: Matrix, y: Uint8Array, weights: Float64Array): void {
  if (x.rows === 0 || y.length !== x.rows || weights.length !== x.rows) {
    throw new InputError({
      where,
      what: `${x.rows} rows, ${y.length} outcomes, ${weights.length} weights`,
      legal: "at least one row, and as many outcomes and weights",
    });
  }
  const badOutcome = y.findIndex((value) => value > 1);
  if (badOutcome >= 0) {
    throw new InputError({
      where: `${where}, row ${badOutcome + 1}`,
      what: String(y[badOutcome]),
      legal: "0 or 1",
    });
  }
  const badWeight = weights.findIndex((value) => !(value >= 0 && value < Infinity));
  if (badWeight >= 0) {
    throw new InputError({
      where: `${where}, weight ${badWeight + 1}`,
      what: String(weights[badWeight]),
      legal: "a finite number >= 0",
    });
  }
  const bad = x.data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new InputError({
      where: `${where}, row ${Math.floor(bad / x.columns) + 1}, column ${(bad % x.columns) + 1}`,
      what: String(x.data[bad]),
      legal: "a finite number",
    });
  }
}

/** Throws unless a matrix to predict has as many columns as there were in training. */
export function requireTrainedColumns(where: string, x: Matrix, columns: number): void {
  if (x.columns === columns) return;
  throw new InputError({
    where,
    what: `${x.columns} columns`,
    legal: `${columns} columns, as in training`,
  });
}
