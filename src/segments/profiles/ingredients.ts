import type { Measure, RecipeColumn } from "../../customers/recipe/feature-recipe";

/** A recorded figure of a customer, from which descriptors are worked out. */
export type Ingredient =
  | "revenue"
  | "quantity"
  | "area"
  | "mix"
  | "line price"
  | "orders"
  | "dates"
  | "samples"
  | "country"
  /** A column of a table that is not in the case's format. */
  | `column ${string}`;

const OF_MEASURE: Readonly<Record<Measure, readonly Ingredient[]>> = {
  revenue: ["revenue"],
  quantity: ["quantity"],
  area: ["area", "quantity"],
  pieceArea: ["area", "quantity"],
  price: ["revenue", "area", "line price"],
  breadth: ["mix"],
};

/** The figures that entered a feature matrix; groups clustered on it differ in these by construction. */
export function recipeIngredients(recipe: {
  readonly columns: readonly Pick<RecipeColumn, "source">[];
}): readonly Ingredient[] {
  const found = recipe.columns.flatMap(({ source }): readonly Ingredient[] => {
    if (source.kind === "measure") return OF_MEASURE[source.measure];
    return source.kind === "share" ? ["mix"] : ["mix", "quantity"];
  });
  return Object.freeze([...new Set(found)]);
}
