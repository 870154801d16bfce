import { median } from "simple-statistics";
import { accountActivity } from "../lines/account-activity";
import type { SalesLines } from "../lines/sales-lines";

/** Orders a year of the median customer of a group; NaN where none ever ordered. Cost O(lines log lines). */
export function typicalRhythm(lines: SalesLines, customers: readonly string[]): number {
  const members = new Set(customers);
  const rhythms = accountActivity(lines)
    .filter(({ customer }) => members.has(customer))
    .map(({ ordersAYear }) => ordersAYear);
  return rhythms.length === 0 ? NaN : median(rhythms);
}
