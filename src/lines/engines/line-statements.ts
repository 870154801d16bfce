import type { LineColumns } from "../lines-of-table";
import type { LineDialect, LineKind } from "./line-dialect";

/** Sales lines in an engine: where they are, and which column holds what. */
export interface LineSource {
  /** A table or a SELECT in brackets, quoted as the engine wants it. */
  readonly from: string;
  readonly columns: LineColumns;
  /** What each column of the table holds, by its name. */
  readonly kinds: ReadonlyMap<string, LineKind>;
  /** Only lines of which this is true, in the words of `rows`. */
  readonly only?: string;
  /** What has been summed of them before, in place of the lines. */
  readonly summed?: SummedLines;
  /** Where servers each hold a part of the lines: how. */
  readonly spread?: LineSpread;
}

/** Lines that lie on several servers. */
export interface LineSpread {
  /** A statement that each server runs on its part; it gives the rows of all. */
  readonly everywhere: (statement: string) => string;
  /** Whether all lines of a customer lie on one server. Where they do not, parts of sums travel and are put together. */
  readonly together: boolean;
}

/** Tables, or SELECTs without brackets, that hold sums of lines. */
export interface SummedLines {
  /** The columns of `OVERVIEW`; several rows are added up. */
  readonly overview: string;
  /** The customers, with the columns of `accountStatement`. */
  readonly accounts: string;
  /** Each customer's money with each product. */
  readonly bought: string;
}

/** The columns of the statement about all rows, in order. */
export const OVERVIEW = [
  "rows",
  "lines",
  "withoutCustomer",
  "withoutDay",
  "firstDay",
  "lastDay",
  "lost",
  "all",
  "net",
  "turnover",
] as const;

/** How many rows there are, which of them are lines, which days they cover, how much money is lost with the others. */
export function overviewStatement(source: LineSource, dialect: LineDialect): string {
  if (source.summed !== undefined) return source.summed.overview;
  return everywhere(source, `SELECT ${overviewColumns(dialect)} FROM (${rows(source, dialect)}) AS l`);
}

/** The columns of `OVERVIEW` of a group of rows. */
export function overviewColumns(dialect: LineDialect): string {
  const used = "customer IS NOT NULL AND day IS NOT NULL AND amount IS NOT NULL";
  const counted = (test: string): string => `SUM(CASE WHEN ${test} THEN 1 ELSE 0 END)`;
  const money = (test: string): string => `SUM(CASE WHEN ${test} THEN amount ELSE 0 END)`;
  const values = [
    "COUNT(*)",
    counted(used),
    counted("customer IS NULL"),
    counted("customer IS NOT NULL AND day IS NULL"),
    `MIN(CASE WHEN ${used} THEN day END)`,
    `MAX(CASE WHEN ${used} THEN day END)`,
    money(`amount > 0 AND NOT (${used})`),
    money("amount > 0"),
    money(used),
    `SUM(CASE WHEN ${used} THEN ABS(amount) ELSE 0 END)`,
  ];
  return values.map((value, i) => `${dialect.double(value)} AS o${i}`).join(", ");
}

/** One row for each product: its name, its money, and its money without what was given back. */
export function productStatement(source: LineSource, dialect: LineDialect): string {
  const { double, positive } = dialect;
  const product = dialect.words("product", kindOf(source, "product"));
  const sums = `SELECT ${product} AS p, ${double("SUM(net)")} AS total, ${double(`SUM(${positive("net")})`)} AS bought FROM (${bought(source, dialect)}) AS b GROUP BY product`;
  return whereTogether(source, sums);
}

/** The columns of the statement about customers before those of products, in order. */
export const ACCOUNT = [
  "customer",
  "country",
  "revenue",
  "orders",
  "firstDay",
  "lastDay",
  "medianGapDays",
  "gapSpreadDays",
  "returned",
  "weekendOrders",
] as const;

