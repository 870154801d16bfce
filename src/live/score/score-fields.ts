import type { CustomerMeasures } from "../../customers/customer-table";
import type { FeatureRecipe } from "../../customers/recipe/feature-recipe";
import { MEASURE_UNITS } from "../../customers/recipe/feature-recipe";
import { recipeIngredients } from "../../segments/profiles/ingredients";

/** A figure of a customer that the recipe asks for. */
export interface ScoreField {
  /** `revenue`, `quantity`, `areaFt2`, or `products.` and a product type. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What the study's customers show. */
  readonly least: number;
  readonly most: number;
  /** Pieces of one product type: of these, no entry is none. */
  readonly product: string | null;
}

/**
 * The figures that place a customer: those the recipe is made of, with the range the study's customers show. Product types
 * with a column of their own stand first; the others count in the whole of the mix.
 */
export function scoreFields(
  recipe: FeatureRecipe,
  records: readonly CustomerMeasures[],
): readonly ScoreField[] {
  const made = recipeIngredients(recipe);
  const field = (
    id: string,
    label: string,
    unit: string,
    value: (record: CustomerMeasures) => number,
    product: string | null = null,
  ): ScoreField => {
    const seen = records.map(value);
    return Object.freeze({
      id,
      label,
      unit,
      least: seen.reduce((least, each) => Math.min(least, each), Infinity),
      most: seen.reduce((most, each) => Math.max(most, each), -Infinity),
      product,
    });
  };
  const own = new Set(
    recipe.columns.flatMap(({ source }) => (source.kind === "measure" ? [] : [source.product])),
  );
  const types = [...new Set(records.flatMap(({ products }) => Object.keys(products)))];
  types.sort((a, b) => Number(own.has(b)) - Number(own.has(a)));
  return Object.freeze([
    ...(made.includes("revenue")
      ? [field("revenue", "Revenue", MEASURE_UNITS.revenue, (r) => r.revenue)]
      : []),
    ...(made.includes("quantity")
      ? [field("quantity", "Pieces in all", MEASURE_UNITS.quantity, (r) => r.quantity)]
      : []),
    ...(made.includes("area")
      ? [field("areaFt2", "Area in all", "ft2 (1 m2 is 10.76 ft2)", (r) => r.areaFt2)]
      : []),
    ...(made.includes("mix")
      ? types.map((type) =>
          field(`products.${type}`, type, MEASURE_UNITS.quantity, (r) => r.products[type] ?? 0, type),
        )
      : []),
  ]);
}

/** The value of a field in a customer's record. */
export function fieldValue({ id, product }: ScoreField, record: CustomerMeasures): number {
  return product === null
    ? record[id as "revenue" | "quantity" | "areaFt2"]
    : (record.products[product] ?? 0);
}

/**
 * The customer that the entries describe.
 *
 * @param entries one number per field; what the recipe does not ask for is 0 and does not count.
 */
export function enteredCustomer(
  name: string,
  fields: readonly ScoreField[],
  entries: readonly number[],
): CustomerMeasures {
  const of = (id: string): number => entries[fields.findIndex((field) => field.id === id)] ?? 0;
  return Object.freeze({
    customer: name,
    revenue: of("revenue"),
    quantity: of("quantity"),
    areaFt2: of("areaFt2"),
    products: Object.freeze(
      Object.fromEntries(
        fields.flatMap(({ product }, i) => (product === null ? [] : [[product, entries[i]]])),
      ),
    ),
  });
}
