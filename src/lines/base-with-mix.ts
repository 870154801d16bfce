import type { CustomerColumn } from "../customers/column";
import { columnNamed, customerBaseOf, type CustomerBase } from "../customers/customer-base";
import { baseOfLines } from "./base-of-lines";
import { PRODUCT_MIX } from "./base-of-sums";
import type { SalesLines } from "./sales-lines";

/** The names of the columns of the product mix; empty where there is none. */
export function mixOf({
  columns,
}: {
  readonly columns: readonly Pick<CustomerColumn, "name" | "whole">[];
}): readonly string[] {
  return columns.filter(({ whole }) => whole === PRODUCT_MIX).map(({ name }) => name);
}

/**
 * Customers of sales lines with the product mix of an earlier base, so that both can be compared: another period has other
 * largest products.
 *
 * @param base made of `sales` by `baseOfLines`, with columns of any other kind. Cost as `baseOfLines`.
 */
export function baseWithMix(base: CustomerBase, sales: SalesLines, earlier: CustomerBase): CustomerBase {
  const mix = mixOf(earlier);
  if (mix.length === 0 && mixOf(base).length === 0) return base;
  return withPartsOf(base, baseOfLines(sales, base.name, mix), earlier);
}

/**
 * Customers with the product mix of an earlier base.
 *
 * @param made the same customers, summed with `mixOf(earlier)`.
 */
export function withPartsOf(base: CustomerBase, made: CustomerBase, earlier: CustomerBase): CustomerBase {
  const mix = mixOf(earlier);
  const rowOf = new Map(made.customers.map((customer, row) => [customer, row]));
  const parts = made.columns.filter(({ name }) => mix.includes(name));
  return customerBaseOf({
    name: base.name,
    customers: base.customers,
    value: base.value,
    asOf: base.asOf,
    columns: [
      ...base.columns.filter(({ whole }) => whole !== PRODUCT_MIX),
      ...parts.map((column) => ({
        ...column,
        role: columnNamed(earlier, column.name).role,
        numbers: base.customers.map((customer) => column.numbers![rowOf.get(customer)!]),
      })),
    ],
  });
}
