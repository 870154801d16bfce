import { percent, type Quantity } from "../../text/format";
import { valuesOf, type CustomerBase } from "../customer-base";
import { largestCustomers } from "../largest-customers";
import type { Outliers } from "./outliers";

/** What a customer is worth, and how much it weighs in a matrix. */
export interface CustomerWeight {
  readonly customer: string;
  /** Of the sum of all values above 0. */
  readonly "share of value": Quantity;
  /** Of the variance of the whole matrix: its weight in anything that minimises squares. */
  readonly "share of variance": Quantity;
  readonly outlying: boolean;
}

/**
 * The customers of a matrix with their share of the value and of the variance, the largest value first.
 *
 * @throws InputError where the base has no value column. Cost O(n log n).
 * @example show(table("The five largest", customerWeights(base, outliers(features)).slice(0, 5)))
 */
export function customerWeights(base: CustomerBase, { rows }: Outliers): readonly CustomerWeight[] {
  const order = largestCustomers(base, base.customers.length);
  const values = valuesOf(base) ?? new Float64Array(base.customers.length);
  const total = values.reduce((sum, value) => (value > 0 ? sum + value : sum), 0);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return Object.freeze(
    order.flatMap((row) => {
      const found = byName.get(base.customers[row]);
      if (found === undefined) return [];
      return Object.freeze({
        customer: found.name,
        "share of value": percent(values[row] / total),
        "share of variance": percent(found.varianceShare),
        outlying: found.outlying,
      });
    }),
  );
}
