import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { choleskyInPlace } from "../../math/linear/cholesky";
import type { Matrix } from "../../math/linear/matrix";
import { classificationErrors } from "./classification-errors";
import { invertMatrix } from "./invert-matrix";
import type { LatentClassClustering } from "./latent-class-clustering";

/** An outcome by class. */
export interface DistalOutcome {
  /** The levels of a category, sorted; empty for a number. */
  readonly levels: readonly string[];
  /** k x 1 means of a number, or k x levels shares of a category. Corrected shares can lie a little outside 0 to 1. */
  readonly estimates: Matrix;
  /** Of the same shape. */
  readonly standardErrors: Matrix;
  /** The same by assigned class, without the correction: differences between classes are too small. */
  readonly uncorrected: Matrix;
  /** Wald's test that all classes have the same outcome; null for one class or where it cannot be worked out. */
  readonly test: OutcomeTest | null;
  /** The weight of the rows with an outcome. */
  readonly totalWeight: number;
}

/** A chi-squared test. */
export interface OutcomeTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * How an outcome that took no part in the fit differs between classes, corrected for the errors of assignment
 * (Bolck, Croon & Hagenaars 2004, Political Analysis 12; Vermunt 2010; standard errors by the sandwich of Bakk &
 * Vermunt 2016). Each row counts for each class with a weight, some of them negative, that undoes the errors on
 * average; nothing is assumed of the outcome's distribution. The classes stay as they are.
 *
 * @param outcome one value per row of the model: numbers, or names of categories; null is left out.
 * @throws InputError for another number of values, numbers mixed with names, a number that is not finite, no value at
 * all, or classes that the assignment does not separate. Cost O(n k levels).
 *
 * @example
 * const answers = mixedFeatures(base, fitRecipe(base));
 * const model = latentClass(answers, { k: 2, seed: 7 });
 * distalOutcome(model, [120, 80, 95, 110, 900, 870, 950, 910]).estimates.data // [101.25, 907.5]
 */
export function distalOutcome(
  model: LatentClassClustering,
  outcome: readonly (number | string | null)[],
): DistalOutcome {
  const levels = requireOutcome(model, outcome);
  const { k, labels } = model;
  const errors = classificationErrors(model, "distalOutcome");
  const inverse = invertMatrix(errors.data, k);
  if (inverse === null) {
    throw new InputError({
      where: "distalOutcome(model)",
      what: "classes that rows are assigned to alike",
      legal: "classes that the assignment separates",
      remedy: "Fit fewer classes",
    });
  }
  const columns = Math.max(1, levels.length);
  const rows = outcome.flatMap((value, i) => {
    const weight = model.rowWeights === null ? 1 : model.rowWeights[i];
    return value === null || weight === 0 ? [] : [{ value, weight, label: labels[i] }];
  });
  const valueAt = (value: number | string, column: number): number =>
    levels.length === 0 ? (value as number) : value === levels[column] ? 1 : 0;
  const means = (
    weightOf: (label: number, c: number) => number,
  ): { data: Float64Array; sizes: Float64Array } => {
    const data = new Float64Array(k * columns);
    const sizes = new Float64Array(k);
    for (const { value, weight, label } of rows) {
      for (let c = 0; c < k; c++) {
        const own = weight * weightOf(label, c);
        sizes[c] += own;
        for (let m = 0; m < columns; m++) data[c * columns + m] += own * valueAt(value, m);
      }
    }
    return { data: data.map((value, at) => value / sizes[Math.floor(at / columns)]), sizes };
  };
  const { data, sizes } = means((label, c) => inverse[label * k + c]);
  // Covariances of all estimates: sums of products of what each row moves them by.
  const size = k * columns;
  const covariance = new Float64Array(size * size);
  const influence = new Float64Array(size);
  for (const { value, weight, label } of rows) {
    for (let at = 0; at < size; at++) {
      const c = Math.floor(at / columns);
      influence[at] = (inverse[label * k + c] * (valueAt(value, at % columns) - data[at])) / sizes[c];
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) covariance[a * size + b] += weight * influence[a] * influence[b];
    }
  }
  const matrix = (values: Float64Array): Matrix => Object.freeze({ rows: k, columns, data: values });
  return Object.freeze({
    levels,
    estimates: matrix(data),
    standardErrors: matrix(data.map((_, at) => Math.sqrt(covariance[at * size + at]))),
    uncorrected: matrix(means((label, c) => (label === c ? 1 : 0)).data),
    test: equalityTest(data, covariance, k, columns),
    totalWeight: sumBy(rows, ({ weight }) => weight),
  });
}

/** Differences of all classes from the first, in all columns but the last of a category, against their covariance. */
function equalityTest(
  data: Float64Array,
  covariance: Float64Array,
  k: number,
  columns: number,
): OutcomeTest | null {
  const free = Math.max(1, columns - 1);
  const size = (k - 1) * free;
  if (size === 0) return null;
  const whole = k * columns;
  const place = (m: number): [own: number, first: number] => [
    (1 + Math.floor(m / free)) * columns + (m % free),
    m % free,
  ];
  const root = new Float64Array(size * size);
  const solved = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    const [ownA, firstA] = place(a);
    solved[a] = data[ownA] - data[firstA];
    for (let b = 0; b <= a; b++) {
      const [ownB, firstB] = place(b);
      root[a * size + b] =
        covariance[ownA * whole + ownB] -
        covariance[ownA * whole + firstB] -
        covariance[firstA * whole + ownB] +
        covariance[firstA * whole + firstB];
    }
  }
  if (!choleskyInPlace(root, size)) return null;
  let statistic = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) solved[a] -= root[a * size + b] * solved[b];
    solved[a] /= root[a * size + a];
    statistic += solved[a] * solved[a];
  }
  return Object.freeze({ statistic, degreesOfFreedom: size, pValue: chiSquaredTail(statistic, size) });
}

/** The levels of a category, none for numbers. */
function requireOutcome(
  model: LatentClassClustering,
  outcome: readonly (number | string | null)[],
): readonly string[] {
  const where = "distalOutcome(outcome)";
  const n = model.labels.length;
  if (outcome.length !== n) {
    throw new InputError({
      where,
      what: `${outcome.length} values`,
      legal: `${n}, one per row of the model`,
    });
  }
  const weightOf = (i: number): number => (model.rowWeights === null ? 1 : model.rowWeights[i]);
  const known = outcome.filter((value, i) => value !== null && weightOf(i) > 0);
  if (known.length === 0) throw new InputError({ where, what: "no value", legal: "at least one value" });
  const named = typeof known[0] === "string";
  const wrong = outcome.findIndex(
    (value) =>
      value !== null &&
      !(named ? typeof value === "string" : typeof value === "number" && Number.isFinite(value)),
  );
  if (wrong >= 0) {
    throw new InputError({
      where: `${where}, row ${wrong + 1}`,
      what: String(outcome[wrong]),
      legal: named ? "the name of a category, or null" : "a finite number, or null",
    });
  }
  return Object.freeze(named ? [...new Set(known as string[])].sort() : []);
}
