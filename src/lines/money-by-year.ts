import { DAY } from "../core/day";
import { sumOf } from "../core/sum";
import type { SalesLines } from "./sales-lines";

/** An account's money, year by year. */
export interface AccountYears {
  readonly customer: string;
  /** In the order of `years` of the whole. */
  readonly money: readonly number[];
  readonly total: number;
}

/** Money by account and calendar year. */
export interface MoneyByYear {
  readonly years: readonly number[];
  /** Whether each year is covered, up to a month. */
  readonly complete: readonly boolean[];
  /** The largest total first. */
  readonly accounts: readonly AccountYears[];
}

/** A year that lacks a month or less is compared with the others. */
const MONTH = 31;

/** Money by account and calendar year: where a total comes from. Cost O(lines + n log n). @example moneyByYear(study.lines).years */
export function moneyByYear({ lines, firstDay, lastDay }: SalesLines): MoneyByYear {
  const first = firstDay.getUTCFullYear();
  const count = lines.length === 0 ? 0 : lastDay.getUTCFullYear() - first + 1;
  const years = Array.from({ length: count }, (_, i) => first + i);
  const sums = new Map<string, number[]>();
  for (const { customer, date, amount } of lines) {
    const money = sums.get(customer) ?? years.map(() => 0);
    sums.set(customer, money);
    money[date.getUTCFullYear() - first] += amount;
  }
  const accounts = [...sums].map(([customer, money]) =>
    Object.freeze({
      customer,
      money: Object.freeze(money),
      total: sumOf(money),
    }),
  );
  return Object.freeze({
    years: Object.freeze(years),
    complete: Object.freeze(years.map((year) => daysMissing(year, firstDay, lastDay) <= MONTH)),
    accounts: Object.freeze(accounts.sort((a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1))),
  });
}

/** Days of a year that lie before the first or after the last day covered. */
function daysMissing(year: number, firstDay: Date, lastDay: Date): number {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1) - DAY];
  return (Math.max(0, firstDay.getTime() - start) + Math.max(0, end - lastDay.getTime())) / DAY;
}
