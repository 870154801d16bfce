import { count, decimal, money, percent, type Quantity } from "../../../text/format";
import { intervalText } from "../../../text/interval-text";
import type { Finding } from "../../../text/prose";
import type { LifetimeCheck } from "../../../value/lifetime-check";
import type { AssociationRule } from "../../../models/association-rules";
import { groupedFolds, randomFolds } from "../../../models/folds";
import { thresholdScores } from "../../../models/scores/threshold-scores";
import type { ConversionResult, ConversionStudy } from "./conversion-study";
import type { CustomerLifetime } from "../../../value/customer-lifetime";
import type { SegmentLifetime } from "../../../value/lifetime-by-segment";
import { segmentHolds } from "../../../value/lifetime-standing";
import { exponential } from "../../../math/functions/exponential";
import type { SignedCoefficient } from "../../../models/signed-coefficients";
import type { RfmRow } from "../../../value/rfm";
import type { CustomerSuggestions } from "../../../models/recommender/suggest-products";

/** Why an expected value can lie above its interval. */
const RARE = "a small chance of very much, most likely less";

/** A row of a table: text, numbers, or numbers with their text, by column name. */
export type ModelRow = Readonly<Record<string, string | number | Quantity | Finding>>;

/**
 * Scores of the conversion models, folds by customer first; decisions are "yes" from the probability on that has the highest F1 in the
 * other folds.
 *
 * @example conversionRows(conversion)[0].folds // "by customer"
 */
export function conversionRows(study: ConversionStudy): readonly ModelRow[] {
  const { results, asTheyAre, table, folds, seed } = study;
  if (results.length === 0) return [];
  const foldsOf = {
    customer: groupedFolds(table.customers, folds, seed),
    random: randomFolds(table.y.length, folds, seed),
  };
  const row = (
    { folds: kind, model, scores, probabilities }: ConversionResult,
    training: string,
  ): ModelRow => {
    const { precision, recall, f1 } = thresholdScores(table.y, probabilities, foldsOf[kind]);
    return Object.freeze({
      folds: kind === "customer" ? "by customer" : "random rows",
      model,
      "outcomes in training": training,
      AUC: decimal(scores.auc, 3),
      "PR-AUC": decimal(scores.prAuc, 3),
      "log loss": decimal(scores.logLoss, 3),
      Brier: decimal(scores.brier, 3),
      precision: percent(precision, 0),
      recall: percent(recall, 0),
      F1: decimal(f1),
    });
  };
  const models = new Set(asTheyAre.map(({ model }) => model));
  const inFolds = (kind: ConversionResult["folds"]): readonly ModelRow[] =>
    results
      .filter((each) => each.folds === kind)
      .map((each) => row(each, models.has(each.model) ? "balanced" : "as they are"));
  return [...inFolds("customer"), ...asTheyAre.map((each) => row(each, "as they are")), ...inFolds("random")];
}

/**
 * Signed coefficients as rows, the largest first, at most `most`.
 *
 * @param what the outcome, such as `an order`.
 * @example
 * const sign = { sameSign: 5, fits: 5 };
 * coefficientRows([{ column: "KNOTTED", coefficient: 0.7, low: 0.2, high: 1.2, ...sign }])[0]["speaks"] // "for an order"
 */
export function coefficientRows(
  coefficients: readonly SignedCoefficient[],
  most = 12,
  what = "an order",
): readonly ModelRow[] {
  return coefficients.slice(0, most).map(({ column, coefficient, low, high, sameSign, fits }) =>
    Object.freeze({
      column,
      coefficient: decimal(coefficient),
      speaks: low <= 0 && high >= 0 ? "not surely" : coefficient > 0 ? `for ${what}` : `against ${what}`,
      "odds times": decimal(exponential(coefficient)),
      "95% interval": intervalText(decimal(exponential(low)), decimal(exponential(high))),
      "same sign when some customers are left out": `${sameSign} of ${fits}`,
    }),
  );
}

/**
 * Suggestions, the first `most` for each customer that has any.
 *
 * @example suggestionRows(suggestProducts(distinctAttributes(workbook.recommendation)), 3).length // 18
 */
export function suggestionRows(suggestions: readonly CustomerSuggestions[], most = 3): readonly ModelRow[] {
  return suggestions
    .filter((entry) => entry.suggestions.length > 0)
    .map((entry) =>
      Object.freeze({
        customer: entry.customer,
        "most like": entry.neighbours
          .slice(0, most)
          .map(({ customer }) => customer)
          .join(", "),
        "bought by those, not by it": entry.suggestions
          .slice(0, most)
          .map(({ attribute, score }) => `${attribute} (${percent(score, 0).text})`)
          .join(", "),
      }),
    );
}

