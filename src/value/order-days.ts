import type { SalesLines } from "../lines/sales-lines";

/** A day on which an account ordered, and for how much. */
export interface OrderDay {
  /** UTC midnight in milliseconds. */
  readonly time: number;
  /** Money of all its lines on that day. */
  readonly amount: number;
}

/**
 * The days on which each account ordered, ascending, each with its money: one purchase is one such day. Cost O(n log n).
 *
 * @example orderDays(study.lines).get("A-1")?.[0].amount
 */
export function orderDays({ lines }: SalesLines): ReadonlyMap<string, readonly OrderDay[]> {
  const days = new Map<string, Map<number, number>>();
  for (const { customer, date, amount } of lines) {
    const own = days.get(customer) ?? new Map<number, number>();
    own.set(date.getTime(), (own.get(date.getTime()) ?? 0) + amount);
    days.set(customer, own);
  }
  return new Map(
    [...days].map(([customer, own]) => [
      customer,
      [...own].map(([time, amount]) => ({ time, amount })).sort((a, b) => a.time - b.time),
    ]),
  );
}
