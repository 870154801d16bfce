import { accountActivity } from "../sales/account-activity";
import type { Workbook } from "../workbook/tables";

/** How long an account has not ordered, against its own habit. */
export interface AccountSilence {
  readonly customer: string;
  readonly revenue: number;
  /** Days from its last order to the last day of the workbook. */
  readonly silentDays: number;
  /** Median days between its days with orders; NaN with fewer than three such days, where no habit shows. */
  readonly usualGapDays: number;
  /**
   * `lapsed`: no order for a year. `overdue`: silent for more than three usual gaps and 90 days. `active`: neither.
   */
  readonly state: "active" | "overdue" | "lapsed";
}

const DAY = 86_400_000;
const LAPSED_DAYS = 365;
const LEAST_OVERDUE_DAYS = 90;
const GAPS = 3;

/**
 * Which accounts have gone silent, each held against its own rhythm, as of the last day of the workbook.
 *
 * A rule of thumb, not a forecast: it needs no model and can be read off a calendar.
 *
 * @returns one entry per account that ever ordered, the largest revenue first. Cost O(lines).
 */
export function accountSilence(workbook: Workbook): readonly AccountSilence[] {
  const lastDay = workbook.sales.reduce((last, line) => Math.max(last, line.date.getTime()), -Infinity);
  const orderDays = new Map<string, Set<number>>();
  for (const line of workbook.sales) {
    if (line.kind !== "order") continue;
    const days = orderDays.get(line.customer) ?? new Set<number>();
    orderDays.set(line.customer, days.add(line.date.getTime()));
  }
  return Object.freeze(
    accountActivity(workbook.sales).flatMap((account): AccountSilence[] => {
      if (account.lastOrder === null) return [];
      const silentDays = (lastDay - account.lastOrder.getTime()) / DAY;
      const days = orderDays.get(account.customer)?.size ?? 0;
      const usualGapDays = days >= 3 ? account.medianGapDays : NaN;
      const overdue = silentDays > Math.max(LEAST_OVERDUE_DAYS, GAPS * usualGapDays);
      return [
        Object.freeze({
          customer: account.customer,
          revenue: account.revenue,
          silentDays,
          usualGapDays,
          state: silentDays > LAPSED_DAYS ? "lapsed" : overdue ? "overdue" : "active",
        }),
      ];
    }),
  );
}
