import { sumBy } from "../../core/sum";
import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";

/**
 * Adjusted Rand index: the share of row pairs on which two clusterings agree (together in both, or apart
 * in both), corrected for chance. Higher is better: 1 for the same partition, about 0 for unrelated ones,
 * below 0 for less agreement than by chance. Label numbers do not matter, nor which clustering is first.
 *
 * Undefined (null) with fewer than two rows to compare. Two equal partitions have 1, also if both are one
 * cluster or all singletons. For rows called noise (-1) see `NoiseTreatment`; by default they are left out
 * and counted.
 *
 * Source: Hubert and Arabie 1985, "Comparing partitions". Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length.
 * @example adjustedRand([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]).value // 0.2424
 */
export function adjustedRand(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: AgreementOptions = {},
): Agreement {
  const table = contingencyTable(first, second, options);
  const n = table.comparedRows;
  let together = 0;
  for (const row of table.counts) for (const count of row) together += pairs(count);
  const inFirst = sumBy(table.rowSums, pairs);
  const inSecond = sumBy(table.columnSums, pairs);
  return Object.freeze({
    value: n < 2 ? null : adjusted(together, inFirst, inSecond, pairs(n)),
    better: "higher",
    comparedRows: n,
    noiseRows: table.noiseRows,
  });
}

/** The number of pairs among `count` rows. */
function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** (index - expected) / (largest - expected) of Hubert and Arabie, from numbers of pairs. */
function adjusted(together: number, inFirst: number, inSecond: number, all: number): number {
  const expected = (inFirst / all) * inSecond;
  const largest = (inFirst + inSecond) / 2;
  // largest = expected only for two partitions that are both one cluster or both all singletons.
  return largest === expected ? 1 : (together - expected) / (largest - expected);
}
