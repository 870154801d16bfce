import { sumBy, sumOf } from "../../core/sum";
import { naturalLog } from "../../math/functions/natural-log";
import type { MixedObservations } from "../../math/linear/mixed-observations";
import { mostProbable } from "../mixture/gaussian-mixture-kernel";
import { relabelByAppearance } from "../relabel";
import { bivariateResiduals, patternFit } from "./goodness-of-fit";
import { profilesOf, rawCoefficients } from "./item-profiles";
import { emPass } from "./kernels/em-pass";
import { parametersOf, sumsOf, type Parameters } from "./kernels/parameters";
import type { LatentClassClustering } from "./latent-class-clustering";
import { prepareRows, type LatentClassOptions, type PreparedRows } from "./latent-class-options";
import { posteriorsOf } from "./latent-class-predict";
import { permuteClasses } from "./permute-classes";
import { searchClasses } from "./search-classes";
import { standardErrors } from "./standard-errors";

/**
 * Latent class analysis: unseen classes that explain how the columns go together. Categorical, ordinal, count and
 * normal columns in one model; within a class they are independent. Missing values are no obstacle: each row enters
 * with what is known of it (full information maximum likelihood, right where values are missing at random). Equal
 * rows are collapsed, EM is accelerated, and of many short starts the best few go on to the end.
 *
 * Classes are numbered in the order rows first meet them; those that no row prefers come last. Choose k by
 * `latentClassSweep` or `latentClassBootstrap`; place new rows by `predictLatentClass`; relate classes to other
 * columns by `covariates` here, or after the fit by `threeStepMembership` and `distalOutcome`.
 *
 * Decided cases: one class is the table of shares and means; a row of weight 0 gets posteriors but no say; a level
 * that only such rows have counts as missing; a column that does not vary changes nothing.
 *
 * @throws InputError for no rows or columns, k that is not a whole number from 1 to the rows, a column without values,
 * and options outside their range.
 * Sources: Lazarsfeld & Henry 1968; Goodman 1974 (Biometrika 61); Dayton & Macready 1988 (covariates); Vermunt &
 * Magidson 2002 (mixed indicators). Cost O(starts · passes · n k columns), memory O(n (columns + k)); standard
 * errors O(n p^2) for p parameters.
 * @example
 * const customers = mixedObservations(["Ash", "Bay", "Elm", "Fir"], [
 *   { name: "spend", kind: "numeric", values: [10, 12, 90, 95] },
 *   { name: "region", kind: "nominal", values: ["north", "north", "south", "south"] },
 * ]);
 * latentClass(customers, { k: 2, seed: 7 }).labels // [0, 0, 1, 1]
 */
export function latentClass(x: MixedObservations, options: LatentClassOptions): LatentClassClustering {
  const prepared = prepareRows(x, options, "latentClass");
  return fitLatentClass(prepared, options);
}

