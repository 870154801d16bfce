import { sampleStandardDeviation } from "simple-statistics";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumOf } from "../../core/sum";
import { quantile } from "../../math/distributions/quantile";
import { requireSizeOf } from "../../math/linear/number-bounds";
import type { Scale } from "./feature-recipe";

/** The numbers that bring a column to scale: (value - center) / scale. */
export interface Scaling {
  readonly center: number;
  readonly scale: number;
}

/** Interquartile range of a normal distribution with standard deviation 1. */
const NORMAL_IQR = 1.3489795003921634;

/**
 * Fits the scaling of one column. `standard`: mean and standard deviation (divisor n - 1). `robust`: median
 * and interquartile range / 1.349, or the standard deviation where more than half of the values are alike.
 * `minmax`: least value and range. `none`: 0 and 1. A constant column, or a single value, is centred and
 * keeps its unit: scale 1.
 *
 * @param values at least one finite number. @param weights how often each counts, above 0; left out, once each. Cost O(n log n).
 * @throws InputError for a value whose square is beyond what a number holds.
 */
export function fitScaling(values: ArrayLike<number>, scale: Scale, weights?: ArrayLike<number>): Scaling {
  const order = weights && Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const sorted = order?.map((i) => values[i]) ?? new Float64Array(values).sort();
  const counts = weights && order!.map((i) => weights[i]);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (scale !== "none") for (const end of [low, high]) requireSizeOf(end, "fitScaling(values)");
  switch (scale) {
    case "none":
      return { center: 0, scale: 1 };
    case "minmax":
      return { center: low, scale: high - low || 1 };
    case "standard":
      return { center: mean(sorted, counts), scale: low === high ? 1 : deviationOf(sorted, counts) };
    case "robust": {
      const spread = (quantile(sorted, 0.75, counts) - quantile(sorted, 0.25, counts)) / NORMAL_IQR;
      const fallback = low === high ? 1 : deviationOf(sorted, counts);
      return { center: quantile(sorted, 0.5, counts), scale: spread > 0 ? spread : fallback };
    }
  }
}

/** The standard deviation with divisor n - 1; of weights that sum to 1 or less, with their sum. */
function deviationOf(values: ArrayLike<number>, weights: readonly number[] | undefined): number {
  if (weights === undefined) return sampleStandardDeviation(values);
  const count = sumOf(weights);
  return Math.sqrt(squaredDeviations(values, weights) / (count > 1 ? count - 1 : count));
}
