import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";
import { averageEntropy, informationOf, samePartition, type EntropyAverage } from "./information";

/** Options of the measures that divide by an average entropy. */
export interface MutualInformationOptions extends AgreementOptions {
  /** Default `arithmetic`, as in scikit-learn; `max` is the choice of Vinh et al. */
  readonly average?: EntropyAverage;
}

/**
 * Normalised mutual information: mutual information / an average of the two entropies. Higher is better,
 * 0 to 1; not corrected for chance: many small clusters raise it. See `adjustedMutualInformation`.
 *
 * Undefined (null) without rows to compare, and for two different partitions whose average entropy is 0
 * (possible with `geometric` and `min`); two equal partitions have 1. For rows called noise (-1) see
 * `NoiseTreatment`. Source: Strehl and Ghosh 2002, "Cluster ensembles". Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length, or for an unknown average.
 * @example normalisedMutualInformation([0, 0, 1, 1], [1, 1, 0, 0]).value // 1
 */
export function normalisedMutualInformation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: MutualInformationOptions = {},
): Agreement {
  const table = contingencyTable(first, second, options);
  const information = informationOf(table);
  const entropy = averageEntropy(information, options.average ?? "arithmetic");
  let value: number | null = null;
  if (table.comparedRows > 0) {
    if (samePartition(table)) value = 1;
    else if (entropy > 0) value = information.mutual / entropy;
  }
  return Object.freeze({
    value,
    better: "higher",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
  });
}
