import type { SampleLine } from "../workbook/tables";
import { classificationScores, type ClassificationScores } from "./classification-scores";
import { classifiers } from "./classifiers";
import { crossValidate, type CrossValidation } from "./cross-validate";
import { groupedFolds, randomFolds, type Folds } from "./folds";
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
  /** Baselines first, then models; folds by customer, then random ones. */
  readonly results: readonly ConversionResult[];
  /** The model with the highest area under the ROC curve in folds by customer; its result. */
  readonly best: ConversionResult;
  /** The model that random folds would have crowned: its result there, and the honest one by customer. */
  readonly tempting: { readonly random: ConversionResult; readonly honest: ConversionResult };
  /** How much random folds flatter the model they crown: difference of its areas under the ROC curve. */
  readonly leakage: number;
  readonly folds: number;
  readonly seed: number;
}

/**
 * Tries whether the conversion of samples can be foreseen from product, country, shape, pieces and area:
 * ridge logistic regression, a decision tree and a random forest, beside the rate of all samples and the rate
 * of the country, in folds by customer and, for comparison, in random folds. Outcomes are balanced within the
 * training part.
 *
 * @param samples with at least two customers and both outcomes. @param options.folds default 5, at most one a customer.
 * @throws InputError for fewer than two customers. Cost: 30 fits, some seconds at 6,000 rows.
 */
export function conversionStudy(
  samples: readonly SampleLine[],
  options: { readonly seed: number; readonly folds?: number },
): ConversionStudy {
  const { seed } = options;
  const table = sampleTable(samples);
  const folds = Math.min(options.folds ?? 5, new Set(table.customers).size);
  const kinds = [
    ["customer", groupedFolds(table.customers, folds, seed)],
    ["random", randomFolds(samples.length, folds, seed)],
  ] as const;
  const results = kinds.flatMap(([kind, foldOf]): ConversionResult[] => {
    const runs = [
      baseline("rate of all samples", table, foldOf, () => ""),
      baseline("rate of the country", table, foldOf, (row) => table.countries[row]),
      ...Object.values(classifiers).map((classifier) =>
        crossValidate(table.x, table.y, foldOf, classifier, { seed, imbalance: "balanced" }),
      ),
    ];
    return runs.map((run) => Object.freeze({ ...run, folds: kind }));
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
    results: Object.freeze(results),
    best,
    tempting: Object.freeze({ random, honest }),
    leakage: auc(random) - auc(honest),
    folds,
    seed,
  });
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
