import { DAY } from "../../../core/day";
import { quantileSorted } from "simple-statistics";
import { groupBy } from "../../../core/group-by";
import { sumBy } from "../../../core/sum";
import type { SalesLine } from "../workbook/tables";

/** The orders of one calendar month (UTC). */
export interface MonthOfSales {
  /** As `2018-07`. */
  readonly month: string;
  readonly lines: number;
  readonly revenue: number;
  /** The customer that brought most of the month's revenue, and its share; `null` in a month without revenue. */
  readonly largestCustomer: string | null;
  readonly largestShare: number;
  /** True where the revenue lies beyond the fence. */
  readonly spike: boolean;
}

/** The orders of one calendar year (UTC). */
export interface YearOfSales {
  readonly year: number;
  readonly lines: number;
  readonly customers: number;
  readonly revenue: number;
  /** Days of the year that lie between the first and the last order of all years. */
  readonly daysCovered: number;
  /** True where the whole year is covered but for at most a month's worth of days. */
  readonly complete: boolean;
}

/** Revenue from month to month and year to year. */
export interface SalesOverTime {
  /** Every month from the first order to the last, those without orders too. */
  readonly months: readonly MonthOfSales[];
  readonly years: readonly YearOfSales[];
  /** Monthly revenue beyond which a month is called a spike: upper quartile + 3 x interquartile range. */
  readonly spikeFence: number;
}

/**
 * Sums orders up by month and year. A spike is found by a rule, not by eye: revenue beyond the outer fence
 * of a box plot, upper quartile + 3 x interquartile range of the months (Tukey 1977, "far out").
 *
 * @param lines sales lines; samples among them are ignored.
 * @returns empty lists and a fence of NaN where there are no orders.
 * Cost O(n).
 * @example salesOverTime(workbook.sales).years.length // 4
 */
export function salesOverTime(lines: readonly SalesLine[]): SalesOverTime {
  const orders = lines.filter((line) => line.kind === "order");
  if (orders.length === 0) {
    return Object.freeze({ months: Object.freeze([]), years: Object.freeze([]), spikeFence: NaN });
  }
  const [first, last] = orders.reduce(
    ([low, high], { date }) => [Math.min(low, date.getTime()), Math.max(high, date.getTime())],
    [Infinity, -Infinity],
  );
  const byMonth = groupBy(orders, (line) => monthOf(line.date));
  const names = monthsBetween(new Date(first), new Date(last));
  const revenues = names.map((month) => revenueOf(byMonth.get(month) ?? []));
  const sorted = [...revenues].sort((a, b) => a - b);
  const [q1, q3] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const spikeFence = q3 + 3 * (q3 - q1);
  const months = names.map((month, i) =>
    monthOfSales(month, byMonth.get(month) ?? [], revenues[i], spikeFence),
  );
  const years = [...groupBy(orders, (line) => String(line.date.getUTCFullYear()))]
    .map(([year, group]) => yearOfSales(Number(year), group, first, last))
    .sort((a, b) => a.year - b.year);
  return Object.freeze({ months: Object.freeze(months), years: Object.freeze(years), spikeFence });
}

function monthOfSales(
  month: string,
  lines: readonly SalesLine[],
  revenue: number,
  fence: number,
): MonthOfSales {
  const byCustomer = [...groupBy(lines, (line) => line.customer)].map(
    ([customer, group]) => [customer, revenueOf(group)] as const,
  );
  byCustomer.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.freeze({
    month,
    lines: lines.length,
    revenue,
    largestCustomer: revenue > 0 ? byCustomer[0][0] : null,
    largestShare: revenue > 0 ? byCustomer[0][1] / revenue : NaN,
    spike: revenue > fence,
  });
}

function yearOfSales(year: number, lines: readonly SalesLine[], first: number, last: number): YearOfSales {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const daysCovered = Math.round((Math.min(end, last + DAY) - Math.max(start, first)) / DAY);
  return Object.freeze({
    year,
    lines: lines.length,
    customers: new Set(lines.map((line) => line.customer)).size,
    revenue: revenueOf(lines),
    daysCovered,
    complete: daysCovered >= (end - start) / DAY - 31,
  });
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}

function monthsBetween(first: Date, last: Date): string[] {
  const months: string[] = [];
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
  for (; month <= last; month.setUTCMonth(month.getUTCMonth() + 1)) months.push(monthOf(month));
  return months;
}

function revenueOf(lines: readonly SalesLine[]): number {
  return sumBy(lines, (line) => line.amount);
}
