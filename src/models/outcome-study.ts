import { groupBy } from "../core/group-by";
import { requireWhole } from "../core/require-whole";
import type { CustomerBase } from "../customers/customer-base";
import { customerFeatures } from "../customers/recipe/apply-recipe";
import type { FeatureOptions } from "../customers/recipe/fit-recipe";
import { knownOutcome } from "../customers/known-outcome";
import { featureOfColumns, matrixColumns, type Feature } from "../customers/recipe/feature-recipe";
import { LOG_NAME } from "../customers/recipe/transformed";
import { originalValue } from "../customers/recipe/invert-features";
import { inUnit, unitAfter } from "../segments/profiles/in-unit";
import type { ClassificationScores } from "./classification-scores";
import { askedTree, type AskedNode } from "./effects/asked-tree";
import type { Classifier } from "./classifier";
import { classifiers, simpleForecasts } from "./classifiers";
import { crossValidate, type CrossValidation } from "./cross-validate";
import { fitTree } from "./decision-tree";
import { randomFolds, type Folds } from "./folds";
import { signedCoefficients, type SignedCoefficient } from "./signed-coefficients";
import { calibration, type CalibrationBin } from "./calibration";
import { partialEffects, type PartialEffect } from "./effects/partial-effects";
import { permutationImportance, type BlockTable, type Importance } from "./permutation-importance";

/** Can an outcome be foreseen from what customers are like? */
export interface OutcomeStudy {
  /** The column of the outcome, and the word that counts as "yes". */
  readonly outcome: string;
  readonly yes: string;
  /** Which customers were used: those whose outcome is known. */
  readonly rows: readonly number[];
  readonly table: BlockTable;
  /** The fold of each row. */
  readonly folds: Folds;
  /** Each model on customers that it had not seen, the best by the area under the ROC curve first. */
  readonly results: readonly CrossValidation[];
  /** The same models in the same order, with outcomes balanced in training. */
  readonly balanced: readonly CrossValidation[];
  /** What they must beat: the rate of all, and a single question. */
  readonly simple: readonly CrossValidation[];
  readonly bins: readonly CalibrationBin[];
  readonly importances: readonly Importance[];
  /** What the best model expects where one feature changes, the largest change first. */
  readonly effects: readonly PartialEffect[];
  /** The logistic regression's, the largest first. */
  readonly coefficients: readonly SignedCoefficient[];
  /** A tree of three questions at most, on all rows. */
  readonly tree: readonly AskedNode[];
}

const FOLDS = 5;
/** A leaf of the tree that is shown has at least so many customers. */
const LEAST = 20;

/**
 * Tries whether the outcome of a base can be foreseen from its features: ridge logistic regression, a decision tree, a random
 * forest, gradient boosting and nearest neighbours with settings fixed beforehand, with outcomes as they are and balanced in
 * training, and next to the rate of all and a single question; each scored on customers that it had not seen (five folds).
 *
 * @returns null where no column is an outcome with two answers, or one answer is given by fewer than 20 customers.
 * Cost: 60 fits, and the importances of the best model.
 * @example outcomeStudy(study, 7)?.results[0].scores.auc
 */
export function outcomeStudy(
  { base, featureOptions }: { readonly base: CustomerBase; readonly featureOptions: FeatureOptions },
  seed: number,
): OutcomeStudy | null {
  requireWhole(seed, "outcomeStudy(seed)", 0, 2 ** 32 - 1);
  const found = knownOutcome(base.columns);
  if (found === null) return null;
  const { rows, y } = found;
  const features = customerFeatures(base, featureOptions);
  const data = Float64Array.from({ length: rows.length * features.columns }, (_, i) => {
    const row = rows[Math.floor(i / features.columns)];
    return features.data[row * features.columns + (i % features.columns)];
  });
  const x = { rows: rows.length, columns: features.columns, data };
  const folds: Folds = randomFolds(rows.length, FOLDS, seed);
  const models = Object.values(classifiers);
  const auc = ({ auc: area }: ClassificationScores): number => area ?? 0;
  const results = models
    .map((classifier) => crossValidate(x, y, folds, classifier, { seed }))
    .sort((a, b) => auc(b.scores) - auc(a.scores));
  const [best] = results;
  const own = featureOfColumns(features.recipe);
  const names = features.recipe.features.flatMap(matrixColumns);
  const table = { x, y, blocks: blocksOf(own.map(({ name }) => name)) };
  const modelOf = (name: string): Classifier => models.find((each) => each.name === name)!;
  const textOf = valueTexts(own, names);
  return Object.freeze({
    outcome: found.name,
    yes: found.yes,
    rows,
    table,
    folds,
    results: Object.freeze(results),
    balanced: Object.freeze(
      results.map(({ model }) => crossValidate(x, y, folds, modelOf(model), { seed, imbalance: "balanced" })),
    ),
    simple: Object.freeze(
      Object.values(simpleForecasts).map((each) => crossValidate(x, y, folds, each, { seed })),
    ),
    bins: calibration(y, best.probabilities),
    importances: permutationImportance(table, folds, modelOf(best.model), { seed, repeats: 2 }),
    effects: partialEffects(table, modelOf(best.model), textOf, seed),
    coefficients: signedCoefficients({ x, y, columnNames: names }, folds),
    tree: askedTree(
      fitTree(x, y, { maxDepth: 3, minLeaf: Math.max(LEAST, rows.length / 50) }),
      (column, threshold) => {
        const feature = own[column];
        if (feature.kind === "category") return names[column];
        if (feature.source.kind === "rank") return `${feature.name} beyond ${textOf(column, threshold)}`;
        return `${feature.name.replace(LOG_NAME, "")} above ${textOf(column, threshold)}`;
      },
    ),
  });
}

/** How a value of a column is written: a number in its unit, and of a category the level. */
function valueTexts(features: readonly Feature[], names: readonly string[]) {
  return (column: number, value: number): string => {
    const feature = features[column];
    if (feature.kind === "category") return names[column].slice(`${feature.name} = `.length);
    const raw = originalValue(feature, value);
    if (feature.source.kind === "rank") return feature.source.levels[Math.floor(raw + 1e-9)];
    return `${inUnit(raw, feature.unit).text}${unitAfter(feature.unit)}`;
  };
}

/** The columns of the matrix by the feature that they belong to: levels of a category are shuffled together. */
function blocksOf(features: readonly string[]): BlockTable["blocks"] {
  return [...groupBy(features.keys(), (column) => features[column])].map(([name, columns]) => ({
    name,
    columns,
  }));
}
