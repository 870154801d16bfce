import { quantileSorted } from "simple-statistics";
import { sumOf } from "../../../core/sum";
import type { SalesLine } from "../workbook/tables";
import { orderKey } from "../../../lines/sales-lines";
import { champoLines } from "./champo-lines";

/** How large orders are, in money. */
export interface OrderSizes {
  /** Orders, those worth nothing included. */
  readonly orders: number;
  readonly withoutValue: number;
  readonly linesPerOrderMedian: number;
  /** Value of an order worth something, at the quartiles and the 95th percentile; NaN without any. */
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  /** Share of the revenue that the largest tenth of the orders brings, 0 to 1; NaN without revenue. */
  readonly topTenthShare: number;
  /** Orders by value, in bins of equal width on the log scale: from `low` up to, not including, `high`. */
  readonly bins: readonly { readonly low: number; readonly high: number; readonly orders: number }[];
}

const BINS_PER_DECADE = 4;

/**
 * Puts the lines of each order together and looks at what orders are worth.
 *
 * @param lines sales lines; samples among them are ignored. Cost O(n log n).
 * @example orderSizes(workbook.sales).median // 2310.3
 */
export function orderSizes(lines: readonly SalesLine[]): OrderSizes {
  const orders = new Map<string, { lines: number; value: number }>();
  for (const line of champoLines(lines).lines) {
    const key = JSON.stringify([line.customer, orderKey(line)]);
    const order = orders.get(key) ?? { lines: 0, value: 0 };
    order.lines++;
    order.value += line.amount;
    orders.set(key, order);
  }
  const values = [...orders.values()].map((order) => order.value).filter((value) => value > 0);
  values.sort((a, b) => a - b);
  const lineCounts = [...orders.values()].map((order) => order.lines).sort((a, b) => a - b);
  const at = (sorted: number[], p: number) => (sorted.length === 0 ? NaN : quantileSorted(sorted, p));
  const total = sumOf(values);
  const top = values.slice(values.length - Math.ceil(values.length / 10));
  return Object.freeze({
    orders: orders.size,
    withoutValue: orders.size - values.length,
    linesPerOrderMedian: at(lineCounts, 0.5),
    p25: at(values, 0.25),
    median: at(values, 0.5),
    p75: at(values, 0.75),
    p95: at(values, 0.95),
    topTenthShare: sumOf(top) / total,
    bins: Object.freeze(logBins(values)),
  });
}

function logBins(sorted: readonly number[]): { low: number; high: number; orders: number }[] {
  if (sorted.length === 0) return [];
  const place = (value: number) => Math.floor(Math.log10(value) * BINS_PER_DECADE);
  const first = place(sorted[0]);
  const bins = Array.from({ length: place(sorted[sorted.length - 1]) - first + 1 }, (_, i) => ({
    low: 10 ** ((first + i) / BINS_PER_DECADE),
    high: 10 ** ((first + i + 1) / BINS_PER_DECADE),
    orders: 0,
  }));
  for (const value of sorted) bins[place(value) - first].orders++;
  return bins.map((bin) => Object.freeze(bin));
}
