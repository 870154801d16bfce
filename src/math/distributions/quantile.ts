import { quantileSorted } from "simple-statistics";
import { sumOf } from "../../core/sum";

/**
 * The quantile of ascending values (`quantileSorted` of simple-statistics); NaN without values. With weights it is the type 7
 * quantile of the values repeated so often, at fractional weights as `wtd.quantile` of R's Hmisc: between the values that
 * hold the places at either side of (sum of weights - 1) x probability. Kernel: assumes ascending values. Cost O(n).
 *
 * @param weights how often each value counts, above 0; left out, once each.
 * @example quantile([1, 2, 3], 0.5) // 2
 */
export function quantile(
  sorted: ArrayLike<number>,
  probability: number,
  weights?: ArrayLike<number>,
): number {
  if (sorted.length === 0) return NaN;
  if (weights === undefined) return quantileSorted(sorted, probability);
  const place = Math.max(0, sumOf(weights) - 1) * probability;
  const low = Math.floor(place);
  const below = valueAt(sorted, weights, low);
  const part = place - low;
  return part === 0 ? below : below + part * (valueAt(sorted, weights, low + 1) - below);
}

/** The value that holds a place, from 0, in the values repeated by their weights. */
function valueAt(sorted: ArrayLike<number>, weights: ArrayLike<number>, place: number): number {
  let before = 0;
  for (let i = 0; i < sorted.length; i++) {
    before += weights[i];
    if (before > place) return sorted[i];
  }
  return sorted[sorted.length - 1];
}
