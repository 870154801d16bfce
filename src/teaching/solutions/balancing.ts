import { mean } from "../../core/mean";
import type { ConversionStudy } from "../../cases/champo/models/conversion-study";
import { classifiers } from "../../models/classifiers";
import { crossValidate } from "../../models/cross-validate";
import { groupedFolds } from "../../models/folds";
import type { ClassificationScores } from "../../models/classification-scores";
import { decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { Cell } from "../../text/table";

/** One model, trained on the samples as they are or with both outcomes made equal, and tested on new customers. */
export interface BalanceTrial {
  readonly model: string;
  readonly training: "as they are" | "balanced";
  readonly scores: ClassificationScores;
  /** Share of samples called rightly with a threshold of .5. 0 to 1. */
  readonly accuracy: number;
  /** Share of the converted samples that are called converted. 0 to 1. */
  readonly recall: number;
  /** Mean probability given to a sample; `scores.baseRate` is what happened. */
  readonly meanProbability: number;
}

/**
 * Trains the study's classifiers on samples as they are, and balanced as published solutions do it: outcomes made equal,
 * and the shift of probabilities that this causes left in.
 *
 * @returns none where the conversion study could not be run. Cost: six fits a fold.
 */
export function balanceTrials({ notRun, table, folds, seed }: ConversionStudy): readonly BalanceTrial[] {
  if (notRun !== null) return Object.freeze([]);
  const byCustomer = groupedFolds(table.customers, folds, seed);
  return Object.freeze(
    Object.values(classifiers).flatMap((classifier) =>
      (["none", "shifted"] as const).map((imbalance): BalanceTrial => {
        const run = crossValidate(table.x, table.y, byCustomer, classifier, { seed, imbalance });
        return Object.freeze({
          model: run.model,
          training: imbalance === "none" ? "as they are" : "balanced",
          scores: run.scores,
          ...atHalf(table.y, run.probabilities),
        });
      }),
    ),
  );
}

/** What a threshold of one half makes of probabilities. */
function atHalf(
  y: Uint8Array,
  probabilities: Float64Array,
): Pick<BalanceTrial, "accuracy" | "recall" | "meanProbability"> {
  let [right, found, yes] = [0, 0, 0];
  y.forEach((outcome, row) => {
    const called = probabilities[row] >= 0.5 ? 1 : 0;
    if (called === outcome) right++;
    if (outcome === 1) yes++;
    if (outcome === 1 && called === 1) found++;
  });
  return { accuracy: right / y.length, recall: found / yes, meanProbability: mean(probabilities) };
}

/** Trials as rows of a table. */
export function balanceRows(trials: readonly BalanceTrial[]): readonly Readonly<Record<string, Cell>>[] {
  return trials.map(({ model, training, scores, accuracy, recall, meanProbability }) => ({
    model,
    training,
    accuracy: percent(accuracy, 0),
    "conversions found": percent(recall, 0),
    AUC: decimal(scores.auc),
    "mean probability": percent(meanProbability, 0),
    "log loss": decimal(scores.logLoss),
  }));
}

/** What balancing shows at first sight, by the model that gains most conversions. */
export function balancingShows(trials: readonly BalanceTrial[]): Finding {
  const pair = mostChanged(trials);
  if (pair === null) return prose`Nothing was trained.`;
  const [as, balanced] = pair;
  const gain = prose`Trained on samples as they are, the ${as.model} is right about ${percent(as.accuracy, 0)} of them and finds ${percent(as.recall, 0)} of the conversions. Trained on balanced samples, it finds ${percent(balanced.recall, 0)}`;
  return balanced.recall > as.recall ? prose`${gain}. Balancing seems to help.` : prose`${gain}.`;
}

/** What is wrong with both scores. */
export function balancingWrong(trials: readonly BalanceTrial[]): Finding {
  const pair = mostChanged(trials);
  if (pair === null) return prose`Nothing can be compared.`;
  const [as, balanced] = pair;
  const never = Math.max(as.scores.baseRate, 1 - as.scores.baseRate);
  const common = as.scores.baseRate > 0.5 ? "converts" : "does not convert";
  const accuracy = prose`Whoever says of each sample that it ${common} is right about ${percent(never, 0)}`;
  const worth =
    as.accuracy > never
      ? prose`${accuracy}, and the model about ${percent(as.accuracy, 0)}.`
      : prose`${accuracy}, so an accuracy of ${percent(as.accuracy, 0)} shows nothing.`;
  const auc = prose`By balancing, the AUC, which needs no threshold, goes from ${decimal(as.scores.auc)} to ${decimal(balanced.scores.auc)}`;
  const shift = prose`the mean probability goes from ${percent(as.meanProbability, 0)} to ${percent(balanced.meanProbability, 0)}, while ${percent(as.scores.baseRate, 0)} of the samples converted`;
  const loss =
    balanced.scores.logLoss > as.scores.logLoss
      ? prose`The log loss gets worse: the probabilities are further from what happened.`
      : prose`The log loss does not get worse here.`;
  return prose`${worth} ${auc}, and ${shift}. ${loss}`;
}

/** The two trials of the model whose share of conversions found changes most. */
function mostChanged(trials: readonly BalanceTrial[]): readonly [BalanceTrial, BalanceTrial] | null {
  const pairs = trials.flatMap((as) => {
    const balanced = trials.find(({ model, training }) => model === as.model && training === "balanced");
    return as.training === "as they are" && balanced !== undefined ? [[as, balanced] as const] : [];
  });
  const change = ([as, balanced]: readonly [BalanceTrial, BalanceTrial]) => balanced.recall - as.recall;
  return pairs.reduce<readonly [BalanceTrial, BalanceTrial] | null>(
    (best, pair) => (best === null || change(pair) > change(best) ? pair : best),
    null,
  );
}
