import { orderKey } from "../cases/champo/sales/account-activity";
import type { SalesLine } from "../cases/champo/workbook/tables";

/** The calendar month in which a group of customers orders most. */
export interface OrderSeason {
  /** `January` … `December`; null without orders. */
  readonly month: string | null;
  /** Orders in an average such month, as a multiple of the average month: 1 is no season; NaN without orders. */
  readonly timesAverage: number;
  readonly orders: number;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * When a group of customers orders: counts orders (not money, which one giant order would bend) by calendar
 * month, each month divided by how often the workbook covers it. Of equals, the earlier month. Cost O(lines).
 */
export function orderSeason(sales: readonly SalesLine[], customers: readonly string[]): OrderSeason {
  const inGroup = new Set(customers);
  const covered = MONTHS.map(() => new Set<number>());
  const seen = MONTHS.map(() => new Set<string>());
  for (const line of sales) {
    const month = line.date.getUTCMonth();
    covered[month].add(line.date.getUTCFullYear());
    if (line.kind !== "order" || !inGroup.has(line.customer)) continue;
    seen[month].add(JSON.stringify([line.customer, orderKey(line), line.date.getUTCFullYear()]));
  }
  const rates = MONTHS.map((_, month) =>
    covered[month].size === 0 ? 0 : seen[month].size / covered[month].size,
  );
  const orders = seen.reduce((sum, keys) => sum + keys.size, 0);
  if (orders === 0) return Object.freeze({ month: null, timesAverage: NaN, orders });
  const months = covered.filter((years) => years.size > 0).length;
  const average = rates.reduce((sum, rate) => sum + rate, 0) / months;
  const best = rates.indexOf(Math.max(...rates));
  return Object.freeze({ month: MONTHS[best], timesAverage: rates[best] / average, orders });
}
