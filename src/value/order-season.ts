import { monthNumber } from "../core/day";
import { sumBy, sumOf } from "../core/sum";
import { orderKey, type SalesLines } from "../lines/sales-lines";

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
 * month, each month divided by how often the lines cover it. Among equal months, the earlier one. Cost O(lines).
 */
export function orderSeason(sales: SalesLines, customers: readonly string[]): OrderSeason {
  const inGroup = new Set(customers);
  const covered = timesCovered(sales);
  const seen = MONTHS.map(() => new Set<string>());
  for (const line of sales.lines) {
    if (!inGroup.has(line.customer)) continue;
    const month = line.date.getUTCMonth();
    seen[month].add(JSON.stringify([line.customer, orderKey(line), line.date.getUTCFullYear()]));
  }
  const rates = MONTHS.map((_, month) => (covered[month] === 0 ? 0 : seen[month].size / covered[month]));
  const orders = sumBy(seen, (keys) => keys.size);
  if (orders === 0) return Object.freeze({ month: null, timesAverage: NaN, orders });
  const months = covered.filter((times) => times > 0).length;
  const average = sumOf(rates) / months;
  const best = rates.indexOf(Math.max(...rates));
  return Object.freeze({ month: MONTHS[best], timesAverage: rates[best] / average, orders });
}

/** How often each calendar month is among the days covered. */
function timesCovered({ firstDay, lastDay }: SalesLines): readonly number[] {
  const times = MONTHS.map(() => 0);
  const last = monthNumber(lastDay);
  for (let month = monthNumber(firstDay); month <= last; month++) {
    times[month % 12]++;
  }
  return times;
}
