import { requireWhole } from "../../../core/require-whole";
import { sumOf } from "../../../core/sum";
import type { SampleLine } from "../workbook/tables";
import { classificationScores, type ClassificationScores } from "../../../models/classification-scores";
import { classifiers, simpleForecasts } from "../../../models/classifiers";
import { crossValidate, type CrossValidation } from "../../../models/cross-validate";
import { groupedFolds, randomFolds, type Folds } from "../../../models/folds";
import { sampleTable, type SampleTable } from "./sample-table";

/** Scores of one model in one kind of folds. */
export interface ConversionResult {
  readonly model: string;
  /** `customer`: scored on customers never seen. `random`: rows of a customer on both sides. */
  readonly folds: "customer" | "random";
  readonly scores: ClassificationScores;
  readonly probabilities: Float64Array;
}

/** Can it be foreseen which samples convert? */
export interface ConversionStudy {
  readonly table: SampleTable;
  /** Why nothing could be scored, as a sentence; null where it was. The fields below are then empty, null or NaN. */
  readonly notRun: string | null;
  /** Baselines first, then models; folds by customer, then random ones. */
  readonly results: readonly ConversionResult[];
  /** The models by customer once more, with outcomes as they are in training; `results` have them balanced. */
  readonly asTheyAre: readonly ConversionResult[];
  /** The model with the highest area under the ROC curve in folds by customer; its result. */
  readonly best: ConversionResult | null;
  /** The model that random folds would have crowned: its result there, and the honest one by customer. */
  readonly tempting: { readonly random: ConversionResult; readonly honest: ConversionResult } | null;
  /** How much random folds flatter the model they crown: difference of its areas under the ROC curve. */
  readonly leakage: number;
  readonly folds: number;
  readonly seed: number;
}

/**
 * Tests whether product, country, shape, pieces and area predict the conversion of samples: ridge logistic
 * regression, a decision tree, a random forest, gradient boosting and nearest neighbours, compared with the rate of all samples,
 * the rate of the country and a single question. Folds are by customer and, for comparison, random. Outcomes are balanced
 * within the training part, and by customer also left as they are.
 *
 * Without samples, with those of one customer, or with one outcome only, nothing can be scored; the study then says so.
 *
 * @param options.folds default 5, at most one a customer. @throws InputError for folds that are no whole number of 2 or more.
 * Cost: 80 fits, some seconds at 6,000 rows.
 * @example
 * const { best } = conversionStudy(workbook.samples, { seed: 7 });
 * best.model // "logistic regression"
 */
export function conversionStudy(
  samples: readonly SampleLine[],
  options: { readonly seed: number; readonly folds?: number },
): ConversionStudy {
  const { seed } = options;
  const table = sampleTable(samples);
  const customers = new Set(table.customers).size;
  requireWhole(options.folds ?? 5, "conversionStudy(folds)", 2);
  const folds = Math.min(options.folds ?? 5, customers);
  const notRun = whyNot(table, customers);
  if (notRun !== null) {
    const nothing = {
      results: Object.freeze([]),
      asTheyAre: Object.freeze([]),
      best: null,
      tempting: null,
      leakage: NaN,
    };
    return Object.freeze({ table, notRun, ...nothing, folds, seed });
  }
  const kinds = [
    ["customer", groupedFolds(table.customers, folds, seed)],
    ["random", randomFolds(samples.length, folds, seed)],
  ] as const;
  const results = kinds.flatMap(([kind, foldOf]): ConversionResult[] => {
    const runs = [
      baseline("rate of all samples", table, foldOf, () => ""),
      baseline("rate of the country", table, foldOf, (row) => table.countries[row]),
      crossValidate(table.x, table.y, foldOf, simpleForecasts.rule, { seed }),
      ...Object.values(classifiers).map((classifier) =>
        crossValidate(table.x, table.y, foldOf, classifier, { seed, imbalance: "balanced" }),
      ),
    ];
    return runs.map((run) => Object.freeze({ ...run, folds: kind }));
  });
  const [[, byCustomer]] = kinds;
  const asTheyAre = Object.values(classifiers).map((classifier): ConversionResult => {
    const run = crossValidate(table.x, table.y, byCustomer, classifier, { seed });
    return Object.freeze({ ...run, folds: "customer" });
  });
  const names: string[] = Object.values(classifiers).map(({ name }) => name);
  const auc = (result: ConversionResult): number => result.scores.auc ?? 0;
  const models = results.filter((result) => names.includes(result.model));
  const highest = (kind: ConversionResult["folds"]): ConversionResult =>
    models.filter((result) => result.folds === kind).reduce((a, b) => (auc(b) > auc(a) ? b : a));
  const [best, random] = [highest("customer"), highest("random")];
  const honest =
    models.find((result) => result.folds === "customer" && result.model === random.model) ?? best;
  return Object.freeze({
    table,
    notRun,
    results: Object.freeze(results),
    asTheyAre: Object.freeze(asTheyAre),
    best,
    tempting: Object.freeze({ random, honest }),
    leakage: auc(random) - auc(honest),
    folds,
    seed,
  });
}

/** What the samples lack to be learnt from; null where nothing. */
function whyNot({ y }: SampleTable, customers: number): string | null {
  if (y.length === 0) return "The workbook holds no samples, so it cannot show which ones convert.";
  const converted = sumOf(y);
  if (converted === 0)
    return "None of the samples was followed by an order, so there are no two outcomes to compare.";
  if (converted === y.length)
    return "Every sample was followed by an order, so there are no two outcomes to compare.";
  if (customers > 1) return null;
  return "All samples went to one customer: whether a model serves for others cannot be scored.";
}

/** Predicts every row by the rate of its kind in the other folds; a kind not seen there gets the rate of all. */
function baseline(
  model: string,
  { y }: SampleTable,
  folds: Folds,
  kindOf: (row: number) => string,
): CrossValidation {
  const probabilities = new Float64Array(y.length);
  for (const fold of new Set(folds)) {
    const tallies = new Map<string, [number, number]>();
    let [rows, yes] = [0, 0];
    folds.forEach((other, row) => {
      if (other === fold) return;
      const tally = tallies.get(kindOf(row)) ?? [0, 0];
      tallies.set(kindOf(row), [tally[0] + 1, tally[1] + y[row]]);
      rows++;
      yes += y[row];
    });
    folds.forEach((other, row) => {
      if (other !== fold) return;
      const [n, converted] = tallies.get(kindOf(row)) ?? [0, 0];
      // Ten samples' worth of the rate of all, so that a kind of three samples does not say 0 or 1.
      probabilities[row] = (converted + (10 * yes) / rows) / (n + 10);
    });
  }
  return { model, probabilities, scores: classificationScores(y, probabilities) };
}
