import { count, decimal, type Quantity } from "../../text/format";
import type { PurchaseComparison } from "./compare-purchase-models";

/**
 * Models of when customers buy, the best on held-back counts first, as rows of a table; none where they could not be compared.
 *
 * @example comparisonRows(lifetime.model.comparison).length // 7
 */
export function comparisonRows(
  comparison: PurchaseComparison | null,
): readonly Readonly<
  Record<"model" | "log score" | "behind" | "standard error" | "customers", string | Quantity>
>[] {
  if (comparison === null) return [];
  return comparison.scores.map(({ model, logScore, behind, behindError }) =>
    Object.freeze({
      model,
      "log score": decimal(logScore, 1),
      behind: decimal(behind, 1),
      "standard error": decimal(behindError, 1),
      customers: count(comparison.accounts),
    }),
  );
}
