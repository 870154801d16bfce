import { InputError } from "../../core/input-error";
import type { Matrix } from "../../math/linear/matrix";
import { requireMixedObservations, type MixedObservations } from "../../math/linear/mixed-observations";
import type { Observations } from "../../math/linear/observations";
import { mostProbable } from "../mixture/gaussian-mixture-kernel";
import { requireSameColumns } from "../requirements";
import { encodeRows, layoutOf, type EncodedRows, type Layout } from "./encoded-rows";
import { parametersOfProfiles } from "./item-profiles";
import { emPass } from "./kernels/em-pass";
import type { LatentClassClustering } from "./latent-class-clustering";

/** Posteriors of rows under a finished model. */
export interface LatentClassPrediction {
  /** The most probable class of each row. */
  readonly labels: Int32Array;
  /** Rows x k; rows sum to 1. A row in which all is missing gets the class sizes. */
  readonly probabilities: Matrix;
  /** The natural logarithm of the model's density at each row: the lower, the stranger the row. */
  readonly logDensities: Float64Array;
}

/**
 * The classes of new rows. Missing values are left out of a row's product, as in the fit.
 *
 * @param x new rows, with the columns of the model by name and kind.
 * @param covariates the covariates of the new rows, where the model has any.
 * @throws InputError when columns or covariates differ, or a row has a level the model does not know.
 * Cost O(n k indicators).
 * @example
 * const answers = mixedFeatures(base, fitRecipe(base));
 * const model = latentClass(answers, { k: 2, seed: 7 });
 * predictLatentClass(model, answers).labels // [0, 0, 0, 0, 1, 1, 1, 1]
 */
export function predictLatentClass(
  model: LatentClassClustering,
  x: MixedObservations,
  covariates?: Observations,
): LatentClassPrediction {
  const where = "predictLatentClass";
  requireMixedObservations(x, `${where}(x)`);
  const [wanted, got] = [model.indicators.map(({ name }) => name), x.columns.map(({ name }) => name)];
  if (wanted.length !== got.length || wanted.some((name, j) => name !== got[j])) {
    throw new InputError({
      where: `${where}(x)`,
      what: `columns ${got.join(", ")}`,
      legal: `the columns of the model: ${wanted.join(", ")}`,
      remedy: "Make the new rows by the same recipe as those the model was fitted to",
    });
  }
  model.indicators.forEach(({ name, kind }, j) => {
    const numeric = x.columns[j].kind === "numeric";
    if (numeric === (kind === "normal" || kind === "count")) return;
    throw new InputError({
      where: `${where}(x), column "${name}"`,
      what: `a column that is ${x.columns[j].kind}`,
      legal: `one that can be ${kind}, as in the model`,
    });
  });
  const predictors = model.membership?.predictors ?? [];
  if (predictors.length > 0) {
    if (covariates === undefined || covariates.rows !== x.rows) {
      throw new InputError({
        where: `${where}(covariates)`,
        what: covariates === undefined ? "nothing" : `${covariates.rows} rows`,
        legal: `${x.rows} rows of ${predictors.slice(1).join(", ")}`,
      });
    }
    requireSameColumns(covariates, predictors.slice(1), `${where}(covariates)`);
  }
  const layout = layoutOf(model.indicators, model.k, predictors.length);
  return posteriorsOf(model, layout, encodeRows(x, layout, covariates, "error", where));
}

/** The posteriors of encoded rows (in units of the columns) under a model's published numbers. */
export function posteriorsOf(
  model: Pick<LatentClassClustering, "sizes" | "profiles" | "membership">,
  layout: Layout,
  rows: EncodedRows,
): LatentClassPrediction {
  const { k } = layout;
  const parameters = parametersOfProfiles(
    layout,
    model.sizes,
    model.membership?.coefficients ?? null,
    model.profiles,
  );
  const posteriors = new Float64Array(rows.count * k);
  const logDensities = new Float64Array(rows.count);
  emPass(layout, rows, null, parameters, { posteriors, logs: logDensities });
  const labels = mostProbable(posteriors, rows.count, k);
  return Object.freeze({
    labels,
    probabilities: Object.freeze({ rows: rows.count, columns: k, data: posteriors }),
    logDensities,
  });
}