/**
 * One row for each customer: the columns of `ACCOUNT`; where lines name products, how many it bought, the money of each named
 * product, and that of all others.
 *
 * @param drawn a SELECT of customers, with `customer` and `weight`: there is a row for each of these, with its weight at the end.
 */
export function customerStatement(
  source: LineSource,
  named: readonly string[],
  dialect: LineDialect,
  drawn?: string,
): string {
  const all = figuresStatement(source, named, dialect);
  if (drawn === undefined) return whereTogether(source, all);
  const of = `SELECT f.*, ${dialect.double("d.weight")} AS w FROM (${all}) AS f INNER JOIN (${drawn}) AS d ON f.a0 = d.customer`;
  return whereTogether(source, of);
}

function figuresStatement(source: LineSource, named: readonly string[], dialect: LineDialect): string {
  const { double, positive, text } = dialect;
  const accounts = source.summed?.accounts ?? accountStatement(accountDays(source, dialect), dialect);
  const customer = dialect.words("a.customer", kindOf(source, "customer"));
  const own = [
    `${customer} AS a0`,
    `${dialect.words("a.a1", kindOf(source, "country"))} AS a1`,
    ...ACCOUNT.slice(2).map((_, i) => `a.a${i + 2}`),
  ];
  if (source.columns.product === null) return `SELECT ${own.join(", ")} FROM (${accounts}) AS a`;
  const word = dialect.words("product", kindOf(source, "product"));
  const list = named.map(text).join(", ");
  const sum = (test: string): string => double(`SUM(CASE WHEN ${test} THEN ${positive("net")} ELSE 0 END)`);
  const parts = [
    double("COUNT(*)"),
    ...named.map((product) => sum(`p = ${text(product)}`)),
    named.length === 0 ? double(`SUM(${positive("net")})`) : sum(`p NOT IN (${list})`),
  ].map((part, i) => `${part} AS b${i}`);
  const products = `SELECT customer, ${parts.join(", ")} FROM (SELECT customer, net, ${word} AS p FROM (${bought(source, dialect)}) AS b) AS p GROUP BY customer`;
  const all = [...own, ...parts.map((_, i) => `b.b${i}`)];
  return `SELECT ${all.join(", ")} FROM (${accounts}) AS a LEFT JOIN (${products}) AS b ON a.customer = b.customer`;
}

/** Each customer's days with orders: how many, their country and their money. */
export function accountDays(source: LineSource, dialect: LineDialect): string {
  // Names differ from step to step: an engine may read an alias in place of the column of that name.
  const orders = summed(
    source,
    dialect,
    ["customer", "day", "order_no"],
    [
      ["MIN", "country"],
      ["SUM", "amount"],
      ["SUM", "returned"],
    ],
  );
  return `SELECT customer, day, COUNT(*) AS orders, MIN(country2) AS country3, SUM(amount2) AS amount3, SUM(returned2) AS returned3 FROM (${orders}) AS o GROUP BY customer, day`;
}

/** Whether a day, counted from 1970, is a Saturday or a Sunday: the first was a Thursday. */
const WEEKEND = "(day + 7000003) % 7 >= 5";

/** Customers with their figures, from `accountDays`: all of `ACCOUNT` but their names. */
export function accountStatement(days: string, dialect: LineDialect): string {
  const { double } = dialect;
  const figures = [
    dialect.valueAtLeast("country3", "day"),
    double("SUM(amount3)"),
    double("SUM(orders)"),
    double("MIN(day)"),
    double("MAX(day)"),
    double(dialect.gapQuantile("day", 0.5)),
    double(
      `CASE WHEN COUNT(*) > 2 THEN ${dialect.gapQuantile("day", 0.75)} - ${dialect.gapQuantile("day", 0.25)} END`,
    ),
    double("SUM(returned3)"),
    double(`SUM(CASE WHEN ${WEEKEND} THEN orders ELSE 0 END)`),
  ].map((figure, i) => `${figure} AS a${i + 1}`);
  return `SELECT customer, ${figures.join(", ")} FROM (${days}) AS d GROUP BY customer`;
}

