import { orderKey } from "../cases/champo/sales/account-activity";
import type { SalesLine } from "../cases/champo/workbook/tables";

/** Every order as the list of what it holds: one basket per customer and order, each thing once. */
export function orderBaskets(
  sales: readonly SalesLine[],
  what: "item" | "quality" | "colour" | "design" | "shape",
): readonly (readonly string[])[] {
  const baskets = new Map<string, Set<string>>();
  for (const line of sales) {
    if (line.kind !== "order" || line[what].trim() === "-") continue;
    const key = JSON.stringify([line.customer, orderKey(line)]);
    const basket = baskets.get(key) ?? new Set<string>();
    baskets.set(key, basket.add(line[what].trim()));
  }
  return Object.freeze([...baskets.values()].map((basket) => Object.freeze([...basket].sort())));
}
