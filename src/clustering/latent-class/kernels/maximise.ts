import type { PatternTable } from "../pattern-table";
import type { Layout } from "../encoded-rows";
import { fitMembership } from "./membership-step";
import { ordinalStep } from "./ordinal-step";
import type { Parameters, Sums } from "./parameters";

/**
 * The likeliest parameters for expected sums; what has no weight keeps its old value. Membership coefficients and
 * ordinal indicators take Newton steps, which gain without being the maximum at once. Kernel.
 *
 * @param minimumVariance no normal indicator is narrower in a class (in squared standard deviations of its column).
 * @param fixedProfiles whether only membership is fitted.
 */
export function maximise(
  layout: Layout,
  table: PatternTable,
  sums: Sums,
  from: Parameters,
  to: Parameters,
  minimumVariance: number,
  fixedProfiles: boolean,
): void {
  const { k, indicators, discrete, normal, count, firstSlot, predictors } = layout;
  to.flat.set(from.flat);
  if (predictors === 0) {
    for (let c = 0; c < k; c++) to.membership[c] = sums.classes[c] / table.total;
  } else {
    fitMembership(table.predictors, sums.posteriors, table.count, predictors, k, to.membership, 1);
  }
  if (fixedProfiles) return;
  discrete.forEach((j, d) => {
    if (indicators[j].kind === "ordinal") return ordinalStep(layout, sums, to, d);
    const [first, end] = [firstSlot[d], firstSlot[d + 1] - 1];
    for (let c = 0; c < k; c++) {
      let weight = 0;
      for (let s = first; s < end; s++) weight += sums.slots[s * k + c];
      if (!(weight > 0)) continue;
      for (let s = first; s < end; s++) to.probabilities[s * k + c] = sums.slots[s * k + c] / weight;
    }
  });
  const normals = normal.length * k;
  for (let at = 0; at < normals; at++) {
    const weight = sums.weights[at];
    if (!(weight > 0)) continue;
    const mean = sums.first[at] / weight;
    to.means[at] = mean;
    to.variances[at] = Math.max(minimumVariance, sums.second[at] / weight - mean * mean);
  }
  for (let at = 0; at < count.length * k; at++) {
    const weight = sums.weights[normals + at];
    if (weight > 0) to.rates[at] = sums.first[normals + at] / weight;
  }
}
