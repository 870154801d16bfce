import { monthNumber } from "../core/day";
import { medianSorted } from "simple-statistics";
import { sumOf } from "../core/sum";
import type { SalesLines } from "../lines/sales-lines";

/** The least, the middle and the most of a figure over all windows. */
export interface WindowRange {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** In the last window: the present. */
  readonly last: number;
}

/** What some customers brought in any twelve months in a row. */
export interface TwelveMonths {
  /** How many such windows the lines cover; they overlap, so they are no independent trials. */
  readonly windows: number;
  /** Money. */
  readonly revenue: WindowRange;
  /** Days with orders, each customer's counted for itself. */
  readonly orderDays: WindowRange;
}

/**
 * What a group of customers brought in twelve months: the least, the middle and the most over all windows of
 * twelve calendar months from the first day covered to the last. The plainest interval there is for
 * another year: it holds what has happened, without a model.
 *
 * @returns null where less than twelve calendar months are covered. Cost O(lines + windows).
 * @example
 * const largest = lastYear(study.lines).accounts.slice(0, 3).map(({ customer }) => customer);
 * twelveMonths(study.lines, largest)?.revenue.last // 2944571.11
 */
export function twelveMonths(sales: SalesLines, customers: readonly string[]): TwelveMonths | null {
  const members = new Set(customers);
  const [first, last] = [monthNumber(sales.firstDay), monthNumber(sales.lastDay)];
  const windows = last - first - 10;
  if (!(windows >= 1)) return null;
  const revenue = new Float64Array(last - first + 1);
  const days = Array.from(revenue, () => new Set<string>());
  for (const line of sales.lines) {
    if (!members.has(line.customer)) continue;
    const month = monthNumber(line.date) - first;
    revenue[month] += line.amount;
    days[month].add(JSON.stringify([line.customer, line.date.getTime()]));
  }
  return Object.freeze({
    windows,
    revenue: rangeOf(revenue, windows),
    orderDays: rangeOf(
      Float64Array.from(days, (set) => set.size),
      windows,
    ),
  });
}

function rangeOf(months: Float64Array, windows: number): WindowRange {
  const sums = Array.from({ length: windows }, (_, start) => sumOf(months.subarray(start, start + 12)));
  const last = sums[windows - 1];
  sums.sort((a, b) => a - b);
  return Object.freeze({ least: sums[0], median: medianSorted(sums), most: sums[windows - 1], last });
}
