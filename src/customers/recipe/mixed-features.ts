import {
  mixedObservations,
  type MixedColumn,
  type MixedObservations,
} from "../../math/linear/mixed-observations";
import { wordsOf } from "../column";
import { columnNamed, type CustomerBase } from "../customer-base";
import type { FeatureRecipe } from "./feature-recipe";
import { rawValues } from "./raw-values";
import { transformed } from "./transformed";

/**
 * The features of a recipe as columns of mixed kinds, for `gowerDistances` and `latentClass`: numbers transformed and
 * scaled, categories as words, missing values kept. Cost O(customers x columns).
 *
 * @example
 * const recipe = fitRecipe(base);
 * kmedoids(gowerDistances(mixedFeatures(base, recipe)), { k: 2 }).labels // [0, 0, 0, 0, …]
 */
export function mixedFeatures(base: CustomerBase, recipe: FeatureRecipe): MixedObservations {
  const columns = recipe.features.map((feature): MixedColumn => {
    if (feature.kind === "category") {
      return { name: feature.name, kind: "nominal", values: wordsOf(columnNamed(base, feature.column)) };
    }
    const { name, source, center, scale } = feature;
    const values = Array.from(rawValues(base, source), (raw) =>
      Number.isNaN(raw) ? null : (transformed(raw, feature) - center) / scale,
    );
    return { name, kind: "numeric", values };
  });
  return mixedObservations(base.customers, columns);
}
