import { squaredDeviations } from "../../core/squared-deviations";
import { columnOf } from "../../math/linear/matrix";
import type { FeatureMatrix } from "./apply-recipe";

/** Who has a say in distances between the rows of a feature matrix. */
export interface FeatureWeights {
  /** Each feature's share of all variance, 0 to 1, in the matrix's order; NaN where nothing varies. */
  readonly features: readonly { readonly feature: string; readonly share: number }[];
  /** The feature with the largest share; the first of equals. */
  readonly heaviest: { readonly feature: string; readonly share: number };
  /** The shares of the measures together, and of the product mix together. */
  readonly measures: number;
  readonly mix: number;
}

/**
 * How much of the squared distances between rows each feature decides: its share of all variance. Scaling is
 * the choice of these shares. Cost O(rows x columns).
 */
export function featureWeights(features: FeatureMatrix): FeatureWeights {
  const variances = features.columnNames.map((_, j) => squaredDeviations(columnOf(features, j)));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const shares = features.columnNames.map((feature, j) =>
    Object.freeze({ feature, share: variances[j] / total }),
  );
  const measures = shares
    .filter((_, j) => features.recipe.columns[j].source.kind === "measure")
    .reduce((sum, { share }) => sum + share, 0);
  const heaviest = shares.reduce((best, one) => (one.share > best.share + 1e-12 ? one : best));
  return Object.freeze({ features: Object.freeze(shares), heaviest, measures, mix: 1 - measures });
}
