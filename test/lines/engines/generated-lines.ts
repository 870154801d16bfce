import { dayText, DAY } from "../../../src/core/day";
import type { CustomerBase } from "../../../src/customers/customer-base";
import { randomInteger, randomSource } from "../../../src/math/distributions/random";
import type { SalesLine } from "../../../src/lines/sales-lines";

/** Words that try to end a statement, or are called as a figure is. */
const HOSTILE = [
  "O'Brien",
  `q"uo"te`,
  "back\\slash",
  "'; DROP TABLE lines; --",
  "`tick`",
  "orders",
  "(other products)",
  "Käufe 漢字",
  "$1 {x} %s",
  "a,b;c\td",
];

/** The columns of generated lines as a table has them; names that try to end a statement, too. */
export const GENERATED_COLUMNS = {
  customer: `buy"er`,
  order: "order's no",
  date: "day; --",
  product: "prod\\uct",
  country: "`land`",
  amount: "to tal",
  price: null,
  quantity: null,
} as const;

/** Lines as they come: returns, orders whose numbers are used again, customers who move, lines that lack something. */
export function generatedLines(lines: number, customers: number, seed: number): readonly SalesLine[] {
  const random = randomSource(seed);
  const first = Date.UTC(2022, 0, 1);
  const oneIn = (times: number): boolean => randomInteger(random, times) === 0;
  return Array.from({ length: lines }, () => {
    const customer = randomInteger(random, customers);
    const product = randomInteger(random, 30);
    const cents = randomInteger(random, 10_000);
    return {
      customer: customer < HOSTILE.length ? HOSTILE[customer] : `c${customer}`,
      order: oneIn(9) ? null : String(randomInteger(random, 400)),
      date: new Date(first + (randomInteger(random, 1_000) - (customer % 7)) * DAY),
      amount: (oneIn(12) ? -cents : cents) / 100,
      quantity: 1,
      product: oneIn(20) ? null : product < HOSTILE.length ? HOSTILE[product] : `p${product}`,
      country: oneIn(15) ? null : oneIn(40) ? "zz" : `land ${customer % 5}`,
    };
  });
}

/** Lines as text with tabs, rows that are no lines at the end. */
export function linesText(lines: readonly SalesLine[]): string {
  const { customer, order, date, product, country, amount } = GENERATED_COLUMNS;
  const cell = (value: string | null): string => (value === null ? "" : `"${value.replaceAll('"', '""')}"`);
  const rows = lines.map((line) =>
    [
      cell(line.customer),
      cell(line.order),
      dayText(line.date),
      cell(line.product),
      cell(line.country),
      line.amount,
    ].join(","),
  );
  const head = [customer, order, date, product, country, amount].map(cell).join(",");
  return [head, ...rows, `,1,2022-01-01,p1,x,5`, `"c1",1,,p1,x,5`, `"c1",1,2022-01-01,p1,x,`, ""].join("\n");
}

/** Lines after some have come, come late, become dearer, come again and gone; `changed`: those whose days have changed. */
export function changedLines(
  lines: readonly SalesLine[],
  round: number,
  seed: number,
): { readonly lines: readonly SalesLine[]; readonly changed: readonly SalesLine[] } {
  const random = randomSource(seed);
  const some = (of: readonly SalesLine[], most: number): readonly SalesLine[] =>
    Array.from({ length: randomInteger(random, most) }, () => of[randomInteger(random, of.length)]);
  const last = Math.max(...lines.map(({ date }) => date.getTime()));
  const gone = new Set(some(lines, 8));
  const late = some(generatedLines(200, 95, 100 + round), 8);
  const next = late.map((line) => ({ ...line, date: new Date(last + DAY) }));
  const again = some(lines, 4);
  const dearer = some(lines, 4).filter((line) => !gone.has(line));
  return {
    lines: [
      ...lines.map((line) => (dearer.includes(line) ? { ...line, amount: line.amount + 1 } : line)),
      ...late,
      ...next,
      ...again,
    ].filter((line) => !gone.has(line)),
    changed: [...gone, ...late, ...next, ...again, ...dearer],
  };
}

/** The days of lines, counted from 1970. */
export function daysOf(lines: readonly SalesLine[]): readonly number[] {
  return [...new Set(lines.map(({ date }) => date.getTime() / DAY))].sort((a, b) => a - b);
}

/** Where two bases of the same lines differ: counts, days and words exactly, money by more than one part in 10^9. */
export function baseDifferences(a: CustomerBase, b: CustomerBase): readonly string[] {
  const found: string[] = [];
  const same = (what: string, x: unknown, y: unknown): void => {
    if (!Object.is(x, y) && found.length < 20) found.push(`${what}: ${String(x)}, not ${String(y)}`);
  };
  same("day", a.asOf, b.asOf);
  same("customers", a.customers.length, b.customers.length);
  a.customers.forEach((customer, row) => same(`customer ${row}`, customer, b.customers[row]));
  same("columns", a.columns.map(({ name }) => name).join("|"), b.columns.map(({ name }) => name).join("|"));
  a.columns.forEach((column, j) => {
    const other = b.columns[j];
    for (const key of ["type", "role", "unit", "whole", "reason"] as const)
      same(`${column.name}, ${key}`, column[key], other[key]);
    column.texts?.forEach((text, row) =>
      same(`${column.name} of ${a.customers[row]}`, text, other.texts![row]),
    );
    const money = column.unit === "currency" || ["orders a year", "share given back"].includes(column.name);
    column.numbers?.forEach((value, row) => {
      const its = other.numbers![row];
      const near = Math.abs(value - its) <= 1e-9 * Math.max(1, Math.abs(value));
      if (!money || !near) same(`${column.name} of ${a.customers[row]}`, value, its);
    });
  });
  return found;
}
