import { median, sampleSkewness } from "simple-statistics";
import { extent } from "../../core/extent";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { columnOf } from "../../math/linear/matrix";
import { requireObservations, type Observations } from "../../math/linear/observations";

/** One column of a matrix, described. */
export interface FeatureDescription {
  readonly feature: string;
  readonly mean: number;
  readonly median: number;
  /** Divisor n - 1; NaN for a single row. */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
  /** Adjusted Fisher-Pearson coefficient: 0 symmetric, above 0 a long tail to the right; NaN below three rows or without spread. */
  readonly skewness: number;
}

/**
 * Describes every column of a matrix. Cost O(rows x columns).
 *
 * @example describeFeatures(x)[0].feature // "orders"
 */
export function describeFeatures(x: Observations): readonly FeatureDescription[] {
  requireObservations(x, "describeFeatures(x)");
  if (x.rows === 0) return Object.freeze([]);
  return Object.freeze(
    x.columnNames.map((feature, j) => {
      const values = columnOf(x, j);
      const squares = squaredDeviations(values);
      const [min, max] = extent(values);
      return Object.freeze({
        feature,
        mean: mean(values),
        median: median(values),
        standardDeviation: values.length < 2 ? NaN : Math.sqrt(squares / (values.length - 1)),
        min,
        max,
        skewness: values.length < 3 || squares === 0 ? NaN : sampleSkewness(values),
      });
    }),
  );
}
