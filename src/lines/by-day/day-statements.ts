import { digestOf } from "../../core/digest";
import type { DayDialect } from "../engines/line-dialect";
import {
  everywhere,
  LINE_WORDS,
  OVERVIEW,
  overviewColumns,
  rows,
  type LineSource,
  type SummedLines,
} from "../engines/line-statements";
import type { ResultColumn } from "../engines/sql-runner";

/** Another number makes what earlier versions kept unreadable. */
const VERSION = 3;

/** What has changed in lines since they were summed last. */
export interface DayChanges {
  /** Whether nothing was kept of them. */
  readonly first: boolean;
  /** The days with other lines than before, counted from 1970. */
  readonly days: readonly number[];
  /** The customers with a line on such a day, before or now. */
  readonly customers: number;
}

/** Of which lines sums are: others begin from nothing. */
export function keyOf({ from, columns, kinds }: LineSource): string {
  return digestOf(JSON.stringify([VERSION, from, columns, [...kinds]]));
}

/** Of each day its print and the columns of `OVERVIEW`; where servers hold parts of a day, a row of each. */
export function dayPrints(source: LineSource, dialect: DayDialect): string {
  const print = `SELECT day, ${dialect.print(LINE_WORDS)} AS print, ${overviewColumns(dialect)}`;
  return everywhere(source, `${print} FROM (${rows(source, dialect)}) AS l GROUP BY day`);
}

/** The days of which two tables have another print or another number of rows. */
export function changedDaysStatement(now: string, before: string, { double }: DayDialect): string {
  const prints = (table: string): string =>
    `SELECT day, SUM(print) AS p, SUM(o0) AS n FROM ${table} WHERE day IS NOT NULL GROUP BY day`;
  const one = (a: string, b: string): string => `(${prints(a)} EXCEPT ${prints(b)})`;
  const both = `${one(now, before)} UNION ALL ${one(before, now)}`;
  return `SELECT DISTINCT ${double("day")} AS changed FROM (${both}) AS c`;
}

/** What `changedDaysStatement` gives, in order. */
export function changedDays([days]: readonly ResultColumn[]): readonly number[] {
  return Array.from((days ?? []) as Float64Array).sort((a, b) => a - b);
}

/** What three tables hold: the days with the columns of `OVERVIEW`, the figures of customers, and what they bought. */
export function summedIn(days: string, accounts: string, bought: string): SummedLines {
  return Object.freeze({
    overview: `SELECT ${OVERVIEW.map((_, i) => `o${i}`).join(", ")} FROM ${days}`,
    accounts: `SELECT * FROM ${accounts}`,
    bought: `SELECT * FROM ${bought}`,
  });
}

/** Each customer's money with each product, from `productDays`. */
export function boughtIn(days: string): string {
  return `SELECT customer, product, SUM(net) AS net FROM (${days}) AS d GROUP BY customer, product`;
}
