import { median } from "simple-statistics";
import { groupBy } from "../../core/group-by";
import type { OrderLine } from "./workbook/tables";

/**
 * The price level of each customer: the median, over its order lines, of price per ft2 divided by the usual
 * (median) price of the same product type. 1 is the usual price, 1.2 a fifth above; the product mix, which
 * makes segments, does not enter. Lines without amount or area are left out, and customers without any other.
 *
 * Cost O(n log n).
 * @example linePrices(workbook.orders).get("A-1") // 0.97
 */
export function linePrices(orders: readonly OrderLine[]): ReadonlyMap<string, number> {
  const priced = orders
    .map((line) => ({ ...line, price: line.amount / (line.quantity * line.pieceAreaFt2) }))
    .filter(({ price }) => price > 0 && Number.isFinite(price));
  const usual = mediansBy(priced, (line) => line.item);
  const relative = priced.map((line) => ({
    customer: line.customer,
    price: line.price / (usual.get(line.item) as number),
  }));
  return mediansBy(relative, (line) => line.customer);
}

function mediansBy<Line extends { readonly price: number }>(
  lines: readonly Line[],
  key: (line: Line) => string,
): Map<string, number> {
  const groups = [...groupBy(lines, key)];
  return new Map(groups.map(([name, own]) => [name, median(own.map(({ price }) => price))]));
}
