import { monthNumber } from "../core/day";
import type { SalesLines } from "../lines/sales-lines";

/** The months (`monthNumber`) in which each account has lines. Cost O(lines). */
export function monthsWithOrders({
  lines,
}: Pick<SalesLines, "lines">): ReadonlyMap<string, ReadonlySet<number>> {
  const months = new Map<string, Set<number>>();
  for (const { customer, date } of lines) {
    const own = months.get(customer) ?? new Set();
    months.set(customer, own.add(monthNumber(date)));
  }
  return months;
}
