import { sumBy } from "../core/sum";
import type { SalesLines } from "../lines/sales-lines";
import { orderDays } from "./order-days";

/** The day on which an account paid most. */
export interface OnePurchase {
  readonly customer: string;
  readonly day: Date;
  readonly amount: number;
  /** Its share of the account's money, 0 to 1. */
  readonly share: number;
  /** Days with orders of the account; with one, the share is 1 and says nothing. */
  readonly orderDays: number;
}

/**
 * The largest purchase (day with orders) of every account that paid anything: where it is most of the account's money, its
 * mean purchase and its total describe that day and not the account. The largest purchase first. Cost O(n log n).
 *
 * @example onePurchase(study.lines)[0].share
 */
export function onePurchase(sales: SalesLines): readonly OnePurchase[] {
  const accounts = [...orderDays(sales)].flatMap(([customer, days]): OnePurchase[] => {
    const total = sumBy(days, ({ amount }) => amount);
    const most = days.reduce((best, day) => (day.amount > best.amount ? day : best));
    if (!(total > 0)) return [];
    return [
      Object.freeze({
        customer,
        day: new Date(most.time),
        amount: most.amount,
        share: most.amount / total,
        orderDays: days.length,
      }),
    ];
  });
  return Object.freeze(accounts.sort((a, b) => b.amount - a.amount || (a.customer < b.customer ? -1 : 1)));
}
