import { InputError } from "../../core/input-error";
import { observations, type Observations, type Whole } from "../../math/linear/observations";
import type { CustomerMeasures } from "../customer-table";
import type { FeatureRecipe } from "./feature-recipe";
import { transformed } from "./fit-columns";
import { rawFeature } from "./raw-feature";

/** A feature matrix: observations (one row per customer) that know how they were made. */
export interface FeatureMatrix extends Observations {
  readonly recipe: FeatureRecipe;
  /** Values that were undefined and took the column's neutral value: customer and column. */
  readonly filled: readonly { readonly customer: string; readonly column: string }[];
}

/**
 * Makes features of customers by a recipe fitted to others: the same columns, transforms and scales. A
 * product type that the recipe does not know counts in the whole of the mix and has no column.
 *
 * @param records customers, old or new, one record each.
 * @throws InputError for sales lines and other records without products, for a negative or non-finite
 * measure, and for a customer named twice. Cost O(customers x columns).
 * @example applyRecipe(JSON.parse(text), [{ customer: "NEW", quantity: 40, … }])
 */
export function applyRecipe(recipe: FeatureRecipe, records: readonly CustomerMeasures[]): FeatureMatrix {
  records.forEach(requireMeasures);
  const filled: { customer: string; column: string }[] = [];
  const rows = records.map((record) =>
    recipe.columns.map((column) => {
      let raw = rawFeature(record, column.source);
      if (raw === null) {
        filled.push(Object.freeze({ customer: record.customer, column: column.name }));
        raw = column.neutral;
      }
      return (transformed(raw, column.transform) - column.center) / column.scale;
    }),
  );
  const columnNames = recipe.columns.map((column) => column.name);
  const data = Float64Array.from(rows.flat());
  const matrix = observations(
    { rows: rows.length, columns: columnNames.length, data },
    { rowNames: records.map((record) => record.customer), columnNames, wholes: wholesOf(recipe) },
  );
  return Object.freeze({ ...matrix, recipe, filled: Object.freeze(filled) });
}

/** The shares of a recipe are parts of one whole. */
function wholesOf({ columns }: FeatureRecipe): readonly Whole[] {
  const shares = columns.flatMap((column, j) => (column.source.kind === "share" ? [j] : []));
  if (shares.length < 2) return [];
  const centers = shares.map((j) => columns[j].center);
  return Object.freeze([
    Object.freeze({ columns: shares, centers, scales: shares.map((j) => columns[j].scale) }),
  ]);
}

function requireMeasures(record: CustomerMeasures, i: number): void {
  const where = `applyRecipe, record ${i + 1} ("${record.customer}")`;
  if (typeof record.products !== "object" || record.products === null) {
    throw new InputError({
      where,
      what: "a record without products, such as a sales line",
      legal: "a customer: quantity, areaFt2, revenue and pieces per product type",
      remedy: "Sum the lines of a customer up first, as customerTable does",
    });
  }
  const { quantity, areaFt2, revenue } = record;
  for (const [name, value] of Object.entries({ quantity, areaFt2, revenue, ...record.products })) {
    if (typeof value === "number" && Number.isFinite(value) && value >= 0) continue;
    throw new InputError({
      where: `${where}, "${name}"`,
      what: String(value),
      legal: "a finite number >= 0",
    });
  }
}
