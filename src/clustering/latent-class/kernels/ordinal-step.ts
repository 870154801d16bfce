import { naturalLog } from "../../../math/functions/natural-log";
import type { Layout } from "../encoded-rows";
import { solvePositive } from "./membership-step";
import { fillOrdinal, type Parameters, type Sums } from "./parameters";

/** Slopes stay within this over the whole scale: beyond it a probability is 0 or 1 to the last digit. */
const STEEPEST = 80;

/**
 * One Newton step for an ordinal indicator (adjacent-category logits): intercepts shared, a slope per class. Halved
 * until the expected log-likelihood does not fall. Reads and writes `to`, whose old values it starts from. Kernel.
 */
export function ordinalStep(layout: Layout, sums: Sums, to: Parameters, d: number): void {
  const { k, indicators, discrete, firstSlot } = layout;
  const { positions } = indicators[discrete[d]];
  const [first, levels] = [firstSlot[d], positions.length];
  if (levels < 2) return;
  const size = levels - 1 + (k - 1);
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (let c = 0; c < k; c++) {
    let [weight, mean] = [0, 0];
    const probability = (l: number): number => to.probabilities[(first + l) * k + c];
    for (let l = 0; l < levels; l++) {
      weight += sums.slots[(first + l) * k + c];
      mean += probability(l) * positions[l];
    }
    const slope = levels - 1 + (c - 1);
    for (let l = 0; l < levels; l++) {
      const off = sums.slots[(first + l) * k + c] - weight * probability(l);
      if (c > 0) gradient[slope] += positions[l] * off;
      if (c > 0) information[slope * size + slope] += weight * probability(l) * (positions[l] - mean) ** 2;
      if (l === 0) continue;
      gradient[l - 1] += off;
      for (let m = 1; m <= l; m++) {
        const factor = (m === l ? 1 : 0) - probability(m);
        information[(l - 1) * size + m - 1] += weight * probability(l) * factor;
      }
      if (c > 0) information[slope * size + l - 1] += weight * probability(l) * (positions[l] - mean);
    }
  }
  const direction = solvePositive(information, gradient, size);
  const before = ordinalGain(layout, sums, to, d);
  const bases = to.bases.slice(first, first + levels);
  const slopes = to.slopes.slice(d * k, (d + 1) * k);
  const bound = STEEPEST / (positions[levels - 1] - positions[0]);
  for (let halving = 0, factor = 1; halving < 40; halving++, factor /= 2) {
    for (let l = 1; l < levels; l++) to.bases[first + l] = bases[l] + factor * direction[l - 1];
    for (let c = 1; c < k; c++) {
      const moved = slopes[c] + factor * direction[levels - 1 + (c - 1)];
      to.slopes[d * k + c] = Math.max(-bound, Math.min(bound, moved));
    }
    fillOrdinal(layout, to, d);
    if (ordinalGain(layout, sums, to, d) >= before) return;
  }
  to.bases.set(bases, first);
  to.slopes.set(slopes, d * k);
  fillOrdinal(layout, to, d);
}

/** The expected log-likelihood of one discrete indicator. */
function ordinalGain({ k, firstSlot }: Layout, sums: Sums, from: Parameters, d: number): number {
  let sum = 0;
  for (let at = firstSlot[d] * k; at < (firstSlot[d + 1] - 1) * k; at++) {
    if (sums.slots[at] > 0) sum += sums.slots[at] * naturalLog(from.probabilities[at]);
  }
  return sum;
}
