import { count, money, type Quantity } from "../text/format";
import type { AccountSilence } from "./account-silence";

/** More rows than this nobody reads. */
const MOST = 20;

/**
 * Customers that have gone silent, the largest first, as rows of a table.
 *
 * @example silentCustomerRows(accountSilence(study.lines)).length // 11
 */
export function silentCustomerRows(
  accounts: readonly AccountSilence[],
): readonly Readonly<Record<string, string | Quantity>>[] {
  return accounts
    .filter(({ state }) => state !== "active")
    .slice(0, MOST)
    .map(({ customer, revenue, silentDays, usualGapDays, state }) =>
      Object.freeze({
        customer,
        state,
        "days silent": count(silentDays),
        "usual days between orders": count(Number.isNaN(usualGapDays) ? null : Math.round(usualGapDays)),
        "money so far": money(revenue),
      }),
    );
}
