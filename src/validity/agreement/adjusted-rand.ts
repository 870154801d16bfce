import { sumBy } from "../../core/sum";
import { NOISE, readGroups, type Groups } from "../groups";
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

/**
 * The same between each two of several clusterings of the same rows, where each row called noise is a cluster of its own. Their labels
 * are read once. Cost O(n + k1 k2) for each two.
 *
 * @returns count x count values, symmetric; NaN with fewer than two rows.
 * @throws InputError for labels that are not whole numbers from -1, and where clusterings differ in length.
 */
export function adjustedRandOfAll(clusterings: readonly ArrayLike<number>[]): Float64Array {
  const count = clusterings.length;
  const read = clusterings.map((labels) => readGroups(labels, clusterings[0].length, "adjustedRandOfAll"));
  const shared = new Int32Array(Math.max(0, ...read.map(({ sizes }) => sizes.length)) ** 2);
  const values = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i; j < count; j++) {
      values[i * count + j] = values[j * count + i] = indexOf(read[i], read[j], shared);
    }
  }
  return values;
}

/** @param shared room for a count of each pair of clusters, all 0, which it is again afterwards. */
function indexOf(first: Groups, second: Groups, shared: Int32Array): number {
  const { rows } = first;
  if (rows < 2) return NaN;
  let together = 0;
  for (let i = 0; i < rows; i++) {
    const a = first.codes[i];
    const b = second.codes[i];
    // A row that is a cluster of its own makes no pair; another as many as rows before it are in the same two clusters.
    if (a !== NOISE && b !== NOISE) together += shared[a * second.sizes.length + b]++;
  }
  shared.fill(0, 0, first.sizes.length * second.sizes.length);
  return adjusted(together, sumBy(first.sizes, pairs), sumBy(second.sizes, pairs), pairs(rows));
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
