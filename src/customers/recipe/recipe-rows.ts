import { decimal } from "../../text/format";
import { sourceColumn, type FeatureRecipe, type NumberFeature } from "./feature-recipe";

/** A row of the table of a recipe: one feature. */
export interface RecipeRow {
  readonly feature: string;
  readonly "made from": string;
  /** Unit of the raw value; "" for words. */
  readonly unit: string;
  /** `log`, `signed log`, `none`, or `categories` where words become 0/1 columns. */
  readonly transform: string;
  /** What is subtracted; null for words, which have a centre per level. */
  readonly centre: number | null;
  /** What is divided by. */
  readonly scale: number;
  /** What takes the place of a missing value. */
  readonly "if missing": number | string;
}

/**
 * A recipe as rows to be shown: what each feature is made from, and how.
 *
 * @example show(table("The recipe", recipeRows(features.recipe)))
 */
export function recipeRows(recipe: FeatureRecipe): readonly RecipeRow[] {
  return Object.freeze(
    recipe.features.map((feature) => {
      const words = feature.kind === "category";
      return Object.freeze({
        feature: feature.name,
        "made from": sourceColumn(feature),
        unit: words ? "" : feature.unit,
        transform: words ? "categories" : transformWords(feature),
        centre: words ? null : feature.center,
        scale: feature.scale,
        "if missing": feature.fill,
      });
    }),
  );
}

/** A signed logarithm with the amount that it begins at. */
function transformWords({ transform, logUnit }: NumberFeature): string {
  return logUnit === undefined
    ? transform
    : `${transform}, of the amount divided by ${decimal(logUnit).text}`;
}
