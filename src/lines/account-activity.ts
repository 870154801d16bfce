import { DAY, MEAN_YEAR_DAYS, YEAR_DAYS, monthNumber } from "../core/day";
import { medianSorted } from "simple-statistics";
import { groupBy } from "../core/group-by";
import { quantile } from "../math/distributions/quantile";
import { sumBy } from "../core/sum";
import { orderKey, type SalesLine, type SalesLines } from "./sales-lines";

/** What one account bought, and in what rhythm. */
export interface AccountActivity {
  readonly customer: string;
  /** The country of its first day where that is known; of several the first of the alphabet; null where none is known. */
  readonly country: string | null;
  readonly orderLines: number;
  /** Money, less what was given back. */
  readonly revenue: number;
  /** Of it, money of the last 365 days covered. */
  readonly lastYear: number;
  /** Different orders: order numbers, or days where a line has no number. */
  readonly orders: number;
  readonly firstOrder: Date;
  readonly lastOrder: Date;
  /** Orders a year, from its first order to the last day covered; a shorter time counts as a year. */
  readonly ordersAYear: number;
  /** Calendar months with at least one order. */
  readonly activeMonths: number;
  /** Calendar months from the first order to the last, both counted. */
  readonly spanMonths: number;
  /** Median number of days from one day with orders to the next; NaN with fewer than two such days. */
  readonly medianGapDays: number;
  /** How far these numbers of days spread: from the lower quarter to the upper (interquartile range); NaN with fewer than two of them. */
  readonly gapSpreadDays: number;
  /** Money that was given back: a sum of its own, 0 or more. */
  readonly returned: number;
  /** Different orders on a Saturday or a Sunday. */
  readonly weekendOrders: number;
  /** How many products it ordered; unknown ones are not counted. */
  readonly breadth: number;
}

const YEAR = MEAN_YEAR_DAYS * DAY;

/**
 * Sums every account up: what it bought, the rhythm of its orders and the breadth of what it buys.
 *
 * @returns one record per customer, the largest revenue first. Cost O(n log n).
 * @example accountActivity(study.lines)[0].ordersAYear
 */
export function accountActivity(sales: SalesLines): readonly AccountActivity[] {
  const byCustomer = groupBy(sales.lines, (line) => line.customer);
  const accounts = [...byCustomer].map(([customer, group]) => activityOf(customer, group, sales.lastDay));
  accounts.sort((a, b) => b.revenue - a.revenue || (a.customer < b.customer ? -1 : 1));
  return Object.freeze(accounts);
}

function activityOf(customer: string, lines: readonly SalesLine[], lastDay: Date): AccountActivity {
  const days = [...new Set(lines.map((line) => line.date.getTime()))].sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, i) => (day - days[i]) / DAY);
  gaps.sort((a, b) => a - b);
  const months = days.map((day) => monthNumber(new Date(day)));
  const orders = new Map(lines.map((line) => [orderKey(line), line.date]));
  return Object.freeze({
    customer,
    country: firstCountry(lines),
    orderLines: lines.length,
    revenue: moneyOf(lines),
    lastYear: moneyOf(lines.filter(({ date }) => date.getTime() > lastDay.getTime() - YEAR_DAYS * DAY)),
    orders: orders.size,
    firstOrder: new Date(days[0]),
    lastOrder: new Date(days[days.length - 1]),
    ordersAYear: orders.size / Math.max(1, (lastDay.getTime() - days[0]) / YEAR),
    activeMonths: new Set(months).size,
    spanMonths: months[months.length - 1] - months[0] + 1,
    medianGapDays: gaps.length === 0 ? NaN : medianSorted(gaps),
    gapSpreadDays: gaps.length < 2 ? NaN : quarter(gaps, 0.75) - quarter(gaps, 0.25),
    returned: sumBy(lines, ({ amount }) => Math.max(0, -amount)),
    weekendOrders: [...orders.values()].filter(isOfWeekend).length,
    breadth: new Set(lines.flatMap(({ product }) => product ?? [])).size,
  });
}

function quarter(sorted: readonly number[], share: number): number {
  return quantile(sorted, share, new Float64Array(sorted.length).fill(1));
}

function isOfWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}

/** The country of the first of one account's lines that names one: by day and alphabet, not by place, as tables of a database have no order. */
export function firstCountry(lines: readonly SalesLine[]): string | null {
  let first: SalesLine | null = null;
  for (const line of lines) {
    if (line.country === null) continue;
    const sooner = first === null ? -1 : line.date.getTime() - first.date.getTime();
    if (sooner < 0 || (sooner === 0 && line.country < first!.country!)) first = line;
  }
  return first?.country ?? null;
}

function moneyOf(lines: readonly SalesLine[]): number {
  return sumBy(lines, (line) => line.amount);
}
