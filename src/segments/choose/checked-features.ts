import { requireWhole } from "../../core/require-whole";
import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { selectRows } from "../../math/linear/observations";
import { checkSamples } from "./check-sample";

/**
 * The customers that carry the checks which cluster again and again: the matrix itself up to 3,000 customers; beyond, the
 * rows of a random sample of 1,000, in the units of all customers. Cost O(customers).
 *
 * @throws InputError for a seed out of range.
 * @example checkedFeatures(features, 7) === features // true
 */
export function checkedFeatures(features: FeatureMatrix, seed: number): FeatureMatrix {
  requireWhole(seed, "checkedFeatures(seed)", 0, 2 ** 32 - 1);
  const samples = checkSamples(features.rows, seed);
  return samples === null ? features : featuresOfRows(features, samples.first);
}

/** Some rows of a matrix of customers, with the values that were filled in them. */
function featuresOfRows(features: FeatureMatrix, chosen: Int32Array): FeatureMatrix {
  const { recipe, filled, ...all } = features;
  const rows = selectRows(all, chosen);
  const names = new Set(rows.rowNames);
  return Object.freeze({ ...rows, recipe, filled: filled.filter(({ customer }) => names.has(customer)) });
}
