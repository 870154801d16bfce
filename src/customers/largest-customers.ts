import { requireWhole } from "../core/require-whole";
import { InputError } from "../core/input-error";
import { valuesOf, type CustomerBase } from "./customer-base";

/**
 * The rows of the customers of the largest value, the largest first; equal ones in the base's order.
 *
 * @param count how many; all customers when there are fewer.
 * @throws InputError where the base has no value column. Cost O(n log n).
 * @example leaveOneOut(features, methods.ward.cluster, 4, { rows: largestCustomers(study.base, 5) })
 */
export function largestCustomers(base: CustomerBase, count: number): readonly number[] {
  requireWhole(count, "largestCustomers(count)", 0);
  const values = valuesOf(base);
  if (values === null) {
    throw new InputError({
      where: "largestCustomers(base)",
      what: "a base without a value column",
      legal: "a base that says what a customer is worth",
      remedy: "Name the column: customerBase(file, { value: … })",
    });
  }
  return Array.from(values, (value, row) => ({ value: Number.isNaN(value) ? -Infinity : value, row }))
    .sort((a, b) => b.value - a.value || a.row - b.row)
    .slice(0, count)
    .map(({ row }) => row);
}
