import { medianSorted } from "simple-statistics";
import { accountActivity } from "../lines/account-activity";
import type { SalesLines } from "../lines/sales-lines";
import { betaProbability } from "../math/distributions/regularized-beta";

/** How often the median customer of a group orders. */
export interface TypicalRhythm {
  /** Orders a year; NaN where none ever ordered. */
  readonly median: number;
  /** The ends of an interval of at least 95%; NaN where so few customers allow none. */
  readonly low: number;
  readonly high: number;
}

const OUTSIDE = 0.025;

/**
 * Orders a year of the median customer of a group. The interval is between two of the customers, counted from below and from above: it
 * assumes nothing of how rates are distributed (Conover 1999, section 3.2). Cost O(lines log lines).
 *
 * @example typicalRhythm(study.lines, ["A-1", "B-2"]).median
 */
export function typicalRhythm(lines: SalesLines, customers: readonly string[]): TypicalRhythm {
  const members = new Set(customers);
  const rhythms = accountActivity(lines)
    .filter(({ customer }) => members.has(customer))
    .map(({ ordersAYear }) => ordersAYear)
    .sort((a, b) => a - b);
  const n = rhythms.length;
  if (n === 0) return Object.freeze({ median: NaN, low: NaN, high: NaN });
  // At most `below` of n customers are under the median, with a chance of no more than 2.5%.
  let below = 0;
  while (below + 1 <= n / 2 && 1 - betaProbability(0.5, below + 1, n - below) <= OUTSIDE) below++;
  return Object.freeze({
    median: medianSorted(rhythms),
    low: below === 0 ? NaN : rhythms[below - 1],
    high: below === 0 ? NaN : rhythms[n - below],
  });
}
