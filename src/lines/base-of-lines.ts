import type { CustomerBase } from "../customers/customer-base";
import { baseOfSums } from "./base-of-sums";
import type { SalesLines } from "./sales-lines";
import { sumsOfLines } from "./sums-of-lines";

/**
 * Sales lines summed to one row per customer, as of the last day covered: recency, frequency and money, the average order,
 * how long it has been a customer, the usual days between orders and their spread, what it gave back, its orders on weekends,
 * how many products it buys, and each product's part of its money. Money is the value; a customer's country describes it. Twelve products are named, the others are one part; where
 * the twelve bring less than half of the money, the mix only describes.
 *
 * The average order is made of money and orders, and the gap of days, so they describe only; what was given back lowers
 * the money, and counts as 0 in the mix. Cost O(lines log lines + customers x products).
 *
 * @param mix the columns of the product mix, where an earlier base has made them: they are made again, and every other
 *   product is put together. Default: the largest products by money.
 * @example baseOfLines(salesLinesOf(lines), "orders.csv").value // "revenue"
 */
export function baseOfLines(sales: SalesLines, name: string, mix?: readonly string[]): CustomerBase {
  return baseOfSums(sumsOfLines(sales, mix), name, mix);
}
