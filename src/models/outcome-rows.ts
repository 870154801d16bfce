import { requireWhole } from "../core/require-whole";
import { sumBy } from "../core/sum";
import { LOG_NAME } from "../customers/recipe/transformed";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import { count, decimal, percent, type Quantity } from "../text/format";
import { intervalText } from "../text/interval-text";
import type { Finding } from "../text/prose";
import { rocCurve } from "./classification-scores";
import { precisionRecallCurve } from "./scores/precision-recall-curve";
import type { CrossValidation } from "./cross-validate";
import type { OutcomeStudy } from "./outcome-study";
import type { PartialEffect } from "./effects/partial-effects";
import { repairedProbabilities } from "./repair/repaired-probabilities";
import { thresholdScores } from "./scores/threshold-scores";

/** A row of a table of models or segments. */
export type OutcomeRow = Readonly<Record<string, string | number | Quantity | Finding>>;

/**
 * The models of an outcome, scored on customers that they had not seen: first what they must beat, then each model with outcomes as
 * they are in training and balanced. Decisions are "yes" from the probability on that has the highest F1 in the other folds.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * const churn = outcomeStudy({ base: shop, featureOptions: {} }, 7);
 * outcomeRows(churn).length // 12
 */
export function outcomeRows({
  results,
  balanced,
  simple,
  folds,
  table,
}: OutcomeStudy): readonly OutcomeRow[] {
  const row = ({ model, scores, probabilities }: CrossValidation, training: string): OutcomeRow => {
    const { threshold, accuracy, precision, recall, f1 } = thresholdScores(table.y, probabilities, folds);
    // One probability for all orders nobody and decides nothing; that it differs a little between folds is no skill.
    const one = isOneForAll(probabilities, folds);
    const decided = (share: number): Quantity | string => (one ? "" : percent(share, 0));
    return Object.freeze({
      model,
      "outcomes in training": training,
      "area under the ROC curve": decimal(one ? 0.5 : scores.auc),
      "average precision": decimal(one ? scores.baseRate : scores.prAuc),
      "Brier score": decimal(scores.brier, 3),
      "log loss": decimal(scores.logLoss, 3),
      "yes from": decided(threshold),
      accuracy: decided(accuracy),
      precision: decided(precision),
      recall: decided(recall),
      F1: one ? "" : decimal(f1),
    });
  };
  return [
    ...simple.map((each) => row(each, "as they are")),
    ...results.flatMap((each, i) => [row(each, "as they are"), row(balanced[i], "balanced")]),
  ];
}

/** Whether the customers of each fold all have the same probability. */
function isOneForAll(probabilities: Float64Array, folds: ArrayLike<number>): boolean {
  const of = new Map<number, number>();
  return probabilities.every((p, row) => {
    if (!of.has(folds[row])) of.set(folds[row], p);
    return of.get(folds[row]) === p;
  });
}

/**
 * The decisions of the best model against what happened: the confusion matrix.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * confusionRows(outcomeStudy({ base: shop, featureOptions: {} }, 7)).length // 2
 */
export function confusionRows({ outcome, yes, results, folds, table }: OutcomeStudy): readonly OutcomeRow[] {
  const found = thresholdScores(table.y, results[0].probabilities, folds);
  const row = (called: string, happened: number, not: number): OutcomeRow =>
    Object.freeze({
      "the model says": called,
      [`${outcome} ${yes}`]: count(happened),
      "not so": count(not),
    });
  return [
    row(`${outcome} ${yes}`, found.truePositives, found.falsePositives),
    row("not so", found.falseNegatives, found.trueNegatives),
  ];
}

/**
 * The probabilities of the best model as they are and after each repair, with what each can be used for.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * repairRows(outcomeStudy({ base: shop, featureOptions: {} }, 7)).length // 3
 */
export function repairRows({
  results,
  folds,
  table,
}: Pick<OutcomeStudy, "results" | "folds"> & {
  readonly table: Pick<OutcomeStudy["table"], "y">;
}): readonly OutcomeRow[] {
  return repairedProbabilities(table.y, results[0].probabilities, folds).map(({ repair, verdict, brier }) =>
    Object.freeze({
      probabilities: repair,
      "add up to": count(verdict.foreseen),
      "there were": count(verdict.seen),
      "log loss": decimal(verdict.logLoss, 3),
      "of the bare rate": decimal(verdict.bareLogLoss, 3),
      "Brier score": decimal(brier, 3),
      "can be used": verdict.use === "as they are" ? "as they are" : "to put in order only",
    }),
  );
}

/**
 * What the best model expects where one feature changes and everything else stays, at most `most`.
 *
 * @example effectRows([{ block: "orders", from: "1", to: "9", before: 0.2, after: 0.5, change: 0.3 }]).length // 1
 */
export function effectRows(effects: readonly PartialEffect[], most = 12): readonly OutcomeRow[] {
  requireWhole(most, "effectRows(most)", 1);
  return effects.slice(0, most).map(({ block, from, to, before, after, change }) =>
    Object.freeze({
      feature: block.replace(LOG_NAME, ""),
      from,
      to,
      "expected before": percent(before),
      after: percent(after),
      "change (percentage points)": decimal(100 * change, 1),
    }),
  );
}

/**
 * How often the outcome happened in each group, with its 95% interval (Wilson), and how often the best model expects it.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * const churn = outcomeStudy({ base: shop, featureOptions: {} }, 7);
 * outcomeBySegment(churn, shop.customers.map((_, i) => i % 2), [{ name: "even" }, { name: "odd" }])[0].segment
 * // "1: even"
 */
export function outcomeBySegment(
  { rows, table, results, outcome, yes }: OutcomeStudy,
  labels: ArrayLike<number>,
  names: readonly { readonly name: string }[],
): readonly OutcomeRow[] {
  const expected = results[0].probabilities;
  return names.map(({ name }, label) => {
    const own = rows.flatMap((row, i) => (labels[row] === label ? [i] : []));
    const mean = (values: ArrayLike<number>): number =>
      own.length === 0 ? NaN : sumBy(own, (i) => values[i]) / own.length;
    const { low, high } = wilsonInterval(
      sumBy(own, (i) => table.y[i]),
      own.length,
    );
    return Object.freeze({
      segment: `${label + 1}: ${name}`,
      customers: own.length,
      [`${outcome} ${yes}`]: percent(mean(table.y)),
      "95% interval": intervalText(percent(low), percent(high)),
      "expected by the model": percent(mean(expected)),
    });
  });
}

/**
 * The curves of the best model and of a single question.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * outcomeCurves(outcomeStudy({ base: shop, featureOptions: {} }, 7)).length // 2
 */
export function outcomeCurves({ results, simple, table }: OutcomeStudy) {
  return [results[0], simple[simple.length - 1]].map(({ model, probabilities, scores }) =>
    Object.freeze({
      name: model,
      roc: rocCurve(table.y, probabilities),
      precisionRecall: precisionRecallCurve(table.y, probabilities),
      auc: scores.auc,
      prAuc: scores.prAuc,
    }),
  );
}
