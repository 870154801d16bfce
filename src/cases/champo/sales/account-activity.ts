import { medianSorted } from "simple-statistics";
import type { SalesLine } from "../workbook/tables";

/** What one account ordered and was sent, and in what rhythm. */
export interface AccountActivity {
  readonly customer: string;
  readonly country: string;
  readonly orderLines: number;
  readonly sampleLines: number;
  readonly revenue: number;
  /** Different orders: order numbers, or days where a line has no number. */
  readonly orders: number;
  readonly firstOrder: Date | null;
  readonly lastOrder: Date | null;
  /** Calendar months with at least one order. */
  readonly activeMonths: number;
  /** Calendar months from the first order to the last, both counted; 0 without orders. */
  readonly spanMonths: number;
  /** Median number of days from one day with orders to the next; NaN with fewer than two such days. */
  readonly medianGapDays: number;
  /** How many product types it ordered, unknown ones (`-`) not counted. */
  readonly breadth: number;
}

/**
 * Sums every account up: orders against samples, the rhythm of its orders and the breadth of what it buys.
 *
 * @param lines sales lines, orders and samples together.
 * @returns one record per customer, the largest revenue first. Cost O(n log n).
 */
export function accountActivity(lines: readonly SalesLine[]): readonly AccountActivity[] {
  const byCustomer = new Map<string, SalesLine[]>();
  for (const line of lines) {
    const group = byCustomer.get(line.customer);
    if (group) group.push(line);
    else byCustomer.set(line.customer, [line]);
  }
  const accounts = [...byCustomer].map(([customer, group]) => activityOf(customer, group));
  accounts.sort((a, b) => b.revenue - a.revenue || (a.customer < b.customer ? -1 : 1));
  return Object.freeze(accounts);
}

/** The key that tells the orders of one customer apart. */
export function orderKey(line: SalesLine): string {
  return line.orderNumber ?? `day ${line.date.toISOString().slice(0, 10)}`;
}

function activityOf(customer: string, lines: readonly SalesLine[]): AccountActivity {
  const orders = lines.filter((line) => line.kind === "order");
  const days = [...new Set(orders.map((line) => line.date.getTime()))].sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, i) => (day - days[i]) / 86_400_000);
  gaps.sort((a, b) => a - b);
  const months = days.map((day) => monthNumber(new Date(day)));
  return Object.freeze({
    customer,
    country: lines[0].country,
    orderLines: orders.length,
    sampleLines: lines.length - orders.length,
    revenue: orders.reduce((sum, line) => sum + line.amount, 0),
    orders: new Set(orders.map(orderKey)).size,
    firstOrder: days.length === 0 ? null : new Date(days[0]),
    lastOrder: days.length === 0 ? null : new Date(days[days.length - 1]),
    activeMonths: new Set(months).size,
    spanMonths: months.length === 0 ? 0 : months[months.length - 1] - months[0] + 1,
    medianGapDays: gaps.length === 0 ? NaN : medianSorted(gaps),
    breadth: new Set(orders.map((line) => line.item.trim()).filter((item) => item !== "-")).size,
  });
}

function monthNumber(date: Date): number {
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
