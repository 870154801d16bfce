import { orderKey, type SalesLines } from "./sales-lines";

/** What was sold in one period, or of one thing. */
export interface SoldRow {
  /** `2020-02`, `2020-02-14`, a product or a country. */
  readonly name: string;
  readonly orders: number;
  readonly customers: number;
  /** What was given back is taken off. */
  readonly money: number;
  /** Of all money; NaN where there is none. */
  readonly share: number;
}

/** So few months are drawn by day. */
const FEW_MONTHS = 3;
const DAYS = "2020-02-14".length;
const MONTHS = "2020-02".length;

/**
 * Sales month by month, or day by day where they cover less than three months; in order. Cost O(lines).
 *
 * @example linesOverTime(study.lines)[0].name // "2017-01"
 */
export function linesOverTime(sales: SalesLines): readonly SoldRow[] {
  const months = new Set(sales.lines.map(({ date }) => date.toISOString().slice(0, MONTHS))).size;
  const letters = months < FEW_MONTHS ? DAYS : MONTHS;
  const rows = soldBy(sales, ({ date }) => date.toISOString().slice(0, letters));
  return Object.freeze([...rows].sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/**
 * What was sold of each product, the most money first; empty where no line names one. Cost O(lines).
 *
 * @example linesByProduct(study.lines)[0].name // "HAND TUFTED"
 */
export function linesByProduct(sales: SalesLines): readonly SoldRow[] {
  return byMoney(soldBy(sales, ({ product }) => product));
}

/**
 * What was sold in each country, the most money first; empty where no line names one. Cost O(lines).
 *
 * @example linesByCountry(study.lines)[0].name // "USA"
 */
export function linesByCountry(sales: SalesLines): readonly SoldRow[] {
  return byMoney(soldBy(sales, ({ country }) => country));
}

function byMoney(rows: readonly SoldRow[]): readonly SoldRow[] {
  return Object.freeze([...rows].sort((a, b) => b.money - a.money || (a.name < b.name ? -1 : 1)));
}

function soldBy(
  { lines }: SalesLines,
  nameOf: (line: SalesLines["lines"][number]) => string | null,
): readonly SoldRow[] {
  const found = new Map<string, { orders: Set<string>; customers: Set<string>; money: number }>();
  let all = 0;
  for (const line of lines) {
    all += line.amount;
    const name = nameOf(line);
    if (name === null) continue;
    const row = found.get(name) ?? { orders: new Set(), customers: new Set(), money: 0 };
    row.orders.add(JSON.stringify([line.customer, orderKey(line)]));
    row.customers.add(line.customer);
    row.money += line.amount;
    found.set(name, row);
  }
  return [...found].map(([name, { orders, customers, money }]) =>
    Object.freeze({
      name,
      orders: orders.size,
      customers: customers.size,
      money,
      share: all > 0 ? money / all : NaN,
    }),
  );
}
