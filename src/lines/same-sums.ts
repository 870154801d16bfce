import type { AccountSums, LineSums } from "./line-sums";

/** Sums that are added in another order differ by less than this share. */
const TOLERANCE = 1e-9;

const EXACT = [
  "orders",
  "firstDay",
  "lastDay",
  "medianGapDays",
  "gapSpreadDays",
  "weekendOrders",
  "breadth",
] as const satisfies readonly (keyof AccountSums)[];

/** Whether sums are of the same lines: counts and days are equal, and money but for the order in which it was added. */
export function sameSums(a: LineSums, b: LineSums): boolean {
  const [mine, its] = [a.accounts, b.accounts];
  const days = ({ firstDay, lastDay }: LineSums): string => `${firstDay.getTime()} ${lastDay.getTime()}`;
  return (
    a.lines === b.lines &&
    days(a) === days(b) &&
    equal(mine.customers, its.customers) &&
    equal(mine.countries, its.countries) &&
    EXACT.every((figure) => equal(mine[figure], its[figure])) &&
    near(mine.revenue, its.revenue) &&
    near(mine.returned, its.returned) &&
    near(mine.weights ?? [], its.weights ?? []) &&
    equal(columnsOf(a), columnsOf(b)) &&
    a.products.named.every(({ money }, i) => near(money, b.products.named[i].money)) &&
    near(a.products.others ?? [], b.products.others ?? [])
  );
}

function columnsOf({ products }: LineSums): readonly string[] {
  return products.named.map(({ column }) => column);
}

function equal(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  return a.length === b.length && Array.prototype.every.call(a, (value, i) => Object.is(value, b[i]));
}

function near(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const close = (value: number, i: number): boolean =>
    Math.abs(value - b[i]) <= TOLERANCE * Math.max(1, Math.abs(value));
  return a.length === b.length && Array.prototype.every.call(a, close);
}
