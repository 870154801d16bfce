import { logGamma } from "../../math/distributions/log-gamma";
import { randomNormal, type RandomSource } from "../../math/distributions/random";
import { randomPoisson } from "../../math/distributions/random-poisson";
import type { EncodedRows, Layout } from "./encoded-rows";
import { membershipShares } from "./kernels/plain-pass";
import type { Parameters } from "./kernels/parameters";

/**
 * Rows drawn from a model, as many as `like` has, with the predictors of its rows and missing values where they are
 * missing.
 *
 * @param parameters in units of the columns.
 */
export function simulateRows(
  layout: Layout,
  parameters: Parameters,
  like: EncodedRows,
  random: RandomSource,
): EncodedRows {
  const { k, discrete, normal, count, firstSlot, predictors } = layout;
  const [q, width] = [discrete.length, normal.length + count.length];
  const slots = like.slots.slice();
  const numbers = like.numbers.slice();
  const constants = new Float64Array(like.count);
  const share = new Float64Array(k);
  share.set(parameters.membership.subarray(0, k));
  for (let i = 0; i < like.count; i++) {
    if (predictors > 0) {
      membershipShares(like.predictors, i * predictors, parameters.membership, predictors, share);
    }
    const c = drawIndex(k, (index) => share[index], random);
    for (let d = 0; d < q; d++) {
      const [first, missing] = [firstSlot[d], firstSlot[d + 1] - 1];
      if (slots[i * q + d] === missing) continue;
      const level = drawIndex(
        missing - first,
        (index) => parameters.probabilities[(first + index) * k + c],
        random,
      );
      slots[i * q + d] = first + level;
    }
    for (let j = 0; j < width; j++) {
      if (Number.isNaN(numbers[i * width + j])) continue;
      if (j < normal.length) {
        const at = j * k + c;
        numbers[i * width + j] =
          parameters.means[at] + Math.sqrt(parameters.variances[at]) * randomNormal(random);
      } else {
        const value = randomPoisson(random, parameters.rates[(j - normal.length) * k + c]);
        numbers[i * width + j] = value;
        constants[i] -= logGamma(value + 1);
      }
    }
  }
  return { count: like.count, slots, numbers, predictors: like.predictors, constants };
}

/** An index drawn with these probabilities, which sum to 1 up to rounding. */
function drawIndex(length: number, probability: (index: number) => number, random: RandomSource): number {
  let left = random();
  let last = 0;
  for (let index = 0; index < length; index++) {
    const own = probability(index);
    if (own > 0) last = index;
    left -= own;
    if (left < 0) return index;
  }
  return last;
}
