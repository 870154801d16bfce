import { sumBy, sumOf } from "../../core/sum";
import { exponential } from "../../math/functions/exponential";
import { normalQuantile } from "../../math/distributions/normal-quantile";
import type { RandomSource } from "../../math/distributions/random";
import { logChiDensity } from "./truncated-chi";

/** A probability found by drawing. */
export interface SampledTail {
  /** null when no draw kept the clusters. */
  readonly pValue: number | null;
  /** Standard error of the drawing; null as above. */
  readonly error: number | null;
  /** Draws under which the clusters stayed as they are. */
  readonly kept: number;
}

/**
 * The probability that scale * chi is at least `distance`, given that the clusters stay as they are, by importance
 * sampling (Gao, Bien and Witten 2022, section 4.1; Chen and Witten 2023): distances are drawn from a normal around the
 * observed one, weighed by the chi density, and the clustering is run again on each moved copy. One draw falls in each of
 * `draws` equally likely pieces of the normal. Private to this folder. Cost: `draws` runs of the method.
 *
 * @param stays whether the clusters are the same when the two means are `distance` apart.
 */
export function sampledTail(
  distance: number,
  freedom: number,
  scale: number,
  stays: (distance: number) => boolean,
  draws: number,
  random: RandomSource,
  onProgress: (done: number, all: number) => void,
): SampledTail {
  const drawn: { value: number; log: number }[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const z = normalQuantile((draw + Math.max(random(), Number.EPSILON)) / draws);
    const value = distance + scale * z;
    if (value > 0 && stays(value))
      drawn.push({ value, log: logChiDensity(value, freedom, scale) + (z * z) / 2 });
    onProgress(draw + 1, draws);
  }
  const most = drawn.reduce((largest, { log }) => Math.max(largest, log), -Infinity);
  const weights = drawn.map(({ log }) => exponential(log - most));
  const all = sumOf(weights);
  if (!(all > 0)) return { pValue: null, error: null, kept: 0 };
  const tail = drawn.reduce((sum, { value }, i) => (value >= distance ? sum + weights[i] : sum), 0);
  const pValue = tail / all;
  const squares = sumBy(drawn, ({ value }, i) => (weights[i] * ((value >= distance ? 1 : 0) - pValue)) ** 2);
  return { pValue, error: Math.sqrt(squares) / all, kept: drawn.length };
}
