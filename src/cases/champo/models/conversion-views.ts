import { calibration, type CalibrationBin } from "../../../models/calibration";
import { classifiers } from "../../../models/classifiers";
import { groupedFolds } from "../../../models/folds";
import { askedTree, type AskedNode } from "../../../models/effects/asked-tree";
import { fitTree } from "../../../models/decision-tree";
import { partialEffects, type PartialEffect } from "../../../models/effects/partial-effects";
import { repairRows, type OutcomeRow } from "../../../models/outcome-rows";
import { count } from "../../../text/format";
import { liftCurve, type LiftPoint } from "../../../models/lift";
import { permutationImportance, type Importance } from "../../../models/permutation-importance";
import { signedCoefficients, type SignedCoefficient } from "../../../models/signed-coefficients";
import { rocCurve } from "../../../models/classification-scores";
import type { rocCurves } from "../../../charts/models/roc-curves";
import type { ConversionResult, ConversionStudy } from "./conversion-study";

type RocCurve = Parameters<typeof rocCurves>[0][number];

/**
 * The curves of the best model, and of the careless score; empty where nothing was run.
 *
 * @example conversionCurves(conversion).length // 3
 */
export function conversionCurves({ notRun, best, tempting, table }: ConversionStudy): readonly RocCurve[] {
  if (notRun !== null || best === null || tempting === null) return [];
  const curve = ({ model, probabilities, scores }: ConversionResult, tested: string): RocCurve => ({
    name: `${model}, ${tested}`,
    points: rocCurve(table.y, probabilities),
    auc: scores.auc,
  });
  const honest = [best, tempting.honest].filter((each, i) => i === 0 || each.model !== best.model);
  return [
    ...honest.map((each) => curve(each, "new customers")),
    { ...curve(tempting.random, "random rows"), dashed: true },
  ];
}

/**
 * The calibration of the best model; empty where nothing was run.
 *
 * @example conversionBins(conversion).length // 10
 */
export function conversionBins({ notRun, best, table }: ConversionStudy): readonly CalibrationBin[] {
  return notRun !== null || best === null ? [] : calibration(table.y, best.probabilities);
}

/**
 * How many orders the best-looking samples keep; empty where nothing was run.
 *
 * @example conversionGain(conversion)[0].lift // 4.936
 */
export function conversionGain({ notRun, best, table }: ConversionStudy): readonly LiftPoint[] {
  return notRun !== null || best === null ? [] : liftCurve(table.y, best.probabilities);
}

/**
 * What the best model goes by, on new customers; empty where nothing was run.
 *
 * @example conversionImportances(conversion)[0].block // "area"
 */
export function conversionImportances(study: ConversionStudy): readonly Importance[] {
  const { notRun, best, table, folds, seed } = study;
  const classifier = Object.values(classifiers).find(({ name }) => name === best?.model);
  if (notRun !== null || classifier === undefined) return [];
  const byCustomer = groupedFolds(table.customers, folds, seed);
  return permutationImportance(table, byCustomer, classifier, { seed, imbalance: "balanced" });
}

/**
 * What speaks for and against an order, by the logistic regression; empty where nothing was run.
 *
 * @example conversionCoefficients(conversion)[0].column // "log area"
 */
export function conversionCoefficients(study: ConversionStudy): readonly SignedCoefficient[] {
  const { notRun, table, folds, seed } = study;
  return notRun !== null ? [] : signedCoefficients(table, groupedFolds(table.customers, folds, seed));
}

/**
 * The probabilities of the best model as they are and after each repair, as rows; empty where nothing was run.
 *
 * @example conversionRepairs(conversion).length // 3
 */
export function conversionRepairs(study: ConversionStudy): readonly OutcomeRow[] {
  const { best, table, folds, seed } = study;
  if (best === null) return [];
  return repairRows({ results: [best], table, folds: groupedFolds(table.customers, folds, seed) });
}

/**
 * What the best model expects where one thing changes, the largest change first; empty where nothing was run.
 *
 * @example conversionEffects(conversion)[0].block // "country"
 */
export function conversionEffects({ best, table, seed }: ConversionStudy): readonly PartialEffect[] {
  const classifier = Object.values(classifiers).find(({ name }) => name === best?.model);
  return classifier === undefined ? [] : partialEffects(table, classifier, textsOf(table), seed);
}

/**
 * A tree of three questions at most on all samples; empty where nothing was run.
 *
 * @example conversionTree(conversion)[0].depth // 0
 */
export function conversionTree({ best, table }: ConversionStudy): readonly AskedNode[] {
  if (best === null) return [];
  const textOf = textsOf(table);
  const tree = fitTree(table.x, table.y, { maxDepth: 3, minLeaf: Math.max(20, table.y.length / 50) });
  return askedTree(tree, (column, threshold) => {
    const name = table.columnNames[column];
    return name.startsWith("log ") ? `${name.slice(4)} above ${textOf(column, threshold)}` : name;
  });
}

/** How values of columns are written: logarithms as numbers, and of a category the level. */
function textsOf({ columnNames, blocks }: ConversionStudy["table"]) {
  return (column: number, value: number): string => {
    const name = columnNames[column];
    if (name.startsWith("log ")) return count(Math.round(10 ** value - 1)).text;
    const block = blocks.find(({ columns }) => columns.includes(column));
    return name.slice(`${block?.name ?? ""} `.length);
  };
}
