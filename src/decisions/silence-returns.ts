import { wilsonInterval } from "../math/wilson-interval";
import type { SalesLine } from "../workbook/tables";
import {
  daysWithOrders,
  lastDay,
  LAPSED_DAYS,
  overdueAfter,
  usualGap,
  type AccountSilence,
} from "./account-silence";

/** How often earlier silences ended by themselves. */
export interface ReturnRate {
  /** Times an account passed the border, with the time to see what followed. */
  readonly silences: number;
  /** How many of them ended with an order in that time. */
  readonly returned: number;
  /** returned / silences; NaN without silences. */
  readonly rate: number;
  /** Wilson interval at 95%; 0 to 1 without silences. */
  readonly low: number;
  readonly high: number;
}

/** Return rates of both kinds of silence. */
export interface SilenceReturns {
  readonly overdue: ReturnRate;
  readonly lapsed: ReturnRate;
  /** The days within which an order counts as a return. */
  readonly withinDays: number;
}

const DAY = 86_400_000;

/**
 * How often accounts that went silent before came back by themselves: each time an account passed the border of
 * `accountSilence` (overdue, judged by its habit until then, or a year without an order), did it order again
 * within half a year? Silences that the workbook cannot follow so long are left out. What a call adds to this, the
 * workbook cannot tell; a trial has to beat it.
 *
 * @param withinDays default 180. Cost O(order days^2) an account.
 */
export function silenceReturns(sales: readonly SalesLine[], withinDays = 180): SilenceReturns {
  const end = lastDay(sales);
  const tallies = { overdue: [0, 0], lapsed: [0, 0] };
  const note = (kind: keyof typeof tallies, border: number, next: number): void => {
    const followed = border + withinDays * DAY <= end;
    if (!followed || next <= border) return;
    tallies[kind][0]++;
    if (next <= border + withinDays * DAY) tallies[kind][1]++;
  };
  for (const days of daysWithOrders(sales).values()) {
    days.forEach((day, i) => {
      const next = days[i + 1] ?? Infinity;
      note("overdue", day + overdueAfter(usualGap(days.slice(0, i + 1))) * DAY, next);
      note("lapsed", day + LAPSED_DAYS * DAY, next);
    });
  }
  const rateOf = ([silences, returned]: number[]): ReturnRate =>
    Object.freeze({ silences, returned, rate: returned / silences, ...wilsonInterval(returned, silences) });
  return Object.freeze({
    overdue: rateOf(tallies.overdue),
    lapsed: rateOf(tallies.lapsed),
    withinDays,
  });
}

/** Accounts to be expected back, with an interval. */
export interface ExpectedReturns {
  /** NaN where a kind of silence never happened before. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many of some silent accounts are to be expected back by themselves: their number times the rate of their kind
 * of silence. The ends add up the ends of both kinds, which is wider than 95%.
 */
export function expectedReturns(
  silent: readonly Pick<AccountSilence, "state">[],
  returns: SilenceReturns,
): ExpectedReturns {
  const kinds = (["overdue", "lapsed"] as const)
    .map((state) => ({ ...returns[state], accounts: silent.filter((each) => each.state === state).length }))
    .filter(({ accounts }) => accounts > 0);
  const sum = (end: "rate" | "low" | "high"): number =>
    kinds.reduce((total, kind) => total + kind.accounts * kind[end], 0);
  return Object.freeze({ estimate: sum("rate"), low: sum("low"), high: sum("high") });
}
