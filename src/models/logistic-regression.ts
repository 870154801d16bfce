import { choleskyInPlace } from "../math/linear/cholesky";
import { InputError } from "../core/input-error";
import { logistic } from "../math/distributions/logistic";
import type { Matrix } from "../math/linear/matrix";
import { requireTrainedColumns, requireTrainingData } from "./classifier";

/** A fitted logistic regression: log odds of "yes" = intercept + sum of coefficient x value. */
export interface LogisticModel {
  readonly intercept: number;
  /** One per column: the change of the log odds for one unit. */
  readonly coefficients: readonly number[];
  readonly ridge: number;
  readonly iterations: number;
  /** False when Newton's steps did not come to rest. */
  readonly converged: boolean;
}

/** How to run `fitLogistic`. */
export interface LogisticOptions {
  /**
   * The penalty on the squared coefficients (not on the intercept), above 0: half of `ridge` times their sum is
   * added to the negative log-likelihood. scikit-learn's 1/C. Default 1.
   */
  readonly ridge?: number;
  /** One per row; default 1 each. */
  readonly weights?: Float64Array;
  /** Default 100. */
  readonly maxIterations?: number;
}

/**
 * Ridge logistic regression by iteratively reweighted least squares: Newton's steps, halved where they overshoot
 * (le Cessie & van Houwelingen 1992). The penalty keeps coefficients finite also where classes part perfectly.
 * Scale the columns first, or the penalty weighs them by their units.
 *
 * @param y 0 or 1 per row.
 * @throws InputError for values that are not finite, other outcomes, or a ridge of 0 or less.
 * Cost O(iterations · n d^2 + d^3).
 * @example fitLogistic(matrixFromRows([[0], [1], [2], [3]]), Uint8Array.of(0, 0, 1, 1)).coefficients[0] // above 0
 */
export function fitLogistic(x: Matrix, y: Uint8Array, options: LogisticOptions = {}): LogisticModel {
  const { ridge = 1, weights = new Float64Array(x.rows).fill(1), maxIterations = 100 } = options;
  requireTrainingData("fitLogistic", x, y, weights);
  if (!(ridge > 0 && ridge < Infinity)) {
    throw new InputError({ where: "fitLogistic(ridge)", what: String(ridge), legal: "a number above 0" });
  }
  const size = x.columns + 1;
  let theta: Float64Array = new Float64Array(size);
  let loss = penalisedLoss(x, y, weights, theta, ridge);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations++;
    const step = newtonStep(x, y, weights, theta, ridge);
    let [scale, next, nextLoss] = [1, theta, Infinity];
    do {
      next = theta.map((value, j) => value - scale * step[j]);
      nextLoss = penalisedLoss(x, y, weights, next, ridge);
      scale /= 2;
    } while (!(nextLoss <= loss + 1e-12 * Math.abs(loss)) && scale > 1e-10);
    converged = step.every((change, j) => Math.abs(change) <= 1e-10 * (1 + Math.abs(theta[j])));
    if (nextLoss > loss + 1e-12 * Math.abs(loss)) break;
    [theta, loss] = [next, nextLoss];
  }
  return Object.freeze({
    intercept: theta[0],
    coefficients: Object.freeze(Array.from(theta.subarray(1))),
    ridge,
    iterations,
    converged,
  });
}

/** The probability of "yes" for each row. @throws InputError when the columns differ in number. */
export function predictLogistic(model: LogisticModel, x: Matrix): Float64Array {
  requireTrainedColumns("predictLogistic(x)", x, model.coefficients.length);
  const theta = Float64Array.of(model.intercept, ...model.coefficients);
  return Float64Array.from({ length: x.rows }, (_, i) => logistic(logOdds(x, theta, i)));
}

function logOdds(x: Matrix, theta: Float64Array, i: number): number {
  let sum = theta[0];
  for (let j = 0; j < x.columns; j++) sum += theta[j + 1] * x.data[i * x.columns + j];
  return sum;
}

function penalisedLoss(
  x: Matrix,
  y: Uint8Array,
  weights: Float64Array,
  theta: Float64Array,
  ridge: number,
): number {
  let loss = 0;
  for (let i = 0; i < x.rows; i++) {
    const odds = logOdds(x, theta, i);
    // log(1 + e^odds) without overflow, less the odds where the outcome is yes.
    loss +=
      weights[i] * (Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - (y[i] === 1 ? odds : 0));
  }
  for (let j = 1; j < theta.length; j++) loss += (ridge / 2) * theta[j] ** 2;
  return loss;
}

/** Solves Hessian · step = gradient by Cholesky's factor. */
function newtonStep(
  x: Matrix,
  y: Uint8Array,
  weights: Float64Array,
  theta: Float64Array,
  ridge: number,
): Float64Array {
  const size = theta.length;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const row = new Float64Array(size);
  row[0] = 1;
  for (let i = 0; i < x.rows; i++) {
    if (weights[i] === 0) continue;
    row.set(x.data.subarray(i * x.columns, (i + 1) * x.columns), 1);
    const p = logistic(logOdds(x, theta, i));
    const residual = weights[i] * (p - y[i]);
    const curvature = weights[i] * p * (1 - p);
    for (let a = 0; a < size; a++) {
      if (row[a] === 0) continue;
      gradient[a] += residual * row[a];
      for (let b = 0; b <= a; b++) hessian[a * size + b] += curvature * row[a] * row[b];
    }
  }
  for (let j = 0; j < size; j++) {
    if (j > 0) gradient[j] += ridge * theta[j];
    // A speck on the intercept keeps the matrix positive definite where all outcomes are alike.
    hessian[j * size + j] += j > 0 ? ridge : 1e-12;
  }
  if (!choleskyInPlace(hessian, size)) return gradient;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) gradient[a] -= hessian[a * size + b] * gradient[b];
    gradient[a] /= hessian[a * size + a];
  }
  for (let a = size - 1; a >= 0; a--) {
    for (let b = a + 1; b < size; b++) gradient[a] -= hessian[b * size + a] * gradient[b];
    gradient[a] /= hessian[a * size + a];
  }
  return gradient;
}
