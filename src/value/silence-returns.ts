import { DAY } from "../core/day";
import { requireBetween } from "../core/require-between";
import { sumBy } from "../core/sum";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import type { SalesLines } from "../lines/sales-lines";
import { daysWithOrders, LAPSED_DAYS, overdueAfter, usualGap, type AccountSilence } from "./account-silence";

/** What became of earlier silences as long as an account's is now. */
export interface SilenceReturn {
  readonly customer: string;
  /** Earlier silences, of any account, that had lasted as long and could be followed. */
  readonly silences: number;
  /** How many of them ended with an order in the time they were followed. */
  readonly returned: number;
  /** returned / silences; NaN without silences. */
  readonly rate: number;
  /** Wilson interval at 95%; 0 to 1 without silences. */
  readonly low: number;
  readonly high: number;
}

/** What became of earlier silences, for every account that is silent now. */
export interface SilenceReturns {
  /** The largest revenue first. */
  readonly accounts: readonly SilenceReturn[];
  /** The days within which an order counts as a return. */
  readonly withinDays: number;
}

/**
 * Do silent accounts come back by themselves? For each account that is overdue or lapsed now: of the earlier silences,
 * of any account, that were beyond that account's own habit at the time and had lasted as long, how many ended with
 * an order within half a year? Beyond a year, all silences count as equally long. Silences that the lines cannot
 * follow for half a year are left out. What a call adds to this, the lines cannot say; a trial has to beat it.
 *
 * @param silence as `accountSilence` gives it. @param withinDays default 180.
 * Cost O(silent accounts · order days), and O(order days^2) an account for habits.
 * @example silenceReturns(study.lines, silence).withinDays // 180
 */
export function silenceReturns(
  sales: SalesLines,
  silence: readonly AccountSilence[],
  withinDays = 180,
): SilenceReturns {
  requireBetween(withinDays, "silenceReturns(withinDays)", 0);
  const end = sales.lastDay.getTime();
  const gaps = [...daysWithOrders(sales).values()].flatMap((days) =>
    days.map((day, i) => ({
      day,
      next: days[i + 1] ?? Infinity,
      overdue: overdueAfter(usualGap(days.slice(0, i + 1))),
    })),
  );
  const accounts = silence
    .filter(({ state }) => state !== "active")
    .map(({ customer, silentDays }): SilenceReturn => {
      let [silences, returned] = [0, 0];
      for (const { day, next, overdue } of gaps) {
        const lasting = Math.min(silentDays, LAPSED_DAYS);
        const border = day + Math.max(lasting, Number.isNaN(overdue) ? 0 : overdue) * DAY;
        if (next <= border || border + withinDays * DAY > end) continue;
        silences++;
        if (next <= border + withinDays * DAY) returned++;
      }
      const rate = returned / silences;
      return Object.freeze({ customer, silences, returned, rate, ...wilsonInterval(returned, silences) });
    });
  return Object.freeze({ accounts: Object.freeze(accounts), withinDays });
}

/** Accounts to be expected back, with an interval. */
export interface ExpectedReturns {
  /** NaN where one of them has no earlier silence to go by. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many of some silent accounts are to be expected back by themselves: the sum of their rates. The ends add up the
 * ends of each account, as if all went well or badly together: wider than 95%.
 */
export function expectedReturns(customers: readonly string[], returns: SilenceReturns): ExpectedReturns {
  const own = returns.accounts.filter(({ customer }) => customers.includes(customer));
  const sum = (end: "rate" | "low" | "high"): number => sumBy(own, (each) => each[end]);
  return Object.freeze({ estimate: sum("rate"), low: sum("low"), high: sum("high") });
}
