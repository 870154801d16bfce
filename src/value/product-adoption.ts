import { DAY, YEAR_DAYS } from "../core/day";
import type { SalesLines } from "../lines/sales-lines";
import { wilsonInterval } from "../math/distributions/wilson-interval";

/** How often buyers of one product took up another by themselves. */
export interface ProductAdoption {
  /** Customers that bought the first product and not the second in their first year, and whose second year is known. */
  readonly customers: number;
  /** How many of them bought the second product in their second year. */
  readonly adopted: number;
  /** adopted / customers; NaN without such customers. */
  readonly rate: number;
  /** Wilson interval at 95%; 0 to 1 without such customers. */
  readonly low: number;
  readonly high: number;
}

const YEAR = YEAR_DAYS * DAY;

/**
 * How many buyers of a product that had not bought another in their first year with the company took it up in their
 * second. What buyers of both have in common says little of those who buy one; this follows the latter. Nobody is
 * known to have offered them anything, so an offer has to beat it.
 *
 * @param main, product as the lines call them. Cost O(lines).
 */
export function productAdoption(sales: SalesLines, main: string, product: string): ProductAdoption {
  const end = sales.lastDay.getTime();
  const first = new Map<string, number>();
  for (const { customer, date } of sales.lines) {
    first.set(customer, Math.min(first.get(customer) ?? Infinity, date.getTime()));
  }
  const bought = new Map<string, Set<string>>();
  for (const { customer, date, product: item } of sales.lines) {
    if (item === null) continue;
    const year = Math.floor((date.getTime() - (first.get(customer) as number)) / YEAR);
    const key = JSON.stringify([customer, year]);
    bought.set(key, (bought.get(key) ?? new Set()).add(item));
  }
  const inYear = (customer: string, year: number): ReadonlySet<string> =>
    bought.get(JSON.stringify([customer, year])) ?? new Set<string>();
  const followed = [...first]
    .filter(([customer, start]) => {
      const beginning = inYear(customer, 0);
      return start + 2 * YEAR <= end && beginning.has(main) && !beginning.has(product);
    })
    .map(([customer]) => inYear(customer, 1).has(product));
  const [customers, adopted] = [followed.length, followed.filter(Boolean).length];
  return Object.freeze({
    customers,
    adopted,
    rate: adopted / customers,
    ...wilsonInterval(adopted, customers),
  });
}
