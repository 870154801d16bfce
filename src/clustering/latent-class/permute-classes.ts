import type { Layout } from "./encoded-rows";
import { parametersOf, type Parameters } from "./kernels/parameters";

/** The same model with its classes in another order: class c becomes what `order[c]` was. */
export function permuteClasses(layout: Layout, from: Parameters, order: readonly number[]): Parameters {
  const { k, indicators, discrete, firstSlot, predictors } = layout;
  const to = parametersOf(layout, from.flat.slice());
  const permute = (source: Float64Array, target: Float64Array): void => {
    for (let at = 0; at < source.length; at += k) {
      for (let c = 0; c < k; c++) target[at + c] = source[at + order[c]];
    }
  };
  permute(from.probabilities, to.probabilities);
  permute(from.slopes, to.slopes);
  permute(from.means, to.means);
  permute(from.variances, to.variances);
  permute(from.rates, to.rates);
  if (predictors === 0) permute(from.membership, to.membership);
  for (let j = 0; j < predictors; j++) {
    const reference = from.membership[order[0] * predictors + j];
    for (let c = 0; c < k; c++) {
      to.membership[c * predictors + j] = from.membership[order[c] * predictors + j] - reference;
    }
  }
  discrete.forEach((j, d) => {
    if (indicators[j].kind !== "ordinal") return;
    const { positions } = indicators[j];
    const reference = to.slopes[d * k];
    for (let c = 0; c < k; c++) to.slopes[d * k + c] -= reference;
    positions.forEach((position, l) => {
      to.bases[firstSlot[d] + l] += reference * (position - positions[0]);
    });
  });
  return to;
}
