import { calibration, type CalibrationBin } from "../../../models/calibration";
import { classifiers } from "../../../models/classifiers";
import { groupedFolds } from "../../../models/folds";
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
