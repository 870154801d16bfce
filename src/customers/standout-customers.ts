import { requireWhole } from "../core/require-whole";
import type { CustomerBase } from "./customer-base";
import { outliers } from "./explore/outliers";
import { largestCustomers } from "./largest-customers";
import type { FeatureMatrix } from "./recipe/apply-recipe";

/**
 * The rows of the customers on whom a result may depend most: those of the largest value, or, where the base has no value
 * column, those farthest from the others in the matrix.
 *
 * @param count how many; all customers when there are fewer.
 * @returns rows of the matrix, the most outstanding first. Cost O(n log n), without a value column O(n d^2).
 * @example leaveOneOut(features, methods.ward.cluster, 4, { rows: standoutCustomers(features, study.base, 5) })
 */
export function standoutCustomers(
  features: FeatureMatrix,
  base: CustomerBase,
  count: number,
): readonly number[] {
  requireWhole(count, "standoutCustomers(count)", 0);
  const names =
    base.value === null
      ? outliers(features).rows.map(({ name }) => name)
      : largestCustomers(base, base.customers.length).map((row) => base.customers[row]);
  const rows = new Map(features.rowNames.map((name, row) => [name, row]));
  return names.flatMap((name) => rows.get(name) ?? []).slice(0, count);
}
