import { accountActivity, type AccountActivity } from "../../../lines/account-activity";
import type { SalesLine } from "../workbook/tables";
import { champoLines } from "./champo-lines";

/** What one account ordered and was sent; of an account that was only sent samples, no rhythm is known. */
export interface SampledAccount extends Omit<
  AccountActivity,
  "country" | "firstOrder" | "lastOrder" | "ordersAYear"
> {
  readonly country: string;
  readonly firstOrder: Date | null;
  readonly lastOrder: Date | null;
  readonly sampleLines: number;
}

/**
 * Every account of the sheet, those with samples only too: orders against samples, the rhythm of its orders and the
 * breadth of what it buys.
 *
 * @returns one record per customer, the largest revenue first. Cost O(n log n).
 * @example sampledAccounts(workbook.sales).length // 46
 */
export function sampledAccounts(sales: readonly SalesLine[]): readonly SampledAccount[] {
  const ordering = new Map(accountActivity(champoLines(sales)).map((account) => [account.customer, account]));
  const accounts = new Map<string, { country: string; sampleLines: number }>();
  for (const { customer, country, kind } of sales) {
    const known = accounts.get(customer) ?? { country, sampleLines: 0 };
    accounts.set(customer, { ...known, sampleLines: known.sampleLines + (kind === "sample" ? 1 : 0) });
  }
  const rows = [...accounts].map(([customer, own]): SampledAccount =>
    Object.freeze({ ...(ordering.get(customer) ?? { ...NO_ORDERS, customer }), ...own }),
  );
  return Object.freeze(rows.sort((a, b) => b.revenue - a.revenue || (a.customer < b.customer ? -1 : 1)));
}

const NO_ORDERS = Object.freeze({
  orderLines: 0,
  revenue: 0,
  lastYear: 0,
  orders: 0,
  firstOrder: null,
  lastOrder: null,
  activeMonths: 0,
  spanMonths: 0,
  medianGapDays: NaN,
  gapSpreadDays: NaN,
  returned: 0,
  weekendOrders: 0,
  breadth: 0,
});
