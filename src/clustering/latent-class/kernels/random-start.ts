import { randomNormal, type RandomSource } from "../../../math/distributions/random";
import { naturalLog } from "../../../math/functions/natural-log";
import type { PatternTable } from "../pattern-table";
import type { Layout } from "../encoded-rows";
import { fillOrdinal, parametersOf, type Parameters } from "./parameters";

/**
 * The model in which every class is alike: shares, means and rates of all rows. With one class it is the solution
 * (ordinal indicators are saturated there); with more it is what starts vary.
 */
export function commonParameters(layout: Layout, table: PatternTable, minimumVariance: number): Parameters {
  const { k, discrete, normal, count, firstSlot, predictors } = layout;
  const to = parametersOf(layout);
  if (predictors === 0) to.membership.fill(1 / k);
  const slots = new Float64Array(firstSlot[discrete.length]);
  const width = normal.length + count.length;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  const weights = new Float64Array(width);
  for (let i = 0; i < table.count; i++) {
    const weight = table.weights[i];
    for (let j = 0; j < discrete.length; j++) slots[table.slots[i * discrete.length + j]] += weight;
    for (let j = 0; j < width; j++) {
      const value = table.numbers[i * width + j];
      if (Number.isNaN(value)) continue;
      weights[j] += weight;
      sums[j] += weight * value;
      squares[j] += weight * value * value;
    }
  }
  discrete.forEach((_, d) => {
    const [first, missing] = [firstSlot[d], firstSlot[d + 1] - 1];
    let seen = 0;
    for (let s = first; s < missing; s++) seen += slots[s];
    to.probabilities.fill(1, missing * k, (missing + 1) * k);
    for (let s = first; s < missing; s++) {
      to.probabilities.fill(slots[s] / seen, s * k, (s + 1) * k);
      to.bases[s] = naturalLog(slots[s] / slots[first]);
    }
  });
  for (let j = 0; j < width; j++) {
    const at = (j < normal.length ? j : j - normal.length) * k;
    const mean = sums[j] / weights[j];
    if (j >= normal.length) {
      to.rates.fill(mean, at, at + k);
      continue;
    }
    to.means.fill(mean, at, at + k);
    to.variances.fill(Math.max(minimumVariance, squares[j] / weights[j] - mean * mean), at, at + k);
  }
  return to;
}

/**
 * A random start. Every other one takes k patterns, drawn by weight, as the middles of the classes; the rest draw
 * profiles at random, which reach optima that no pattern lies near. Kernel. Cost O(patterns + k indicators).
 *
 * @param index the number of the start: even ones take patterns.
 * @param common `commonParameters` of the same table.
 */
export function randomStart(
  layout: Layout,
  table: PatternTable,
  common: Parameters,
  index: number,
  random: RandomSource,
): Parameters {
  const { k, indicators, discrete, normal, count, firstSlot } = layout;
  const to = parametersOf(layout, common.flat.slice());
  const width = normal.length + count.length;
  for (let c = 0; c < k; c++) {
    const pattern = index % 2 === 0 ? drawPattern(table, random) : -1;
    discrete.forEach((j, d) => {
      const [first, missing] = [firstSlot[d], firstSlot[d + 1] - 1];
      const slot = pattern < 0 ? missing : table.slots[pattern * discrete.length + d];
      if (indicators[j].kind === "ordinal") {
        to.slopes[d * k + c] = drawSlope(layout, common, d, slot, random);
        return;
      }
      let sum = 0;
      for (let s = first; s < missing; s++) {
        const at = s * k + c;
        if (slot === missing) to.probabilities[at] *= -naturalLog(1 - random());
        else to.probabilities[at] += s === slot ? 1 : 0;
        sum += to.probabilities[at];
      }
      for (let s = first; s < missing; s++) to.probabilities[s * k + c] /= sum;
    });
    for (let j = 0; j < width; j++) {
      const value = pattern < 0 ? NaN : table.numbers[pattern * width + j];
      if (j < normal.length) {
        to.means[j * k + c] = Number.isNaN(value) ? randomNormal(random) : value;
      } else {
        const at = (j - normal.length) * k + c;
        const mean = common.rates[at];
        to.rates[at] = Number.isNaN(value) ? mean * -naturalLog(1 - random()) : (mean + value) / 2;
      }
    }
  }
  discrete.forEach((j, d) => {
    if (indicators[j].kind !== "ordinal") return;
    // Slopes count from the first class; the intercepts take up what is subtracted.
    const reference = to.slopes[d * k];
    const { positions } = indicators[j];
    for (let c = 0; c < k; c++) to.slopes[d * k + c] -= reference;
    positions.forEach((position, l) => {
      to.bases[firstSlot[d] + l] += reference * (position - positions[0]);
    });
    fillOrdinal(layout, to, d);
  });
  return to;
}

/** A pattern, drawn with a chance in proportion to its weight. */
function drawPattern({ weights, count, total }: PatternTable, random: RandomSource): number {
  let left = random() * total;
  for (let i = 0; i < count; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return count - 1;
}

/** A slope that tilts the common shares towards a level, or to a random side. */
function drawSlope(
  { k, indicators, discrete, firstSlot }: Layout,
  common: Parameters,
  d: number,
  slot: number,
  random: RandomSource,
): number {
  const { positions } = indicators[discrete[d]];
  const [first, missing] = [firstSlot[d], firstSlot[d + 1] - 1];
  let [mean, variance] = [0, 0];
  positions.forEach((position, l) => (mean += position * common.probabilities[(first + l) * k]));
  positions.forEach(
    (position, l) => (variance += (position - mean) ** 2 * common.probabilities[(first + l) * k]),
  );
  if (!(variance > 0)) return 0;
  if (slot === missing) return randomNormal(random) / Math.sqrt(variance);
  return (positions[slot - first] - mean) / variance / 2;
}
