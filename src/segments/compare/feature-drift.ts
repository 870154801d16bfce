import { median } from "simple-statistics";
import { wordsOf } from "../../customers/column";
import { columnNamed, type CustomerBase } from "../../customers/customer-base";
import { OTHER_LEVEL, type Feature, type FeatureRecipe } from "../../customers/recipe/feature-recipe";
import { rawValues } from "../../customers/recipe/raw-values";
import { LOG_NAME } from "../../customers/recipe/transformed";
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
 * The drift of every feature that the old segmentation was made of, between two customer bases: the population
 * stability index of the raw values. Customers for whom a feature is
 * not defined are left out of it. Many customers are in both tables, so the p-values, made for independent samples, are cautious.
 *
 * Cost O(features · n log n).
 *
 * @example featureDrift(study.base, study.base, features.recipe)[0].index?.value // 0
 */
export function featureDrift(
  old: CustomerBase,
  now: CustomerBase,
  recipe: FeatureRecipe,
): readonly FeatureDrift[] {
  const drifts = recipe.features.flatMap(numbersOfFeature).map(({ name, unit, valuesOf }) => {
    const [before, after] = [old, now].map((base) => valuesOf(base).filter((value) => !Number.isNaN(value)));
    const index = before.length === 0 || after.length === 0 ? null : populationStabilityIndex(before, after);
    return {
      feature: name.replace(LOG_NAME, ""),
      unit,
      oldMedian: before.length === 0 ? NaN : median(before),
      newMedian: after.length === 0 ? NaN : median(after),
      index,
    };
  });
  const adjusted = holm(drifts.map(({ index }) => index?.pValue ?? null));
  return Object.freeze(drifts.map((drift, i) => Object.freeze({ ...drift, adjustedPValue: adjusted[i] })));
}

interface FeatureNumbers {
  readonly name: string;
  readonly unit: string;
  readonly valuesOf: (base: CustomerBase) => number[];
}

/** A number as it is; of a category, each level as 0 and 1. */
function numbersOfFeature(feature: Feature): readonly FeatureNumbers[] {
  if (feature.kind === "number") {
    const { name, unit, source } = feature;
    return [{ name, unit, valuesOf: (base) => Array.from(rawValues(base, source)) }];
  }
  const { column, levels } = feature;
  return levels.map((level) => ({
    name: `${column} = ${level}`,
    unit: "share",
    valuesOf: (base) =>
      wordsOf(columnNamed(base, column)).map((word) => {
        if (word === null) return NaN;
        return (levels.includes(word) ? word : OTHER_LEVEL) === level ? 1 : 0;
      }),
  }));
}
