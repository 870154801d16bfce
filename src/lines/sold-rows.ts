import { count, money, percent, type Quantity } from "../text/format";
import type { SoldRow } from "./lines-over-time";

/** More rows than this nobody reads. */
const MOST = 15;

/**
 * What was sold, as rows of a table.
 *
 * @param head the first column's head, such as `product`.
 * @example soldRows(linesByProduct(study.lines), "product")[0].product // "HAND TUFTED"
 */
export function soldRows(
  rows: readonly SoldRow[],
  head: string,
): readonly Readonly<Record<string, string | Quantity>>[] {
  return rows.slice(0, MOST).map((row) =>
    Object.freeze({
      [head]: row.name,
      orders: count(row.orders),
      customers: count(row.customers),
      money: money(row.money),
      "share of the money": percent(row.share),
    }),
  );
}
