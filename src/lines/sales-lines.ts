import { dayText } from "../core/day";
import { InputError } from "../core/input-error";

/** One line of a sale: what a customer bought, or gave back, on a day. */
export interface SalesLine {
  readonly customer: string;
  /** The order's number; null where the line has none: then a customer's lines of one day are one order. */
  readonly order: string | null;
  /** UTC midnight of its day. */
  readonly date: Date;
  /** Money; below 0 for what was given back. */
  readonly amount: number;
  /** Pieces; NaN where they are not known, below 0 for what was given back. */
  readonly quantity: number;
  /** null where it is not known. */
  readonly product: string | null;
  /** null where it is not known. */
  readonly country: string | null;
}

/** Rows of a table that are no sales line, each counted once, by the first thing it lacks. */
export interface RowsLeftOut {
  readonly withoutCustomer: number;
  readonly withoutDay: number;
  readonly withoutMoney: number;
  /** Of all rows with money, the share of the money (returns left out) that has no customer or no day. */
  readonly shareOfMoney: number;
}

/** The sales of a company, and the time in which they were looked at. */
export interface SalesLines<Line extends SalesLine = SalesLine> {
  readonly lines: readonly Line[];
  /** The first day on which a sale would have been noted; an invalid date where there are no lines. */
  readonly firstDay: Date;
  /** The last such day: silence counts up to it. */
  readonly lastDay: Date;
  /** What could not be used of the table they come from; left out where nobody counted it. */
  readonly leftOut?: RowsLeftOut;
}

/** The days that sales lines cover, where they go beyond the first and the last line. */
export interface CoveredDays {
  readonly firstDay?: Date;
  readonly lastDay?: Date;
}

/**
 * Sales lines and the days they cover; by default those from the first line to the last. No lines make a company
 * without sales: no function of accounts finds anything in it.
 *
 * @throws InputError for a line without a day or an amount, and for a line outside the days covered. Cost O(lines).
 * @example
 * salesLinesOf([
 *   { customer: "A", order: "1", date: new Date("2020-02-14"), amount: 120, quantity: 2, product: "wine", country: null },
 * ]).lastDay
 */
export function salesLinesOf<Line extends SalesLine>(
  lines: readonly Line[],
  covered: CoveredDays = {},
): SalesLines<Line> {
  let [first, last] = [Infinity, -Infinity];
  lines.forEach(({ date, amount }, i) => {
    const time = date.getTime();
    if (Number.isNaN(time) || !Number.isFinite(amount)) {
      throw new InputError({
        where: `salesLinesOf(lines), line ${i + 1}`,
        what: Number.isNaN(time) ? "no day" : String(amount),
        legal: "a day and a finite amount",
      });
    }
    first = Math.min(first, time);
    last = Math.max(last, time);
  });
  const firstDay = covered.firstDay ?? new Date(first);
  const lastDay = covered.lastDay ?? new Date(last);
  if (lines.length === 0 || (firstDay.getTime() <= first && last <= lastDay.getTime())) {
    return Object.freeze({ lines: Object.freeze([...lines]), firstDay, lastDay });
  }
  throw new InputError({
    where: "salesLinesOf(covered)",
    what: `${dayText(firstDay)} to ${dayText(lastDay)}`,
    legal: `days that include all lines, ${dayText(new Date(first))} to ${dayText(new Date(last))}`,
  });
}

/** The key of an order among those of its customer: its number and its day, since numbers are used again after months. */
export function orderKey({ order, date }: SalesLine): string {
  return JSON.stringify([order, dayText(date)]);
}
