import { MISSING_WORDS } from "../../tables/cells/missing-text";
import { doubled } from "../../text/sql-quotes";

/** What a column of a table holds, as far as the summing of lines needs it. */
export type LineKind = "text" | "whole" | "number" | "day" | "other";

/** What of an engine's language differs from the others', as far as sales lines need it. Expressions go in and come out. */
export interface LineDialect {
  /** The name of a column, quoted, so that no letter of it is read as a command. */
  readonly name: (name: string) => string;
  /** A word of the data as a literal, quoted. */
  readonly text: (value: string) => string;
  /** A statement that gives the columns of a table: first their names, then their types. */
  readonly describe: (from: string) => string;
  /** What a column of the engine's type holds. */
  readonly kindOf: (type: string) => LineKind;
  /** Text without blanks around it, null for words that mean "not known"; other values stay. */
  readonly word: (value: string, kind: LineKind) => string;
  /** A missing text. */
  readonly nothing: string;
  /** A word as text. */
  readonly words: (value: string, kind: LineKind) => string;
  /** The day as a whole number counted from 1970; null where it is none. */
  readonly day: (value: string, kind: LineKind) => string;
  /** A finite number of double precision; null where it is none. */
  readonly number: (value: string, kind: LineKind) => string;
  /** A count or a sum as a number of double precision. */
  readonly double: (value: string) => string;
  /** 0 in place of a number below it. */
  readonly positive: (value: string) => string;
  /** Within a group: the value of the row with the least `by`, of those that have a value. */
  readonly valueAtLeast: (value: string, by: string) => string;
  /** A share from 0 to 1 that a word and a seed always give, and that looks drawn by chance. */
  readonly chance: (value: string, seed: number) => string;
  /** Within a group: the value below which a share of the values lie, between two of them where it falls there. */
  readonly quantile: (value: string, share: number) => string;
  /** Within a group of different days: of the numbers of days from one to the next, the value below which a share of them lie. */
  readonly gapQuantile: (day: string, share: number) => string;
}

/** What keeping sums of days needs besides. */
export interface DayDialect extends LineDialect {
  /** Of a group of rows: a whole number that another row, another value or one row fewer changes, in any order. It adds up over groups. */
  readonly print: (values: readonly string[]) => string;
}

/** The words that mean "not known" as a list of literals. */
export function missingWords(text: LineDialect["text"]): string {
  return [...MISSING_WORDS].map(text).join(", ");
}

/** A table in a statement, from `shop.lines` or `lines`. */
export function quotedTable({ name }: Pick<LineDialect, "name">, table: string): string {
  return table.split(".").map(name).join(".");
}

/** What may be around a word and is no part of it. */
export const BLANKS = " \t\n\r\u00a0";

/** So many different hashes there are, as a number of double precision. */
export const HASHES = "18446744073709551616e0";

/** DuckDB, on one machine. */
export const DUCKDB_LINES: DayDialect = Object.freeze<DayDialect>({
  name: (name) => doubled(name, '"'),
  text: (value) => doubled(value, "'"),
  describe: (from) => `DESCRIBE SELECT * FROM ${from}`,
  kindOf: (type) => {
    if (/^(VARCHAR|ENUM)/.test(type)) return "text";
    if (/INT$|INTEGER$/.test(type)) return "whole";
    if (/^(DOUBLE|FLOAT|DECIMAL|REAL)/.test(type)) return "number";
    return /^(DATE|TIMESTAMP)/.test(type) ? "day" : "other";
  },
  word(value, kind) {
    if (kind !== "text") return value;
    const word = `TRIM(${value}, ${this.text(BLANKS)})`;
    return `CASE WHEN LOWER(${word}) NOT IN (${missingWords(this.text)}) THEN ${word} END`;
  },
  nothing: "CAST(NULL AS VARCHAR)",
  // A whole number of a column of numbers is written without a decimal mark.
  words: (value, kind) =>
    kind === "number"
      ? `COALESCE(CAST(TRY_CAST(CASE WHEN ${value} = TRUNC(${value}) THEN ${value} END AS BIGINT) AS VARCHAR), CAST(${value} AS VARCHAR))`
      : `CAST(${value} AS VARCHAR)`,
  day: (value) => `DATE_DIFF('day', DATE '1970-01-01', TRY_CAST(${value} AS DATE))`,
  number: (value) => `CASE WHEN ISFINITE(TRY_CAST(${value} AS DOUBLE)) THEN TRY_CAST(${value} AS DOUBLE) END`,
  double: (value) => `CAST(${value} AS DOUBLE)`,
  positive: (value) => `GREATEST(${value}, 0)`,
  valueAtLeast: (value, by) => `ARG_MIN(${value}, ${by}) FILTER (WHERE ${value} IS NOT NULL)`,
  gapQuantile: (day, share) => {
    const days = `LIST_SORT(LIST(${day}))`;
    return `LIST_AGGREGATE(LIST_TRANSFORM(${days}[2:], lambda later, place: later - ${days}[place]), 'quantile_cont', ${share})`;
  },
  chance(value, seed) {
    return `CAST(HASH(${value}, ${this.text(String(seed))}) AS DOUBLE) / ${HASHES}`;
  },
  quantile: (value, share) => `QUANTILE_CONT(${value}, ${share})`,
  print: (values) => `SUM(HASH(${values.join(", ")}))`,
});
