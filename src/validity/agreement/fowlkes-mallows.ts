import { sumBy } from "../../core/sum";
import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";

/**
 * Fowlkes-Mallows index: pairs of rows together in both clusterings / the geometric mean of the pairs
 * together in each. Higher is better, 0 to 1; not corrected for chance, so large clusters alone raise it.
 *
 * Undefined (null) when one of the two puts no two rows together. For rows called noise (-1) see
 * `NoiseTreatment`; by default they are left out and counted.
 *
 * Source: Fowlkes and Mallows 1983, "A method for comparing two hierarchical clusterings". Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length.
 * @example fowlkesMallows([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]).value // 0.4714
 */
export function fowlkesMallows(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: AgreementOptions = {},
): Agreement {
  const table = contingencyTable(first, second, options);
  const together = sumBy(table.counts, (row) => pairsIn(row));
  const [inFirst, inSecond] = [pairsIn(table.rowSums), pairsIn(table.columnSums)];
  return Object.freeze({
    value: inFirst > 0 && inSecond > 0 ? together / Math.sqrt(inFirst) / Math.sqrt(inSecond) : null,
    better: "higher",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
  });
}

function pairsIn(counts: readonly number[]): number {
  return sumBy(counts, (count) => (count * (count - 1)) / 2);
}