/** Each customer's money with each product on each day. */
export function productDays(source: LineSource, dialect: LineDialect): string {
  const keys = ["customer", "day", "product"];
  const sums = summed(source, dialect, keys, [["SUM", "amount"]], "WHERE product IS NOT NULL");
  return `SELECT customer, day, product, amount2 AS net FROM (${sums}) AS n`;
}

/** Each customer's money with each product. */
function bought(source: LineSource, dialect: LineDialect): string {
  if (source.summed !== undefined) return source.summed.bought;
  const sums = summed(
    source,
    dialect,
    ["customer", "product"],
    [["SUM", "amount"]],
    "WHERE product IS NOT NULL",
  );
  return `SELECT customer, product, amount2 AS net FROM (${sums}) AS n`;
}

/** Sums of lines that are equal in some columns: `country` becomes `country2`. Where servers hold parts of them, in two steps. */
function summed(
  source: LineSource,
  dialect: LineDialect,
  keys: readonly string[],
  figures: readonly (readonly [sum: string, column: string])[],
  where = "",
): string {
  const names = keys.join(", ");
  const step = (from: string, filter: string, before: string, after: string): string => {
    const sums = figures.map(([sum, column]) => `${sum}(${column}${before}) AS ${column}${after}`);
    return `SELECT ${names}, ${sums.join(", ")} FROM (${from}) AS u ${filter} GROUP BY ${names}`;
  };
  const { spread } = source;
  const lines = used(source, dialect);
  if (spread === undefined || spread.together) return step(lines, where, "", "2");
  return step(spread.everywhere(step(lines, where, "", "1")), "", "1", "2");
}

/** A statement that each server runs on its part of the lines. */
export function everywhere({ spread }: LineSource, statement: string): string {
  return spread === undefined ? statement : spread.everywhere(statement);
}

/** A statement that needs all lines of a customer. */
export function whereTogether(source: LineSource, statement: string): string {
  return source.spread?.together === true ? everywhere(source, statement) : statement;
}

/** The customer of each line. */
export function usedCustomers(source: LineSource, dialect: LineDialect): string {
  return `SELECT customer FROM (${used(source, dialect)}) AS u`;
}

/** The rows that are sales lines. */
function used(source: LineSource, dialect: LineDialect): string {
  const only = source.only === undefined ? "" : ` AND ${source.only}`;
  return `SELECT *, ${dialect.positive("-amount")} AS returned FROM (${rows(source, dialect)}) AS r WHERE customer IS NOT NULL AND day IS NOT NULL AND amount IS NOT NULL${only}`;
}

/** The words of the summing. */
export const LINE_WORDS = ["customer", "day", "order_no", "product", "country", "amount"] as const;

/** All rows, in the words of the summing. */
export function rows({ from, columns, kinds }: LineSource, dialect: LineDialect): string {
  const { name } = dialect;
  const kind = (column: string): LineKind => kinds.get(column) ?? "other";
  const place = (column: string): string => `source.${name(column)}`;
  const number = (column: string): string => dialect.number(place(column), kind(column));
  const word = (column: string | null): string =>
    column === null ? dialect.nothing : dialect.word(place(column), kind(column));
  const { amount, quantity, price } = columns;
  const money = amount === null ? `${number(quantity!)} * ${number(price!)}` : number(amount);
  const all = [
    `${word(columns.customer)} AS customer`,
    `${dialect.day(place(columns.date), kind(columns.date))} AS day`,
    `${word(columns.order)} AS order_no`,
    `${word(columns.product)} AS product`,
    `${word(columns.country)} AS country`,
    `${money} AS amount`,
  ];
  return `SELECT ${all.join(", ")} FROM ${from} AS source`;
}

function kindOf({ columns, kinds }: LineSource, role: "customer" | "product" | "country"): LineKind {
  return kinds.get(columns[role] ?? "") ?? "text";
}
