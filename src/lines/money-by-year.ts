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
  /** Whether each year is covered from its first day to its last. */
  readonly complete: readonly boolean[];
  /** The largest total first. */
  readonly accounts: readonly AccountYears[];
}

const DAY = 86_400_000;

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
      total: money.reduce((sum, value) => sum + value, 0),
    }),
  );
  return Object.freeze({
    years: Object.freeze(years),
    complete: Object.freeze(
      years.map(
        (year) =>
          firstDay.getTime() <= Date.UTC(year, 0, 1) && lastDay.getTime() >= Date.UTC(year + 1, 0, 1) - DAY,
      ),
    ),
    accounts: Object.freeze(accounts.sort((a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1))),
  });
}
