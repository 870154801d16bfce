import { contingencyTable, type Agreement, type ContingencyTable } from "./contingency";
import { averageEntropy, informationOf, samePartition } from "./information";
import type { MutualInformationOptions } from "./normalised-mutual-information";
import { exponential } from "../../math/functions/exponential";
import { naturalLog } from "../../math/functions/natural-log";

/** An adjusted mutual information, with its parts. */
export interface AdjustedMutualInformation extends Agreement {
  /** Mutual information, in nats; null without rows to compare. */
  readonly mutualInformation: number | null;
  /** What two random partitions with the same cluster sizes share on average, in nats; null as above. */
  readonly expected: number | null;
}

/**
 * Adjusted mutual information: (MI - expected MI) / (average entropy - expected MI), the expectation being
 * over random partitions with the same cluster sizes. Higher is better: 1 for the same partition, about 0
 * for unrelated ones, also when they have many clusters.
 *
 * Undefined (null) without rows to compare, and where the divisor is 0; two equal partitions have 1. For
 * rows called noise (-1) see `NoiseTreatment`.
 *
 * Source: Vinh, Epps and Bailey 2010, "Information theoretic measures for clusterings comparison" (AMI_max
 * with `average: "max"`). Cost O(n (k1 + k2)) at worst.
 *
 * @throws InputError when the two differ in length, or for an unknown average.
 * @example adjustedMutualInformation([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]).value // 0.2988
 */
export function adjustedMutualInformation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: MutualInformationOptions = {},
): AdjustedMutualInformation {
  const table = contingencyTable(first, second, options);
  const information = informationOf(table);
  const entropy = averageEntropy(information, options.average ?? "arithmetic");
  const empty = table.comparedRows === 0;
  const expected = expectedMutualInformation(table);
  const divisor = entropy - expected;
  let value: number | null = null;
  if (!empty) {
    if (samePartition(table)) value = 1;
    else if (Math.abs(divisor) > 1e-14 * entropy) value = (information.mutual - expected) / divisor;
  }
  return Object.freeze({
    value,
    better: "higher",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
    mutualInformation: empty ? null : information.mutual,
    expected: empty ? null : expected,
  });
}

/** Mean mutual information under the hypergeometric model: equation 24 of Vinh, Epps and Bailey, in nats. */
function expectedMutualInformation({ rowSums, columnSums, comparedRows: n }: ContingencyTable): number {
  const logFactorial = logFactorials(n);
  let expected = 0;
  for (const a of rowSums) {
    for (const b of columnSums) {
      const fixed =
        logFactorial[a] + logFactorial[b] + logFactorial[n - a] + logFactorial[n - b] - logFactorial[n];
      for (let shared = Math.max(1, a + b - n); shared <= Math.min(a, b); shared++) {
        const logChance =
          fixed -
          logFactorial[shared] -
          logFactorial[a - shared] -
          logFactorial[b - shared] -
          logFactorial[n - a - b + shared];
        expected += (shared / n) * naturalLog((n / a) * (shared / b)) * exponential(logChance);
      }
    }
  }
  return expected;
}

/** log(0!) … log(n!), each sum compensated (Kahan), since differences of large ones are needed. */
function logFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  let lost = 0;
  for (let i = 2; i <= n; i++) {
    const term = naturalLog(i) - lost;
    table[i] = table[i - 1] + term;
    lost = table[i] - table[i - 1] - term;
  }
  return table;
}
