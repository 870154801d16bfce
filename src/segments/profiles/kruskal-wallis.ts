import { countsOf } from "../../core/counts-of";
import { sumBy } from "../../core/sum";
import { ranks } from "../../math/distributions/ranks";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import type { GroupedValues } from "./effect-sizes";

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
 * @returns null for fewer than two groups with values, or values that are all equal. Cost O(n log n).
 * @example kruskalWallis([[1, 2, 3], [4, 5, 6]]) // { statistic: 3.857, freedom: 1, pValue: 0.0495 }
 */
export function kruskalWallis(groups: GroupedValues): KruskalWallis | null {
  const filled = groups.filter((group) => group.length > 0);
  const values = filled.flat();
  const n = values.length;
  if (filled.length < 2 || values.every((value) => value === values[0])) return null;
  const rank = ranks(values);
  let place = 0;
  let sum = 0;
  for (const group of filled) {
    let groupSum = 0;
    for (let i = 0; i < group.length; i++) groupSum += rank[place++];
    sum += groupSum ** 2 / group.length;
  }
  const uncorrected = (12 * sum) / (n * (n + 1)) - 3 * (n + 1);
  const ties = sumBy([...countsOf(values).values()], (size) => size ** 3 - size);
  const statistic = uncorrected / (1 - ties / (n ** 3 - n));
  const freedom = filled.length - 1;
  return Object.freeze({ statistic, freedom, pValue: chiSquaredTail(Math.max(0, statistic), freedom) });
}
