import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";
import { informationOf } from "./information";

/**
 * Mutual information of two clusterings: how much one says about the other, in nats (natural
 * logarithms). Higher is more agreement; from 0 to the smaller of the two entropies. Grows with the number
 * of clusters by chance alone: prefer `adjustedMutualInformation`.
 *
 * Undefined (null) without rows to compare; 0 is the true value when one of the two is a single cluster.
 * For rows called noise (-1) see `NoiseTreatment`. Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length.
 * @example mutualInformation([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]).value // 0.4621
 */
export function mutualInformation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: AgreementOptions = {},
): Agreement {
  const table = contingencyTable(first, second, options);
  return Object.freeze({
    value: table.comparedRows === 0 ? null : informationOf(table).mutual,
    better: "higher",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
  });
}
