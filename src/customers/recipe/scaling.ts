import { median, quantileSorted, sampleStandardDeviation } from "simple-statistics";
import { mean } from "../../core/mean";
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
 * @param values at least one finite number. Cost O(n log n).
 * @throws InputError for a value whose square is beyond what a number holds.
 */
export function fitScaling(values: ArrayLike<number>, scale: Scale): Scaling {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (scale !== "none") for (const end of [low, high]) requireSizeOf(end, "fitScaling(values)");
  switch (scale) {
    case "none":
      return { center: 0, scale: 1 };
    case "minmax":
      return { center: low, scale: high - low || 1 };
    case "standard":
      return { center: mean(sorted), scale: low === high ? 1 : sampleStandardDeviation(sorted) };
    case "robust": {
      const spread = (quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25)) / NORMAL_IQR;
      const fallback = low === high ? 1 : sampleStandardDeviation(sorted);
      return { center: median(sorted), scale: spread > 0 ? spread : fallback };
    }
  }
}
