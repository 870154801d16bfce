import { DAY, YEAR_DAYS } from "../core/day";
import { sumBy } from "../core/sum";
import type { SalesLines } from "./sales-lines";

/** What an account brought in the last year covered, next to all time and the year before. */
export interface AccountYear {
  readonly customer: string;
  /** Money of all time, less what was given back. */
  readonly total: number;
  /** Money of the last 365 days covered. */
  readonly recent: number;
  /** Money of the 365 days before those; NaN where the lines do not cover them. */
  readonly before: number;
  /** Its share of the recent money of all accounts that did not give back more than they bought, 0 to 1; NaN where that is nothing. */
  readonly share: number;
  /** Its place by recent money, from 1. */
  readonly place: number;
}

/** The present of a company: its last year, account by account. */
export interface LastYear {
  /** First and last day of the year. */
  readonly from: Date;
  readonly to: Date;
  readonly recent: number;
  /** The same without accounts that gave back more than they bought: the whole of which `share` is a part. */
  readonly bought: number;
  /** How many accounts those are. */
  readonly belowZero: number;
  /** NaN where the lines do not cover a year more. */
  readonly before: number;
  readonly total: number;
  /** The most recent money first. */
  readonly accounts: readonly AccountYear[];
  /** True where less than a year is covered: recent and all time are then the same. */
  readonly short: boolean;
}

const YEAR = YEAR_DAYS * DAY;

/**
 * What every account brought in the last year covered: a total over all years is not the present. One order of years ago can be
 * most of an account's total, and it says nothing of what there is to lose today. Cost O(lines + n log n).
 *
 * @example lastYear(study.lines).accounts[0].share
 */
export function lastYear({ lines, firstDay, lastDay }: SalesLines): LastYear {
  const [end, start] = [lastDay.getTime(), firstDay.getTime()];
  const [border, earlier] = [end - YEAR, end - 2 * YEAR];
  const covered = start <= earlier + DAY;
  const sums = new Map<string, { total: number; recent: number; before: number }>();
  for (const { customer, date, amount } of lines) {
    const sum = sums.get(customer) ?? { total: 0, recent: 0, before: 0 };
    sums.set(customer, sum);
    sum.total += amount;
    if (date.getTime() > border) sum.recent += amount;
    else if (date.getTime() > earlier) sum.before += amount;
  }
  const all = (key: "total" | "recent" | "before"): number => sumBy([...sums.values()], (sum) => sum[key]);
  const recent = all("recent");
  const bought = sumBy([...sums.values()], (sum) => Math.max(0, sum.recent));
  const accounts = [...sums]
    .map(([customer, sum]) => ({ customer, ...sum }))
    .sort((a, b) => b.recent - a.recent || b.total - a.total || (a.customer < b.customer ? -1 : 1))
    .map((account, i) =>
      Object.freeze({
        ...account,
        before: covered ? account.before : NaN,
        share: bought > 0 ? Math.max(0, account.recent) / bought : NaN,
        place: i + 1,
      }),
    );
  return Object.freeze({
    from: new Date(Math.max(start, border + DAY)),
    to: lastDay,
    recent,
    bought,
    belowZero: accounts.filter((account) => account.recent < 0).length,
    before: covered ? all("before") : NaN,
    total: all("total"),
    accounts: Object.freeze(accounts),
    short: !(start <= border + DAY),
  });
}
