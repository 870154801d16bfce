import { count, decimal, percent, type Quantity } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { ContractOutlook } from "./contract-outlook";

/**
 * Who stays under contract, group by group, as rows of a table.
 *
 * @example contractRows(contractOutlook([], [{ name: "all", customers: [] }], 12, 7)).length // 1
 */
export function contractRows(
  outlooks: readonly ContractOutlook[],
): readonly Readonly<Record<string, string | Quantity | Finding>>[] {
  return outlooks.map(({ name, customers, left, periods, seen, byModel, staying }) =>
    Object.freeze({
      group: name,
      customers: count(customers),
      "have left": percent(left / customers),
      [`new ones still there after ${periods} periods`]: Number.isNaN(seen.share)
        ? "not known"
        : prose`${percent(seen.share)} (${percent(seen.low)} to ${percent(seen.high)})`,
      "by the model": percent(byModel),
      "there now": count(staying.now),
      [`expected there ${periods} periods from now`]: decimal(staying.expected, 0),
      "80% interval": Number.isNaN(staying.low)
        ? "not known"
        : prose`${decimal(staying.low, 0)} to ${decimal(staying.high, 0)}`,
    }),
  );
}
