import { sumBy } from "../../core/sum";
import { columnNamed, requireCustomerBase, valuesOf, type CustomerBase } from "../customer-base";
import { rawValues } from "./raw-values";

/** How much of a whole each part is, for each customer: who buys what. */
export interface PartShares {
  readonly whole: string;
  /** The largest value first; by name where the base has no value column. */
  readonly customers: readonly string[];
  /** The largest mean share first. */
  readonly parts: readonly string[];
  /** One row per customer, one share per part, 0 to 1; NaN for a customer without any. */
  readonly shares: readonly (readonly number[])[];
  /** Customers with something of each part. */
  readonly buyers: readonly number[];
}

/** The wholes of a base, such as `product mix`. */
export function wholesOf(base: CustomerBase): readonly string[] {
  return [...new Set(base.columns.flatMap(({ whole }) => whole ?? []))];
}

/**
 * The mix of every customer.
 *
 * @param whole default the base's first; without any whole there are no parts. Cost O(customers x parts).
 * @example partShares(study.base).parts[0]
 */
export function partShares(base: CustomerBase, whole: string = wholesOf(base)[0] ?? ""): PartShares {
  requireCustomerBase(base, "partShares(base)");
  const value = valuesOf(base) ?? new Float64Array(base.customers.length);
  const rows = base.customers
    .map((customer, row) => ({ customer, row }))
    .sort((a, b) => value[b.row] - value[a.row] || (a.customer < b.customer ? -1 : 1));
  const of = base.columns.filter((column) => column.whole === whole).map(({ name }) => name);
  const columns = of.map((part) => {
    const all = rawValues(base, { kind: "share", column: part, whole });
    const shares = rows.map(({ row }) => all[row]);
    const sum = sumBy(shares, (share) => (Number.isNaN(share) ? 0 : share));
    const buyers = columnNamed(base, part).numbers!.filter((amount) => amount > 0).length;
    return { part, shares, sum, buyers };
  });
  columns.sort((a, b) => b.sum - a.sum || (a.part < b.part ? -1 : 1));
  return Object.freeze({
    whole,
    customers: Object.freeze(rows.map(({ customer }) => customer)),
    parts: Object.freeze(columns.map((column) => column.part)),
    shares: Object.freeze(rows.map((_, i) => Object.freeze(columns.map((column) => column.shares[i])))),
    buyers: Object.freeze(columns.map((column) => column.buyers)),
  });
}
