import { InputError } from "../../core/input-error";
import type { Matrix } from "../../math/linear/matrix";
import type { FeatureRecipe, RecipeColumn } from "./feature-recipe";

/**
 * Takes features back to raw values, in the unit of each column: rows of a feature matrix, or points of
 * its space such as cluster centres. Of a centre on a log scale this gives the geometric kind of mean.
 *
 * @returns a matrix of the same shape; column j is in `recipe.columns[j].unit`.
 * @throws InputError when the columns differ in number. Cost O(rows x columns).
 * @example invertFeatures(features.recipe, features) // revenue in money, shares of pieces, …
 */
export function invertFeatures(recipe: FeatureRecipe, values: Matrix): Matrix {
  if (values.columns !== recipe.columns.length) {
    throw new InputError({
      where: "invertFeatures(values)",
      what: `${values.columns} columns`,
      legal: `${recipe.columns.length} columns, as the recipe has`,
    });
  }
  const data = values.data.map((value, i) => originalValue(recipe.columns[i % values.columns], value));
  return Object.freeze({ rows: values.rows, columns: values.columns, data });
}

/** Takes one feature back to its raw value, in the unit of its column. */
export function originalValue({ center, scale, transform }: RecipeColumn, value: number): number {
  const plain = value * scale + center;
  return transform === "log" ? 10 ** plain - 1 : plain;
}
