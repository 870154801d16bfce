import type { CustomerColumn } from "../column";
import type { CustomerBase } from "../customer-base";
import { sourceColumn, type FeatureRecipe } from "../recipe/feature-recipe";

/** A column as a table of new customers must have it. */
export type SchemaColumn = Pick<CustomerColumn, "name" | "type" | "unit" | "levels" | "whole">;

/**
 * The columns that a table of new customers needs: those that the features are made of, all parts of their wholes
 * included, and the one that names the customers. Cost O(columns).
 */
export function schemaOf(base: CustomerBase, recipe: FeatureRecipe): readonly SchemaColumn[] {
  const used = new Set(recipe.features.map(sourceColumn));
  const wholes = new Set(base.columns.flatMap(({ name, whole }) => (used.has(name) ? (whole ?? []) : [])));
  return Object.freeze(
    base.columns
      .filter(
        ({ name, whole, role }) => role === "id" || used.has(name) || (whole !== null && wholes.has(whole)),
      )
      .map(({ name, type, unit, levels, whole }) => Object.freeze({ name, type, unit, levels, whole })),
  );
}
