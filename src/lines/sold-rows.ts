import { count, money, percent, type Quantity } from "../text/format";
import type { SoldRow } from "./lines-over-time";

/**
 * What was sold, as rows of a table.
 *
 * @param head the first column's head, such as `product`.
 * @param most the rows shown; default 15.
 * @example show(table("The products", soldRows(linesByName(lines, "product"), "product")))
 */
export function soldRows(
  rows: readonly SoldRow[],
  head: string,
  most = 15,
): readonly Readonly<Record<string, string | Quantity>>[] {
  return rows.slice(0, most).map((row) =>
    Object.freeze({
      [head]: row.name,
      orders: count(row.orders),
      customers: count(row.customers),
      money: money(row.money),
      "share of the money": percent(row.share),
    }),
  );
}
