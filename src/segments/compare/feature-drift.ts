import { median } from "simple-statistics";
import type { CustomerTable } from "../../customers/customer-table";
import type { FeatureRecipe } from "../../customers/recipe/feature-recipe";
import { rawFeature } from "../../customers/recipe/raw-feature";
import { holm } from "../../math/distributions/holm";
import {
  populationStabilityIndex,
  type PopulationStabilityIndex,
} from "../../validity/population-stability-index";

/** How one feature of the customers has drifted, in its own unit. */
export interface FeatureDrift {
  readonly feature: string;
  readonly unit: string;
  /** NaN where it is defined for no customer of that side. */
  readonly oldMedian: number;
  readonly newMedian: number;
  /** Null where the feature is defined for no customer of a side. */
  readonly index: PopulationStabilityIndex | null;
  /** Holm-corrected over the features; null without an index. */
  readonly adjustedPValue: number | null;
}

/**
 * The drift of every feature that the old segmentation was made of, between two tables of customers: the population
 * stability index of the raw values. Customers for whom a feature is
 * not defined are left out of it. Many customers are in both tables, so the p-values, made for independent samples, are cautious.
 *
 * Cost O(features · n log n).
 * @example featureDrift(before.customers, after.customers, studyFeatures(before).recipe)[0].index?.word
 */
export function featureDrift(
  old: CustomerTable,
  now: CustomerTable,
  recipe: FeatureRecipe,
): readonly FeatureDrift[] {
  const drifts = recipe.columns.map(({ name, unit, source }) => {
    const [before, after] = [old, now].map(({ records }) =>
      records.map((record) => rawFeature(record, source)).filter((value): value is number => value !== null),
    );
    const index = before.length === 0 || after.length === 0 ? null : populationStabilityIndex(before, after);
    return {
      feature: name.replace(/^log /, ""),
      unit,
      oldMedian: before.length === 0 ? NaN : median(before),
      newMedian: after.length === 0 ? NaN : median(after),
      index,
    };
  });
  const adjusted = holm(drifts.map(({ index }) => index?.pValue ?? null));
  return Object.freeze(drifts.map((drift, i) => Object.freeze({ ...drift, adjustedPValue: adjusted[i] })));
}
