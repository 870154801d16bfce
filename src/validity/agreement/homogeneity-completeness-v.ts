import { InputError } from "../../core/input-error";
import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";
import { informationOf } from "./information";

/** Homogeneity, completeness and their harmonic mean, which is `value`. */
export interface HomogeneityCompletenessV extends Agreement {
  /** 1 when each cluster holds rows of one class only; null without rows to compare. */
  readonly homogeneity: number | null;
  /** 1 when all rows of a class lie in one cluster; null as above. */
  readonly completeness: number | null;
}

/**
 * Homogeneity, completeness and V-measure of clusters against known classes. Higher is better, each 0 to
 * 1. Not corrected for chance: many clusters make homogeneity large for nothing.
 *
 * V is the mean of the two with weight beta on completeness: (1 + beta) h c / (beta h + c). One single
 * class is always homogeneous, one single cluster always complete (both 1 by definition). Undefined (null)
 * without rows to compare. For rows called noise (-1) see `NoiseTreatment`.
 *
 * Source: Rosenberg and Hirschberg 2007, "V-measure". Cost O(n + k1 k2).
 *
 * @param classes the known classes, one per row.
 * @throws InputError when the two differ in length, or beta is not a number of at least 0.
 * @example homogeneityCompletenessV([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]).homogeneity // 0.6667
 */
export function homogeneityCompletenessV(
  classes: ArrayLike<number>,
  clusters: ArrayLike<number>,
  options: AgreementOptions & { readonly beta?: number } = {},
): HomogeneityCompletenessV {
  const { beta = 1 } = options;
  if (!(beta >= 0 && beta < Infinity)) {
    throw new InputError({
      where: "homogeneityCompletenessV(beta)",
      what: String(beta),
      legal: "a finite number of at least 0",
    });
  }
  const table = contingencyTable(classes, clusters, options);
  const { first, second, mutual } = informationOf(table);
  const empty = table.comparedRows === 0;
  const homogeneity = first > 0 ? mutual / first : 1;
  const completeness = second > 0 ? mutual / second : 1;
  const weighted = beta * homogeneity + completeness;
  // Both 0: a mean of two zeros is zero.
  const v = weighted > 0 ? ((1 + beta) * homogeneity * completeness) / weighted : 0;
  return Object.freeze({
    value: empty ? null : v,
    better: "higher",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
    homogeneity: empty ? null : homogeneity,
    completeness: empty ? null : completeness,
  });
}
