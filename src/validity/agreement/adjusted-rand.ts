import { sumBy } from "../../core/sum";
import { NOISE, readGroups } from "../groups";
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
 * are read once. Cost O(n) for each two.
 *
 * @returns count x count values, symmetric; NaN with fewer than two rows.
 * @throws InputError for labels that are not whole numbers from -1, and where clusterings differ in length.
 */
export function adjustedRandOfAll(clusterings: readonly ArrayLike<number>[]): Float64Array {
  const count = clusterings.length;
  const read = clusterings.map((labels) => singletonCodes(labels, clusterings[0].length));
  const shared = new Int32Array(Math.max(0, ...read.map(({ clusters }) => clusters)) ** 2);
  const values = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i; j < count; j++) {
      const value = indexOf(read[i], read[j], shared) ?? NaN;
      values[i * count + j] = values[j * count + i] = value;
    }
  }
  return values;
}

/** The clusters of rows by number, without gaps, and how many pairs of rows share one. */
interface Codes {
  readonly codes: Int32Array;
  readonly clusters: number;
  readonly together: number;
}

function singletonCodes(labels: ArrayLike<number>, rows: number): Codes {
  const { codes, sizes } = readGroups(labels, rows, "adjustedRandOfAll");
  let clusters = sizes.length;
  const own = codes.map((code) => (code === NOISE ? clusters++ : code));
  return { codes: own, clusters, together: sumBy(sizes, pairs) };
}

/** @param shared room for a count of each pair of clusters, all 0, which it is again afterwards. */
function indexOf(first: Codes, second: Codes, shared: Int32Array): number | null {
  const rows = first.codes.length;
  if (rows < 2) return null;
  let together = 0;
  // Each row makes as many pairs as rows before it are in the same two clusters.
  for (let i = 0; i < rows; i++) together += shared[first.codes[i] * second.clusters + second.codes[i]]++;
  for (let i = 0; i < rows; i++) shared[first.codes[i] * second.clusters + second.codes[i]] = 0;
  return adjusted(together, first.together, second.together, pairs(rows));
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
