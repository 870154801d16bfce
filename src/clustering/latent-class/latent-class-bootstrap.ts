import { InputError } from "../../core/input-error";
import { progressOf, type OnProgress } from "../../core/progress";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { naturalLog } from "../../math/functions/natural-log";
import type { MixedObservations } from "../../math/linear/mixed-observations";
import { requireWhole } from "../requirements";
import { layoutOf, type EncodedRows, type Layout } from "./encoded-rows";
import { parametersOfProfiles } from "./item-profiles";
import { fitLatentClass } from "./latent-class";
import { prepareRows, searchSettings, type LatentClassOptions } from "./latent-class-options";
import { patternTable, pickRows } from "./pattern-table";
import { searchClasses } from "./search-classes";
import { simulateRows } from "./simulate-rows";

/** How to run `latentClassBootstrap`. */
export interface LatentClassBootstrapOptions extends Omit<LatentClassOptions, "standardErrors"> {
  /** Data sets drawn from the model of k classes. Default 99. */
  readonly samples?: number;
  readonly onProgress?: OnProgress;
}

/** Whether k classes are enough. */
export interface LatentClassBootstrap {
  /** The number of classes under test; the alternative has one more. */
  readonly k: number;
  /** 2 (ln L of k + 1 classes - ln L of k classes) in the data. */
  readonly statistic: number;
  /** The same in each data set drawn from k classes. */
  readonly statistics: Float64Array;
  /** The share of draws, the data among them, with a statistic as large: small says that k classes are too few. */
  readonly pValue: number;
  readonly samples: number;
  readonly seed: number;
}

/**
 * Bootstrap likelihood-ratio test of k classes against k + 1. The statistic has no chi-squared distribution, for k
 * classes lie at the edge of k + 1; so data sets are drawn from the model of k classes, with values missing where they
 * are missing in x, and both models are fitted to each as to the data.
 *
 * @throws InputError as `latentClass`, and for weights that are not whole numbers, for then there is no number of rows
 * to draw. Sources: McLachlan 1987 (Applied Statistics 36); Nylund, Asparouhov & Muthén 2007 (which finds it the best
 * guide to k). Cost: 2 (samples + 1) fits.
 *
 * @example
 * const answers = mixedFeatures(base, fitRecipe(base));
 * latentClassBootstrap(answers, { k: 1, seed: 7, samples: 9, starts: 5, finalists: 2 }).pValue // 0.1
 */
export function latentClassBootstrap(
  x: MixedObservations,
  options: LatentClassBootstrapOptions,
): LatentClassBootstrap {
  const where = "latentClassBootstrap";
  const { k, seed, samples = 99 } = options;
  requireWhole(samples, `${where}(samples)`, 1);
  const prepared = prepareRows(x, options, where);
  const { layout, rows, weights } = prepared;
  const broken = weights.findIndex((weight) => !Number.isInteger(weight));
  if (broken >= 0) {
    throw new InputError({
      where: `${where}(weights)`,
      what: `${weights[broken]} for row ${broken + 1}`,
      legal: "whole numbers: how many rows each row counts for",
    });
  }
  const model = fitLatentClass(prepared, { ...options, standardErrors: false });
  const truth = parametersOfProfiles(
    layout,
    model.sizes,
    model.membership?.coefficients ?? null,
    model.profiles,
  );
  const copies = Int32Array.from(
    Array.from(weights).flatMap((weight, i) => new Array<number>(weight).fill(i)),
  );
  const all = pickRows(rows, copies, layout);
  const more = layoutOf(layout.indicators, k + 1, layout.predictors);
  const ratio = (data: EncodedRows, own: number): number => {
    const [few, many] = [layout, more].map((one) => bestLogLikelihood(one, data, options, own));
    return Math.max(0, 2 * (many - few));
  };
  const progress = progressOf("bootstrap of latent classes", options.onProgress);
  const random = randomSource(seed);
  const statistic = ratio(all, seed);
  const statistics = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    const own = randomInteger(random, 2 ** 32);
    statistics[sample] = ratio(simulateRows(layout, truth, all, randomSource(own)), own);
    progress(sample + 1, samples);
  }
  const asLarge = statistics.filter((value) => value >= statistic).length;
  return Object.freeze({
    k,
    statistic,
    statistics,
    pValue: (asLarge + 1) / (samples + 1),
    samples,
    seed,
  });
}

function bestLogLikelihood(
  layout: Layout,
  rows: EncodedRows,
  options: LatentClassBootstrapOptions,
  seed: number,
): number {
  const table = patternTable(rows, new Float64Array(rows.count).fill(1), layout);
  const settings = searchSettings(options, table.count, "latentClassBootstrap");
  const { run } = searchClasses(layout, table, settings, seed);
  return table.scales.reduce(
    (sum, scale, q) => sum - table.observedNormals[q] * naturalLog(scale),
    run.logLikelihood,
  );
}
