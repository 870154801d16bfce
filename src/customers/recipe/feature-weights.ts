import { squaredDeviations } from "../../core/squared-deviations";
import { sumBy, sumOf } from "../../core/sum";
import { columnOf } from "../../math/linear/matrix";
import type { FeatureMatrix } from "./apply-recipe";
import { matrixColumns } from "./feature-recipe";

/** Which features decide the distances between the rows of a feature matrix. */
export interface FeatureWeights {
  /** Each feature's share of all variance, 0 to 1, in the recipe's order; NaN where nothing varies. A category is one feature. */
  readonly features: readonly { readonly feature: string; readonly share: number }[];
  /** The feature with the largest share; the first of equal ones. */
  readonly heaviest: { readonly feature: string; readonly share: number };
  /** The share of all parts of wholes together, such as a product mix; the rest is `1 - parts`. */
  readonly parts: number;
}

/**
 * How much of the squared distances between rows each feature decides: its share of all variance. Scaling is the choice
 * of these shares. Cost O(rows x columns).
 *
 * @example featureWeights(customerFeatures(base)).heaviest.feature // "spend"
 */
export function featureWeights(features: FeatureMatrix): FeatureWeights {
  let at = 0;
  const variances = features.recipe.features.map((feature) => {
    const columns = matrixColumns(feature).map(() => columnOf(features, at++));
    return sumBy(columns, (column) => squaredDeviations(column));
  });
  const total = sumOf(variances);
  const shares = features.recipe.features.map(({ name }, j) =>
    Object.freeze({ feature: name, share: variances[j] / total }),
  );
  const parts = sumBy(
    shares.filter((_, j) => {
      const feature = features.recipe.features[j];
      return feature.kind === "number" && feature.whole !== null;
    }),
    ({ share }) => share,
  );
  const heaviest = shares.reduce((best, one) => (one.share > best.share + 1e-12 ? one : best));
  return Object.freeze({ features: Object.freeze(shares), heaviest, parts });
}

/**
 * Whether no feature weighs more than another, so that none is the heaviest.
 *
 * @example weighAlike(featureWeights(customerFeatures(base))) // false
 */
export function weighAlike({ features, heaviest }: Pick<FeatureWeights, "features" | "heaviest">): boolean {
  return features.length > 1 && features.every(({ share }) => heaviest.share - share < 1e-9);
}
