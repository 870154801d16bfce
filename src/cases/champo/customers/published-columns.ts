import type { ColumnDraft } from "../../../customers/column";
import { customerBaseOf, type CustomerBase } from "../../../customers/customer-base";
import { customerFeatures } from "../../../customers/recipe/apply-recipe";
import type { FeatureVariant } from "../../../customers/recipe/feature-variants";
import type { FeatureOptions } from "../../../customers/recipe/fit-recipe";
import { PRODUCT_MIX } from "./champo-base";
import { OTHER_PRODUCT, requireCustomers, type CustomerTable } from "./customer-table";

/** The customer sheet's own sum of areas: ft2 and m2 in one number, without quantities. */
export const SHEET_AREA = "sheet area";

/** The sums of the customer sheet, by their columns of the base. */
const SHEET_SUMS = Object.freeze(["pieces", SHEET_AREA, "revenue"]);

/**
 * The base with the columns that published solutions of the case cluster by, as features: `orders`, `order lines`, and the
 * customer sheet's area as it is written there. The study itself compares customers by none of them: `orders` only
 * describes its segments, and the sheet's area adds two units. The live page offers them, so that a published
 * solution can be made again there.
 *
 * @param customers the records of the same base, in the same order. Cost O(cells).
 * @example withPublishedColumns(study.base, study.customers).columns.map(({ name }) => name)
 */
export function withPublishedColumns(base: CustomerBase, customers: CustomerTable): CustomerBase {
  requireCustomers(customers, "withPublishedColumns(customers)");
  const { records } = customers;
  const added: readonly ColumnDraft[] = [
    {
      name: "order lines",
      type: "count",
      role: "feature",
      unit: "lines",
      madeOf: ["orders"],
      numbers: records.map(({ orderLines }) => orderLines),
    },
    {
      name: SHEET_AREA,
      type: "score",
      role: "feature",
      unit: "ft2 and m2 in one sum",
      madeOf: ["area"],
      numbers: records.map(({ reportedTotalArea }) => reportedTotalArea),
    },
  ];
  const columns = base.columns.flatMap((column): ColumnDraft[] =>
    column.name === "orders" ? [{ ...column, role: "feature" }, ...added] : [column],
  );
  return customerBaseOf({ ...base, columns });
}

/**
 * The feature matrices of published solutions, for the specification grid and for k-means and Ward: number of orders and
 * money, order lines and money, and the customer sheet's 13 columns. Each as it is, and brought to one scale.
 *
 * @param base with the columns of `withPublishedColumns`.
 * @throws InputError for a base without them. Cost O(cells).
 * @example publishedVariants(withPublishedColumns(study.base, study.customers)).length // 6
 */
export function publishedVariants(base: CustomerBase): readonly FeatureVariant[] {
  const types = base.columns.filter(({ name, whole }) => whole === PRODUCT_MIX && name !== OTHER_PRODUCT);
  const sheet = [...SHEET_SUMS, ...types.map(({ name }) => name)];
  const variant = (
    name: string,
    columns: readonly string[],
    scale: NonNullable<FeatureOptions["scale"]>,
  ): FeatureVariant => {
    const options: FeatureOptions = { columns, transform: "none", parts: "none", scale, weight: "columns" };
    return Object.freeze({ name, options, x: customerFeatures(base, options) });
  };
  return Object.freeze([
    variant("orders and revenue, as they are", ["orders", "revenue"], "none"),
    variant("orders and revenue, standard", ["orders", "revenue"], "standard"),
    variant("order lines and revenue, as they are", ["order lines", "revenue"], "none"),
    variant("order lines and revenue, standard", ["order lines", "revenue"], "standard"),
    variant("the sheet's columns, as they are", sheet, "none"),
    variant("the sheet's columns, min-max", sheet, "minmax"),
  ]);
}
