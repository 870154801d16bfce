import { exponential } from "../../../math/functions/exponential";
import type { Layout } from "../encoded-rows";

/** All numbers of a model as views of one flat array, classes innermost: entry (a, c) is at `a * k + c`. */
export interface Parameters {
  /** Everything, one view after another. */
  readonly flat: Float64Array;
  /** k shares; with predictors k x predictors coefficients (class after class, the first class 0). */
  readonly membership: Float64Array;
  /** slots x k: the probability of each level in each class; the slot of "missing" holds 1. */
  readonly probabilities: Float64Array;
  /** slots: the intercepts of ordinal levels, the first level's 0; unused for categorical ones. */
  readonly bases: Float64Array;
  /** discrete x k: the slopes of ordinal indicators, the first class's 0; unused for categorical ones. */
  readonly slopes: Float64Array;
  /** normal x k. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
  /** count x k. */
  readonly rates: Float64Array;
}

/** Views of `flat`, or of a new array. */
export function parametersOf(layout: Layout, flat?: Float64Array): Parameters {
  const { k, discrete, normal, count, firstSlot, predictors } = layout;
  const slots = firstSlot[discrete.length];
  const lengths = [
    k * Math.max(1, predictors),
    slots * k,
    slots,
    discrete.length * k,
    normal.length * k,
    normal.length * k,
    count.length * k,
  ];
  const all = flat ?? new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  const [membership, probabilities, bases, slopes, means, variances, rates] = lengths.map((length) =>
    all.subarray(at, (at += length)),
  );
  return { flat: all, membership, probabilities, bases, slopes, means, variances, rates };
}

/** Expected counts and sums of the rows in each class: what the next parameters are worked out from. */
export interface Sums {
  /** k: the weight of each class. */
  readonly classes: Float64Array;
  /** slots x k. */
  readonly slots: Float64Array;
  /** (normal + count) x k: weight, sum and (for normal) sum of squares of the values that are there. */
  readonly weights: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** patterns x k weighted posteriors; kept only with predictors. */
  readonly posteriors: Float64Array;
}

export function sumsOf(layout: Layout, patterns: number): Sums {
  const { k, discrete, normal, count, firstSlot, predictors } = layout;
  const numeric = (normal.length + count.length) * k;
  return {
    classes: new Float64Array(k),
    slots: new Float64Array(firstSlot[discrete.length] * k),
    weights: new Float64Array(numeric),
    first: new Float64Array(numeric),
    second: new Float64Array(numeric),
    posteriors: new Float64Array(predictors > 0 ? patterns * k : 0),
  };
}

/** Works out the level probabilities of discrete indicator `d`, an ordinal one, from its intercepts and slopes. */
export function fillOrdinal(layout: Layout, to: Parameters, d: number): void {
  const { k, indicators, discrete, firstSlot } = layout;
  const { positions } = indicators[discrete[d]];
  const [first, levels] = [firstSlot[d], positions.length];
  for (let c = 0; c < k; c++) {
    const slope = to.slopes[d * k + c];
    let largest = -Infinity;
    for (let l = 0; l < levels; l++) {
      largest = Math.max(largest, to.bases[first + l] + slope * positions[l]);
    }
    let sum = 0;
    for (let l = 0; l < levels; l++) {
      const odds = exponential(to.bases[first + l] + slope * positions[l] - largest);
      to.probabilities[(first + l) * k + c] = odds;
      sum += odds;
    }
    for (let l = 0; l < levels; l++) to.probabilities[(first + l) * k + c] /= sum;
  }
}
