import { InputError } from "../../../core/input-error";
import { sumBy } from "../../../core/sum";
import type { CustomerBase } from "../../../customers/customer-base";
import { curvature } from "../../../math/curvature";
import { choleskyInPlace, invertLowerInPlace } from "../../../math/linear/cholesky";
import { newtonMinimum } from "../../../math/newton-minimum";
import { meanObserved, type PurchaseHistory } from "../purchase-history";
import {
  familyOf,
  fitPurchases,
  logarithmsOf,
  type PurchaseFitOptions,
  type PurchaseModel,
} from "../purchase-model";
import { covariateLikelihood } from "./covariate-likelihood";
import { customerCovariates } from "./customer-covariates";

/** How one covariate changes a rate. */
export interface CovariateEffect {
  /** `age`, per standard deviation; `region = south`, against the most common region. */
  readonly name: string;
  /** Which rate it changes: that of purchases, or that of leaving. */
  readonly on: "purchases" | "leaving";
  /** The rate is multiplied by exp(coefficient x covariate); NaN, as all that follows, where the likelihood is flat. */
  readonly coefficient: number;
  readonly standardError: number;
  /** exp(coefficient), and the ends of its 95% interval. */
  readonly factor: number;
  readonly low: number;
  readonly high: number;
}

/** A model of purchases whose rates depend on what customers are like. */
export interface CovariateFit {
  /** Of a customer whose numbers are the means and whose words are the most common ones; the likelihood is that of all customers. */
  readonly reference: PurchaseModel;
  readonly effects: readonly CovariateEffect[];
  /** The same model without covariates. */
  readonly without: PurchaseModel;
  /** Each customer's own model, for `chanceAlive` and `expectedPurchases`. */
  readonly own: ReadonlyMap<string, PurchaseModel>;
}

const Z = 1.959963984540054;
/** A step that promises less than this much of log-likelihood is none. */
const SETTLED = 1e-9;
/** No logarithm of a parameter and no coefficient goes farther from 0 than this. */
const WITHIN = 30;

/**
 * Fits a model of repeat buying whose rates depend on what customers are like from the start (static covariates): a region, an age, how
 * they were won. A customer's rate of purchases is multiplied by exp(coefficients x covariates), which divides its `alpha`; in Pareto/NBD
 * its rate of leaving is, too, which divides its `beta`. So do CLVTools and PyMC-Marketing. In the models of dropping out after a
 * purchase (BG/NBD and its relatives) only purchases depend on covariates: there the usual formula multiplies a and b alike, which
 * leaves the mean chance to drop out where it was.
 *
 * Use it where a column was there before the first purchase, and is known of customers to come. A column that is made of the purchases
 * (revenue, number of orders, segments found in them) only says again what the histories say. Some dozens of customers do not
 * separate the effect of a column from chance: look at the interval, and compare later orders with `expectedPurchases` of both models (as `countryGain` does).
 *
 * @param columns names of columns of the base. Numbers are standardised; words are compared with the most common one; a column in
 * which all customers are alike is left out, and the fit is then that of `fitPurchases`.
 * @throws InputError as `fitPurchases`, for no or an unknown column, and for a customer without a value.
 * Cost: one fit without, then some 10 (columns + 4)^2 passes over the distinct histories; seconds for some thousand customers.
 * @example
 * const histories = base.customers.map((name, i) => ({ name, repeats: i, lastAt: 4 * i, observed: 30 }));
 * fitCovariates(histories, base, ["region"]).effects[0].name // "region = south"
 */
export function fitCovariates(
  histories: readonly PurchaseHistory[],
  base: CustomerBase,
  columns: readonly string[],
  options: PurchaseFitOptions = {},
): CovariateFit {
  if (columns.length === 0) {
    throw new InputError({ where: "fitCovariates(columns)", what: "none", legal: "at least one column" });
  }
  const { names, rows } = customerCovariates(
    base,
    columns,
    histories.map(({ name }) => name),
  );
  const without = fitPurchases(histories, options);
  const { keys } = familyOf(without.name);
  const { logLikelihood, parametersOf, rates } = covariateLikelihood(histories, rows, without.name);
  const { penalty = 0 } = options;
  const loss = (point: readonly number[]): number =>
    point.some((value) => Math.abs(value) > WITHIN)
      ? Infinity
      : penalty * sumBy(point, (value) => value * value) - logLikelihood(point);
  const start = [
    ...logarithmsOf(without, meanObserved(histories)),
    ...rates.flatMap(() => names.map(() => 0)),
  ];
  const { point, converged } = newtonMinimum(loss, start, SETTLED);
  const found = {
    ...without,
    logLikelihood: logLikelihood(point),
    converged: converged && without.converged,
  };
  const modelOf = (row: readonly number[]): PurchaseModel => {
    const values = parametersOf(point, row);
    const parameters = Object.freeze(Object.fromEntries(keys.map((key, i) => [key, values[i]])));
    return Object.freeze({ ...found, parameters });
  };
  return Object.freeze({
    reference: modelOf(names.map(() => 0)),
    effects: Object.freeze(effectsAt(loss, point, names, keys.length)),
    without,
    own: new Map(histories.map(({ name }, i) => [name, modelOf(rows[i])])),
  });
}

/** The coefficients, which follow `first` other parameters, with errors by the curvature of the loss. */
function effectsAt(
  loss: (point: readonly number[]) => number,
  point: readonly number[],
  names: readonly string[],
  first: number,
): readonly CovariateEffect[] {
  const variances = inverseDiagonal(curvature(loss, point), point.length);
  return point.slice(first).map((value, i) => {
    const standardError = Math.sqrt(variances[first + i]);
    const coefficient = Number.isNaN(standardError) ? NaN : value;
    return Object.freeze({
      name: names[i % names.length],
      on: i < names.length ? "purchases" : "leaving",
      coefficient,
      standardError,
      factor: Math.exp(coefficient),
      low: Math.exp(coefficient - Z * standardError),
      high: Math.exp(coefficient + Z * standardError),
    });
  });
}

/** The diagonal of the inverse; NaN where the matrix has none. */
function inverseDiagonal(matrix: Float64Array, size: number): Float64Array {
  const lower = matrix.slice();
  if (!choleskyInPlace(lower, size)) return new Float64Array(size).fill(NaN);
  invertLowerInPlace(lower, size);
  return Float64Array.from({ length: size }, (_, j) => {
    let sum = 0;
    for (let i = j; i < size; i++) sum += lower[i * size + j] ** 2;
    return sum;
  });
}