/**
 * Rules as rows, the highest lift first, at most `most`.
 *
 * @example
 * ruleRows(associationRules([["rug", "runner"], ["rug", "runner"], ["rug"]], { minCount: 1 }), 1).length // 1
 */
export function ruleRows(rules: readonly AssociationRule[], most = 12): readonly ModelRow[] {
  return rules.slice(0, most).map((rule) =>
    Object.freeze({
      "who orders": rule.antecedent.join(" + "),
      "also orders": rule.consequent,
      orders: rule.count,
      support: percent(rule.support),
      confidence: percent(rule.confidence, 0),
      lift: decimal(rule.lift),
      "p, corrected": rule.adjustedPValue < 0.0001 ? "< 0.0001" : decimal(rule.adjustedPValue, 4),
      warning: rule.thin ? `rests on ${count(rule.count).text} orders only` : "",
    }),
  );
}

/**
 * Recency, frequency and money as rows, at most `most`.
 *
 * @example show(table("Recency, frequency and money", rfmRows(rfmTable(study.lines), 5)))
 */
export function rfmRows(rows: readonly RfmRow[], most = 15): readonly ModelRow[] {
  return rows.slice(0, most).map((row) =>
    Object.freeze({
      customer: row.customer,
      "days since the last order": count(row.recencyDays),
      orders: count(row.orders),
      "revenue to date": money(row.revenue),
      "of the last 365 days": money(row.lastYear),
      "scores (how lately, how often, how much)": [
        row.recencyScore,
        row.frequencyScore,
        row.monetaryScore,
      ].join(" "),
    }),
  );
}

/**
 * What segments promise, in the order given.
 *
 * @example segmentLifetimeRows(lifetimeBySegment(lifetime, namedGroups(segmentation, names)), 12).length // 4
 */
export function segmentLifetimeRows(
  segments: readonly SegmentLifetime[],
  months: number,
): readonly ModelRow[] {
  return segments.map((segment) =>
    Object.freeze({
      segment: segment.name,
      customers: count(segment.accounts),
      "too thin to judge": count(segment.thin.length),
      "mean chance active, others": percent(segment.meanAlive, 0),
      "expected active, others": decimal(segment.expectedActive, 1),
      [`order days expected in ${months} months`]: decimal(segment.expectedOrders, 0),
      [`value expected in ${months} months`]: money(segment.expectedValue),
      "80% interval": intervalText(money(segment.low), money(segment.high)),
      "brought in the last year": money(segment.lastYear),
      "foreseen for the held-back time": money(segment.check?.foreseen ?? NaN),
      "and came": money(segment.check?.seen ?? NaN),
      "of it from too thin ones": percent(segment.thinShare, 0),
      "largest customer": segment.largest?.customer ?? "none",
      warning: [
        segmentHolds(segment) ? "" : "not to be used for planning",
        segment.expectedValue > segment.high ? RARE : "",
      ]
        .filter(Boolean)
        .join("; "),
      "its share": percent(segment.largest?.share ?? NaN, 0),
    }),
  );
}

/**
 * Lifetime rows, the largest expected value first, at most `most`.
 *
 * @example show(table("Accounts by expected value", lifetimeRows(lifetime, 5)))
 */
export function lifetimeRows(lifetime: CustomerLifetime, most = 15): readonly ModelRow[] {
  return lifetime.rows.slice(0, most).map((row) =>
    Object.freeze({
      customer: row.customer,
      "order days after the first": row.repeats,
      "days silent": count(row.silentDays),
      "chance active": percent(row.alive, 0),
      [`order days expected in ${lifetime.months} months`]: decimal(row.expectedOrders, 1),
      "money a day expected": money(row.expectedSpend),
      "value expected": money(row.expectedValue),
      "80% interval": intervalText(money(row.low), money(row.high)),
      "brought in the last year": money(row.lastYear),
      warning: [
        row.thin ? "too thin" : "",
        row.unsettled ? "fit did not settle" : "",
        row.expectedValue > row.high ? RARE : "",
      ]
        .filter(Boolean)
        .join(", "),
    }),
  );
}

/**
 * What was foreseen of the accounts that brought most in the time before the held-back one, and what came.
 *
 * @example lifetimeCheckRows(lifetime.check).length // 5
 */
export function lifetimeCheckRows(check: LifetimeCheck | null, most = 5): readonly ModelRow[] {
  return (check?.rows ?? []).slice(0, most).map((row) =>
    Object.freeze({
      customer: row.customer,
      "brought in the time before": money(row.moneyBefore),
      "order days foreseen": decimal(row.foreseenOrders, 1),
      "order days seen": count(row.seenOrders),
      "money foreseen": money(row.foreseenMoney),
      "money that came": money(row.seenMoney),
    }),
  );
}
