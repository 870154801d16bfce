import { DAY, YEAR_DAYS } from "../core/day";
import { medianSorted } from "simple-statistics";
import { accountActivity } from "../lines/account-activity";
import type { SalesLines } from "../lines/sales-lines";

/** How long an account has not ordered, against its own habit. */
export interface AccountSilence {
  readonly customer: string;
  readonly revenue: number;
  /** Of it, money of the last 365 days covered. */
  readonly lastYear: number;
  /** Days from its last order to the last day covered. */
  readonly silentDays: number;
  /** Median days between its days with orders; NaN with fewer than three such days, where no habit shows. */
  readonly usualGapDays: number;
  /**
   * `lapsed`: no order for a year. `overdue`: silent for more than three usual gaps and 90 days. `active`: neither.
   */
  readonly state: "active" | "overdue" | "lapsed";
}

/** A year without an order: the account counts as lapsed. */
export const LAPSED_DAYS = YEAR_DAYS;
/** Nor is an account overdue that is silent for fewer days than these. */
export const LEAST_OVERDUE_DAYS = 90;
const GAPS = 3;
const DAYS_FOR_A_HABIT = 3;

/**
 * Which accounts have gone silent, each held against its own rhythm, as of the last day covered.
 *
 * A rule of thumb, not a forecast: it needs no model and can be read off a calendar.
 *
 * @returns one entry per account that ever ordered, the largest revenue first. Cost O(lines).
 * @example accountSilence(study.lines).filter(({ state }) => state !== "active").length // 11
 */
export function accountSilence(sales: SalesLines): readonly AccountSilence[] {
  const end = sales.lastDay.getTime();
  const orderDays = daysWithOrders(sales);
  return Object.freeze(
    accountActivity(sales).map(({ customer, revenue, lastYear }): AccountSilence => {
      const days = orderDays.get(customer)!;
      const silentDays = (end - days[days.length - 1]) / DAY;
      const usualGapDays = usualGap(days);
      const overdue = silentDays > overdueAfter(usualGapDays);
      return Object.freeze({
        customer,
        revenue,
        lastYear,
        silentDays,
        usualGapDays,
        state: silentDays > LAPSED_DAYS ? "lapsed" : overdue ? "overdue" : "active",
      });
    }),
  );
}

/** The silence, in days, after which an account with this habit counts as overdue; never where it has none (NaN). */
export function overdueAfter(usualGapDays: number): number {
  return Math.max(LEAST_OVERDUE_DAYS, GAPS * usualGapDays);
}

/** Median days between days with orders (times in ms, ascending); NaN where too few show no habit. */
export function usualGap(days: readonly number[]): number {
  if (days.length < DAYS_FOR_A_HABIT) return NaN;
  return medianSorted(
    days
      .slice(1)
      .map((day, i) => (day - days[i]) / DAY)
      .sort((a, b) => a - b),
  );
}

/** The days on which each account ordered, ascending, in ms. */
export function daysWithOrders({ lines }: SalesLines): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, Set<number>>();
  for (const line of lines) {
    const own = days.get(line.customer) ?? new Set<number>();
    days.set(line.customer, own.add(line.date.getTime()));
  }
  return new Map([...days].map(([customer, own]) => [customer, [...own].sort((a, b) => a - b)]));
}
