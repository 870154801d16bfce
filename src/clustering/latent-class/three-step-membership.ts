import { InputError } from "../../core/input-error";
import { requireObservations, type Observations } from "../../math/linear/observations";
import type { Matrix } from "../../math/linear/matrix";
import { classificationErrors } from "./classification-errors";
import { layoutOf, withIntercept, type EncodedRows } from "./encoded-rows";
import { rawCoefficients, type MembershipModel } from "./item-profiles";
import { runEm } from "./kernels/accelerated-em";
import { emPass } from "./kernels/em-pass";
import { parametersOf, sumsOf } from "./kernels/parameters";
import type { LatentClassClustering } from "./latent-class-clustering";
import { patternTable } from "./pattern-table";
import { standardErrors } from "./standard-errors";

/** Membership as a function of covariates, estimated after the classes. */
export interface ThreeStepMembership {
  readonly membership: MembershipModel;
  /** k x k: how often a row of each class (row) is assigned to each class (column). */
  readonly classificationErrors: Matrix;
  /** Of the assigned classes given the covariates. */
  readonly logLikelihood: number;
  readonly converged: boolean;
}

/**
 * Relates classes to covariates in three steps: the classes are fitted without covariates, rows are assigned to their
 * most probable class, and membership is regressed on the covariates with the known errors of that assignment
 * taken into account (Vermunt 2010, Political Analysis 18: the ML correction). Without the correction the slopes are
 * too near 0. Unlike covariates in `latentClass` this leaves the classes as they are.
 *
 * Standard errors take the classification errors as known; where classes overlap much (entropy below about .5) they
 * are somewhat too small.
 *
 * @param model classes fitted without covariates.
 * @param covariates the rows of the model in the same order; a row of weight 0 is left out here too.
 * @throws InputError for a model with covariates or with a class that is nobody's most probable, and when rows differ.
 * Cost O(passes · n k^2 columns).
 * @example
 * const answers = mixedFeatures(base, fitRecipe(base));
 * const model = latentClass(answers, { k: 2, seed: 7 });
 * const years = observations([[3], [9], [4], [8], [5], [7], [2], [6]], { columnNames: ["years"] });
 * threeStepMembership(model, years).membership.predictors // ["(intercept)", "years"]
 */
export function threeStepMembership(
  model: LatentClassClustering,
  covariates: Observations,
): ThreeStepMembership {
  const where = "threeStepMembership";
  requireObservations(covariates, `${where}(covariates)`);
  if (model.membership !== null) {
    throw new InputError({
      where: `${where}(model)`,
      what: "a model whose membership depends on covariates already",
      legal: "one fitted without covariates",
    });
  }
  const n = model.labels.length;
  if (covariates.rows !== n || covariates.columns === 0) {
    throw new InputError({
      where: `${where}(covariates)`,
      what: `${covariates.rows} rows and ${covariates.columns} columns`,
      legal: `${n} rows, one per row of the model, and at least one column`,
    });
  }
  const { k } = model;
  const errors = classificationErrors(model, where);
  const classes = Array.from({ length: k }, (_, c) => c);
  // The assigned class is the one indicator of a latent class model whose profile is known.
  const assigned = {
    name: "assigned class",
    kind: "categorical" as const,
    levels: classes.map((c) => `class ${c + 1}`),
    positions: classes,
  };
  const layout = layoutOf([assigned], k, covariates.columns + 1);
  const rows: EncodedRows = {
    count: n,
    slots: model.labels.slice(),
    numbers: new Float64Array(0),
    predictors: withIntercept(covariates),
    constants: new Float64Array(n),
  };
  const weights = model.rowWeights ?? new Float64Array(n).fill(1);
  const table = patternTable(rows, weights, layout);
  const start = parametersOf(layout);
  for (const c of classes) for (const s of classes) start.probabilities[s * k + c] = errors.data[c * k + s];
  start.probabilities.fill(1, k * k, (k + 1) * k);
  const settings = { tolerance: 1e-12, maxIterations: 5000, minimumVariance: 1, fixedProfiles: true };
  const run = runEm(layout, table, start.flat, settings);
  const parameters = parametersOf(layout, run.flat);
  const sums = sumsOf(layout, table.count);
  const posteriors = new Float64Array(table.count * k);
  emPass(layout, table, table.weights, parameters, { sums, posteriors });
  const { coefficients } = standardErrors(layout, table, parameters, sums, posteriors, 1, true);
  return Object.freeze({
    membership: Object.freeze({
      predictors: Object.freeze(["(intercept)", ...covariates.columnNames]),
      coefficients: rawCoefficients(layout, table, parameters),
      standardErrors: coefficients,
    }),
    classificationErrors: errors,
    logLikelihood: run.logLikelihood,
    converged: run.converged,
  });
}
