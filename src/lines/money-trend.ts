import { sumBy } from "../core/sum";
import { lastYear, type LastYear } from "./last-year";
import { moneyByYear } from "./money-by-year";
import type { SalesLines } from "./sales-lines";

/** Money with and without the customer that brought most. */
export interface WithAndWithout {
  readonly all: number;
  readonly without: number;
}

/** A calendar year of a trend. */
export interface TrendYear extends WithAndWithout {
  readonly year: number;
  /** Whether it is covered, up to a month. */
  readonly complete: boolean;
  /** Customers that brought money in it. */
  readonly customers: number;
}

/** How the money moved, with and without the customer that brought most of all time. */
export interface MoneyTrend {
  readonly firstDay: Date;
  readonly lastDay: Date;
  readonly customers: number;
  readonly total: number;
  /** The customer with most money of all time. */
  readonly largest: string;
  /** Its strongest calendar month, `2018-08`, and the share of its money that fell into it, 0 to 1. */
  readonly strongestMonth: { readonly month: string; readonly share: number };
  readonly years: readonly TrendYear[];
  /** The last 365 days covered, and the 365 before them; these are NaN where the lines do not cover them. */
  readonly recent: WithAndWithout;
  readonly before: WithAndWithout;
  /** True where less than a year is covered. */
  readonly short: boolean;
}

const MONTHS = "2018-08".length;

/**
 * How the money moved from year to year, with and without the largest customer: one order of a giant can hide a fall or a rise
 * of all others.
 *
 * @returns null where there are no lines. Cost O(lines).
 * @example moneyTrend(study.lines).largest // "M"
 */
export function moneyTrend(sales: SalesLines): MoneyTrend | null {
  const { years, complete, accounts } = moneyByYear(sales);
  if (accounts.length === 0) return null;
  const [largest] = accounts;
  const present = lastYear(sales);
  const own = present.accounts.find(({ customer }) => customer === largest.customer)!;
  return Object.freeze({
    firstDay: sales.firstDay,
    lastDay: sales.lastDay,
    customers: accounts.length,
    total: present.total,
    largest: largest.customer,
    strongestMonth: strongestMonth(sales, largest.customer, largest.total),
    years: Object.freeze(
      years.map((year, i) => {
        const all = sumBy(accounts, ({ money }) => money[i]);
        const customers = accounts.filter(({ money }) => money[i] > 0).length;
        return Object.freeze({
          year,
          complete: complete[i],
          all,
          without: all - largest.money[i],
          customers,
        });
      }),
    ),
    recent: withAndWithout(present, own, "recent"),
    before: withAndWithout(present, own, "before"),
    short: present.short,
  });
}

function withAndWithout(
  present: LastYear,
  own: LastYear["accounts"][number],
  key: "recent" | "before",
): WithAndWithout {
  return Object.freeze({ all: present[key], without: present[key] - own[key] });
}

function strongestMonth(sales: SalesLines, customer: string, total: number): MoneyTrend["strongestMonth"] {
  const months = new Map<string, number>();
  for (const line of sales.lines) {
    if (line.customer !== customer) continue;
    const month = line.date.toISOString().slice(0, MONTHS);
    months.set(month, (months.get(month) ?? 0) + line.amount);
  }
  const [[month, money]] = [...months].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.freeze({ month, share: total > 0 ? money / total : NaN });
}
