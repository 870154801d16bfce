import { doubled, escaped } from "../../text/sql-quotes";

/** What of a warehouse's language differs from the others', as far as the placing of customers needs it. */
export interface SqlDialect {
  /** The name of a column or table, quoted, so that no letter of it is read as a command. */
  readonly name: (name: string) => string;
  /** A word of the data as a literal, quoted. */
  readonly text: (value: string) => string;
  /** A number as a literal of double precision that is read back to the last bit. */
  readonly number: (value: number) => string;
  /** A value as a number of double precision; missing stays missing. */
  readonly double: (expression: string) => string;
  /** A value as text; missing stays missing. */
  readonly words: (expression: string) => string;
  /** Text in small letters. */
  readonly lower: (expression: string) => string;
  /** Text in which every match of a regular expression is replaced. */
  readonly replaced: (expression: string, pattern: string, by: string) => string;
  /** A class of all signs that count as a blank, for a regular expression. */
  readonly blanks: string;
  /** The decimal logarithm of a number above 0. */
  readonly log10: (expression: string) => string;
  /** The days from the day of an expression until a day such as `2020-02-14`. */
  readonly daysUntil: (expression: string, day: string) => string;
  /** The least of one or more numbers. */
  readonly least: (expressions: readonly string[]) => string;
}

/** Signs that JavaScript trims and the `\s` of some engines leaves out. */
const WIDE_BLANKS = ["00A0", "1680", "2028", "2029", "202F", "205F", "3000", "FEFF"];
const RANGE_OF_BLANKS = ["2000", "200A"] as const;

/** The class of blanks, with each sign written by its number. */
function blanksBy(sign: (hex: string) => string): string {
  return `[\\s${sign("000B")}${RANGE_OF_BLANKS.map(sign).join("-")}${WIDE_BLANKS.map(sign).join("")}]`;
}

const BRACED = blanksBy((hex) => `\\x{${hex}}`);
const LITERAL = blanksBy((hex) => String.fromCharCode(parseInt(hex, 16)));

/** A number with an exponent: a plain `0.1` is a decimal in many dialects, and not of double precision. */
function withExponent(value: number): string {
  const text = String(value);
  return inBrackets(value, text.includes("e") ? text : `${text}e0`);
}

/** A negative number in brackets: two signs in a row begin a comment. */
function inBrackets(value: number, text: string): string {
  return value < 0 ? `(${text})` : text;
}

/** What most dialects have in common. */
const COMMON: Omit<SqlDialect, "double" | "words" | "daysUntil"> = {
  name: (name) => doubled(name, '"'),
  text: (value) => doubled(value, "'"),
  number: withExponent,
  lower: (expression) => `LOWER(${expression})`,
  replaced(expression, pattern, by) {
    return `REGEXP_REPLACE(${expression}, ${this.text(pattern)}, ${this.text(by)})`;
  },
  blanks: BRACED,
  log10: (expression) => `LOG10(${expression})`,
  least: (expressions) => (expressions.length === 1 ? expressions[0] : `LEAST(${expressions.join(", ")})`),
};

const DUCKDB: SqlDialect = {
  ...COMMON,
  double: (expression) => `CAST(${expression} AS DOUBLE)`,
  words: (expression) => `CAST(${expression} AS VARCHAR)`,
  replaced(expression, pattern, by) {
    return `REGEXP_REPLACE(${expression}, ${this.text(pattern)}, ${this.text(by)}, 'g')`;
  },
  daysUntil: (expression, day) => `DATE_DIFF('day', CAST(${expression} AS DATE), DATE '${day}')`,
};

const CLICKHOUSE: SqlDialect = {
  ...COMMON,
  name: (name) => escaped(name, "`"),
  text: (value) => escaped(value, "'"),
  double: (expression) => `CAST(${expression} AS Nullable(Float64))`,
  words: (expression) => `CAST(${expression} AS Nullable(String))`,
  lower: (expression) => `lowerUTF8(${expression})`,
  replaced(expression, pattern, by) {
    return `replaceRegexpAll(${expression}, ${this.text(pattern)}, ${this.text(by)})`;
  },
  daysUntil: (expression, day) => `dateDiff('day', toDate32(${expression}), toDate32('${day}'))`,
  // Older servers take two values only.
  least: (expressions) => expressions.reduce((all, each) => `least(${all}, ${each})`),
};

const POSTGRES: SqlDialect = {
  ...COMMON,
  // Backslashes are plain signs, or not, as a setting has it: with E they never are.
  text: (value) =>
    value.includes("\\") ? `E${doubled(value.replaceAll("\\", "\\\\"), "'")}` : doubled(value, "'"),
  number: (value) => inBrackets(value, `${String(value)}::float8`),
  double: (expression) => `CAST(${expression} AS double precision)`,
  words: (expression) => `CAST(${expression} AS text)`,
  replaced(expression, pattern, by) {
    return `regexp_replace(${expression}, ${this.text(pattern)}, ${this.text(by)}, 'g')`;
  },
  blanks: blanksBy((hex) => `\\u${hex}`),
  daysUntil: (expression, day) => `(DATE '${day}' - CAST(${expression} AS date))`,
};

const BIGQUERY: SqlDialect = {
  ...COMMON,
  name: (name) => escaped(name, "`"),
  text: (value) => escaped(value, "'"),
  double: (expression) => `CAST(${expression} AS FLOAT64)`,
  words: (expression) => `CAST(${expression} AS STRING)`,
  daysUntil: (expression, day) => `DATE_DIFF(DATE '${day}', CAST(${expression} AS DATE), DAY)`,
};

const SNOWFLAKE: SqlDialect = {
  ...COMMON,
  text: (value) => escaped(value, "'"),
  number: (value) => `'${String(value)}'::FLOAT`,
  double: (expression) => `CAST(${expression} AS FLOAT)`,
  words: (expression) => `CAST(${expression} AS VARCHAR)`,
  blanks: LITERAL,
  log10: (expression) => `LOG(10, ${expression})`,
  daysUntil: (expression, day) => `DATEDIFF('day', CAST(${expression} AS DATE), DATE '${day}')`,
};

const SPARK: SqlDialect = {
  ...COMMON,
  name: (name) => doubled(name, "`"),
  text: (value) => escaped(value, "'"),
  number: (value) => inBrackets(value, `${String(value)}D`),
  double: (expression) => `CAST(${expression} AS DOUBLE)`,
  words: (expression) => `CAST(${expression} AS STRING)`,
  daysUntil: (expression, day) => `DATEDIFF(DATE '${day}', CAST(${expression} AS DATE))`,
};

/** The warehouses whose language is known, by the names that `champo score --dialect` takes. */
export const SQL_DIALECTS: Readonly<Record<string, SqlDialect>> = Object.freeze({
  duckdb: DUCKDB,
  clickhouse: CLICKHOUSE,
  postgres: POSTGRES,
  bigquery: BIGQUERY,
  snowflake: SNOWFLAKE,
  spark: SPARK,
});