/** `latentClass` of rows that are checked and encoded already. */
export function fitLatentClass(prepared: PreparedRows, options: LatentClassOptions): LatentClassClustering {
  const { layout, rows, weights, table, settings } = prepared;
  const { k, seed } = options;
  const found = searchClasses(layout, table, settings, seed);
  const parameters = inOrderOfRows(prepared, parametersOf(layout, found.run.flat));
  const sums = sumsOf(layout, table.count);
  const posteriors = new Float64Array(table.count * k);
  const logs = new Float64Array(table.count);
  emPass(layout, table, table.weights, parameters, { sums, posteriors, logs });
  const sizes =
    layout.predictors === 0 ? parameters.membership.slice() : sums.classes.map((size) => size / table.total);
  const wanted = options.standardErrors ?? true;
  const errors = wanted
    ? standardErrors(layout, table, parameters, sums, posteriors, settings.minimumVariance)
    : null;
  const membership =
    options.covariates === undefined
      ? null
      : Object.freeze({
          predictors: Object.freeze(["(intercept)", ...options.covariates.columnNames]),
          coefficients: rawCoefficients(layout, table, parameters),
          standardErrors: errors?.coefficients ?? null,
        });
  const profiles = profilesOf(layout, table, parameters);
  const { labels, probabilities } = posteriorsOf({ sizes, profiles, membership }, layout, rows);
  const jacobian = sumBy(table.scales, (scale, q) => table.observedNormals[q] * naturalLog(scale));
  const logLikelihood = found.run.logLikelihood - jacobian;
  const parameterCount = countParameters(prepared);
  return Object.freeze({
    method: "latent classes",
    labels,
    clusterCount: new Set(labels.filter((_, i) => weights[i] > 0)).size,
    parameters: Object.freeze({
      k,
      seed,
      ...settings,
      kinds: layout.indicators.map(({ kind }) => kind).join(","),
      weights: options.weights === undefined ? null : "given",
      covariates: options.covariates?.columnNames.join(",") ?? null,
      standardErrors: wanted,
    }),
    k,
    seed,
    indicators: layout.indicators,
    sizes,
    profiles,
    membership,
    standardErrors: errors?.errors ?? null,
    probabilities,
    rowWeights: options.weights === undefined ? null : weights,
    totalWeight: table.total,
    logLikelihood,
    parameterCount,
    ...criteria(logLikelihood, parameterCount, table.weights, table.total, posteriors, k),
    patternFit: patternFit(layout, table, logs, parameterCount),
    bivariateResiduals: bivariateResiduals(layout, table, parameters, sizes),
    patternCount: table.count,
    iterations: found.run.iterations,
    converged: found.run.converged,
    path: Object.freeze(found.run.path.map((value) => value - jacobian)),
    finalists: found.finalists,
    finalistsAtBest: found.reached,
    heldVariances: found.held,
  });
}

/** Classes in the order in which rows of positive weight first prefer them; the others last. */
function inOrderOfRows({ layout, rows, weights, table }: PreparedRows, found: Parameters): Parameters {
  const { k } = layout;
  const profiles = profilesOf(layout, table, found);
  const coefficients = rawCoefficients(layout, table, found);
  const membership = layout.predictors === 0 ? null : { predictors: [], coefficients, standardErrors: null };
  const sizes = found.membership.slice(0, k);
  const { probabilities } = posteriorsOf({ sizes, profiles, membership }, layout, rows);
  const preferred = mostProbable(probabilities.data, rows.count, k).filter((_, i) => weights[i] > 0);
  const { old } = relabelByAppearance(preferred);
  const seen = new Set(old);
  const order = [...old, ...Array.from({ length: k }, (_, c) => c).filter((c) => !seen.has(c))];
  return permuteClasses(layout, found, order);
}

function countParameters({ layout }: PreparedRows): number {
  const { k, indicators, predictors } = layout;
  const own = indicators.map(({ kind, levels }) => {
    if (kind === "normal") return 2 * k;
    if (kind === "count") return k;
    if (kind === "categorical") return k * (levels.length - 1);
    return levels.length > 1 ? levels.length - 1 + (k - 1) : 0;
  });
  return (k - 1) * Math.max(1, predictors) + sumOf(own);
}

function criteria(
  logLikelihood: number,
  parameterCount: number,
  weights: Float64Array,
  total: number,
  posteriors: Float64Array,
  k: number,
): Pick<LatentClassClustering, "bic" | "aic" | "adjustedBic" | "icl" | "entropy"> {
  let [uncertain, highest] = [0, 0];
  weights.forEach((weight, i) => {
    let best = 0;
    for (let c = 0; c < k; c++) {
      const posterior = posteriors[i * k + c];
      if (posterior > 0) uncertain -= weight * posterior * naturalLog(posterior);
      best = Math.max(best, posterior);
    }
    highest += weight * naturalLog(best);
  });
  const bic = 2 * logLikelihood - parameterCount * naturalLog(total);
  return {
    bic,
    aic: 2 * logLikelihood - 2 * parameterCount,
    adjustedBic: 2 * logLikelihood - parameterCount * naturalLog((total + 2) / 24),
    icl: bic + 2 * highest,
    entropy: k === 1 ? null : 1 - uncertain / (total * naturalLog(k)),
  };
}
