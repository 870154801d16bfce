import { sumBy, sumOf } from "../../core/sum";
import { ascendingOrder } from "../../math/ascending-order";
import { ranks } from "../../math/distributions/ranks";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { joined, type GroupedValues } from "./effect-sizes";

/** The outcome of a Kruskal-Wallis test. */
export interface KruskalWallis {
  /** H, corrected for ties; 0 or more, higher is less alike. */
  readonly statistic: number;
  /** Groups that hold values, less one. */
  readonly freedom: number;
  /** By the chi-squared approximation: rough where groups hold fewer than five values. */
  readonly pValue: number;
}

/**
 * Kruskal & Wallis' rank test (1952): do groups differ in where their values lie? As R's `kruskal.test`.
 *
 * @param weights how often each value counts, in the same groups; left out, once each.
 * @returns null for fewer than two groups with values, or values that are all equal. Cost O(n log n).
 * @example kruskalWallis([[1, 2, 3], [4, 5, 6]]) // { statistic: 3.857, freedom: 1, pValue: 0.0495 }
 */
export function kruskalWallis(groups: GroupedValues, weights?: GroupedValues): KruskalWallis | null {
  const filled = groups.filter((group) => group.length > 0).length;
  const values = joined(groups);
  const counts = weights === undefined ? new Float64Array(values.length).fill(1) : joined(weights);
  const n = sumOf(counts);
  if (filled < 2 || values.every((value) => value === values[0])) return null;
  const rank = ranks(values, counts);
  let place = 0;
  let sum = 0;
  for (const { length } of groups) {
    let [groupSum, size] = [0, 0];
    for (let i = 0; i < length; i++, place++) {
      groupSum += counts[place] * rank[place];
      size += counts[place];
    }
    if (size > 0) sum += groupSum ** 2 / size;
  }
  const uncorrected = (12 * sum) / (n * (n + 1)) - 3 * (n + 1);
  const ties = sumBy(tiedCounts(values, counts), (size) => size ** 3 - size);
  const statistic = uncorrected / (1 - ties / (n ** 3 - n));
  const freedom = filled - 1;
  return Object.freeze({ statistic, freedom, pValue: chiSquaredTail(Math.max(0, statistic), freedom) });
}

/** How often each of the different values counts, the smallest value first. */
function tiedCounts(values: Float64Array, counts: Float64Array): number[] {
  const sizes: number[] = [];
  let last = NaN;
  for (const place of ascendingOrder(values)) {
    if (values[place] === last) sizes[sizes.length - 1] += counts[place];
    else sizes.push(counts[place]);
    last = values[place];
  }
  return sizes;
}
