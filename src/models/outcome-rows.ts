import { sumBy } from "../core/sum";
import { decimal, percent, type Quantity } from "../text/format";
import type { OutcomeStudy } from "./outcome-study";

/** A row of a table of models or segments. */
export type OutcomeRow = Readonly<Record<string, string | number | Quantity>>;

/**
 * The models of an outcome, scored on customers that they had not seen.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * const churn = outcomeStudy({ base: shop, featureOptions: {} }, 7);
 * outcomeRows(churn).length // 3
 */
export function outcomeRows({ results }: OutcomeStudy): readonly OutcomeRow[] {
  return results.map(({ model, scores }) =>
    Object.freeze({
      model,
      "area under the ROC curve": decimal(scores.auc),
      "average precision": decimal(scores.prAuc),
      "Brier score": decimal(scores.brier, 3),
      "log loss": decimal(scores.logLoss, 3),
      "share of yes": percent(scores.baseRate),
    }),
  );
}

/**
 * How often the outcome happened in each group, and how often the best model expects it.
 *
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => `C${i},${i % 7},${i < 30 ? "yes" : "no"}`);
 * const shop = await customerBase(["id,orders,left", ...lines].join("\n"), { columns: { left: "outcome" } });
 * const churn = outcomeStudy({ base: shop, featureOptions: {} }, 7);
 * outcomeBySegment(churn, shop.customers.map((_, i) => i % 2), [{ name: "even" }, { name: "odd" }])[0].group
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
    return Object.freeze({
      group: `${label + 1}: ${name}`,
      customers: own.length,
      [`${outcome} ${yes}`]: percent(mean(table.y)),
      "expected by the model": percent(mean(expected)),
    });
  });
}
