import { DAY } from "../core/day";
import { requireWhole } from "../core/require-whole";
import { ranks } from "../math/distributions/ranks";
import { accountActivity } from "../lines/account-activity";
import type { SalesLines } from "../lines/sales-lines";

/** Recency, frequency and monetary value of one account. */
export interface RfmRow {
  readonly customer: string;
  /** Days from the last order to the last day covered; fewer is better. */
  readonly recencyDays: number;
  readonly orders: number;
  /** Money to date. */
  readonly revenue: number;
  /** Of it, money of the last 365 days covered. */
  readonly lastYear: number;
  /** 1 (worst) to `groups` (best); equal values share a score. */
  readonly recencyScore: number;
  readonly frequencyScore: number;
  readonly monetaryScore: number;
}

/**
 * The RFM table (Hughes 1994): every account scored by how lately, how often and for how much it ordered, by
 * equal parts of the accounts. It sorts customers by what they did; it does not foresee what they will do.
 *
 * @param options.groups scores go from 1 to this; default 3 (quintiles of 45 customers would hold 9 each).
 * @returns accounts that ever ordered, the largest revenue first. Cost O(n log n).
 * @example rfmTable(study.lines).length // 45
 */
export function rfmTable(sales: SalesLines, options: { readonly groups?: number } = {}): readonly RfmRow[] {
  const { groups = 3 } = options;
  requireWhole(groups, "rfmTable(groups)", 2);
  const lastDay = sales.lastDay.getTime();
  const rows = accountActivity(sales).map(({ customer, orders, revenue, lastYear, lastOrder }) => ({
    customer,
    orders,
    revenue,
    lastYear,
    recencyDays: (lastDay - lastOrder.getTime()) / DAY,
  }));
  const score = (values: readonly number[]): number[] =>
    Array.from(ranks(values), (rank) =>
      Math.min(groups, Math.floor(((rank - 0.5) / rows.length) * groups) + 1),
    );
  const recency = score(rows.map((row) => -row.recencyDays));
  const frequency = score(rows.map((row) => row.orders));
  const monetary = score(rows.map((row) => row.revenue));
  return Object.freeze(
    rows.map((row, i) =>
      Object.freeze({
        ...row,
        recencyScore: recency[i],
        frequencyScore: frequency[i],
        monetaryScore: monetary[i],
      }),
    ),
  );
}
