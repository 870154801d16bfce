import { valuesOf, type CustomerBase } from "../customers/customer-base";
import { concentration, type Concentration } from "./concentration";

/**
 * How unevenly what customers are worth is spread over them; what is below 0 or not known counts as nothing.
 *
 * @returns null where no column says what a customer is worth, or nobody is worth anything. Cost O(n log n).
 * @example valueConcentration(base)?.gini
 */
export function valueConcentration(base: CustomerBase): Concentration | null {
  const values = valuesOf(base);
  if (values === null || !values.some((value) => value > 0)) return null;
  return concentration(
    base.customers.map((name, row) => ({ name, revenue: Number.isNaN(values[row]) ? 0 : values[row] })),
  );
}
