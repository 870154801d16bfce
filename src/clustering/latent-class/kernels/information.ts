import type { PatternTable } from "../pattern-table";
import type { Layout } from "../encoded-rows";
import { membershipShares } from "./plain-pass";
import type { FreeParameters } from "./free-parameters";
import { addOuter, flushOuter, outerSum, type OuterSum } from "./rank-updates";
import type { Parameters, Sums } from "./parameters";

/** Posteriors below this add nothing that a double could hold next to the rest. */
const NEGLIGIBLE = 1e-12;

/**
 * The observed information: minus the second derivatives of the log-likelihood at its maximum, by Louis' identity
 * (1982, Journal of the Royal Statistical Society B 44): information of complete rows, less what is lost because the
 * classes are not seen. Exact, no differences are taken. Kernel. Cost O(patterns · size^2) at most.
 *
 * @param posteriors patterns x k. @returns size x size, lower triangle.
 */
export function observedInformation(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  free: FreeParameters,
  sums: Sums,
  posteriors: Float64Array,
): Float64Array {
  const { size } = free;
  const information = new Float64Array(size * size);
  completeItems(layout, at, free, sums, information);
  completeMembership(layout, table, at, free, information);
  const mean = new Float64Array(size);
  const meanSum = outerSum(size);
  const classes = Array.from({ length: layout.k }, (_, c) => classScores(layout, free, c));
  const share = new Float64Array(layout.k);
  for (let i = 0; i < table.count; i++) {
    priorShares(layout, table, i, at, share);
    mean.fill(0);
    for (let c = 0; c < layout.k; c++) {
      const posterior = posteriors[i * layout.k + c];
      if (posterior < NEGLIGIBLE) continue;
      const { index, place, score, sum } = classes[c];
      fillScore(layout, table, i, c, at, free, share, place, score);
      for (let m = 0; m < index.length; m++) mean[index[m]] += posterior * score[m];
      addOuter(sum, score, Math.sqrt(table.weights[i] * posterior));
    }
    addOuter(meanSum, mean, Math.sqrt(table.weights[i]));
  }
  flushOuter(meanSum);
  for (let at = 0; at < information.length; at++) information[at] += meanSum.matrix[at];
  for (const { index, sum } of classes) {
    flushOuter(sum);
    for (let m = 0; m < index.length; m++) {
      for (let b = 0; b <= m; b++) information[index[m] * size + index[b]] -= sum.matrix[m * sum.size + b];
    }
  }
  return information;
}

/** The parameters that the density of one class depends on, in ascending order, and room for its scores. */
interface ClassScores {
  readonly index: Int32Array;
  /** The position of each parameter in `index`, -1 where it is not in it. */
  readonly place: Int32Array;
  readonly score: Float64Array;
  readonly sum: OuterSum;
}

function classScores(layout: Layout, free: FreeParameters, c: number): ClassScores {
  const { k, predictors } = layout;
  const ofClass = (values: Int32Array): number[] => Array.from(values).filter((_, at) => at % k === c);
  const all = [
    ...Array.from(free.membership).flatMap((first) =>
      Array.from({ length: Math.max(1, predictors) }, (_, j) => (first < 0 ? -1 : first + j)),
    ),
    ...free.bases,
    ...[free.slots, free.slopes, free.means, free.variances, free.rates].flatMap(ofClass),
  ];
  const index = Int32Array.from(all.filter((at) => at >= 0)).sort();
  const place = new Int32Array(free.size).fill(-1);
  index.forEach((at, m) => (place[at] = m));
  return { index, place, score: new Float64Array(index.length), sum: outerSum(index.length) };
}

/** The prior share of each class for pattern `i`. */
export function priorShares(
  { predictors }: Layout,
  table: PatternTable,
  i: number,
  at: Parameters,
  share: Float64Array,
): void {
  if (predictors === 0) share.set(at.membership);
  else membershipShares(table.predictors, i * predictors, at.membership, predictors, share);
}

/** Writes the derivatives of ln(share · density) of pattern i in class c to `score`. */
function fillScore(
  layout: Layout,
  table: PatternTable,
  i: number,
  c: number,
  at: Parameters,
  free: FreeParameters,
  share: Float64Array,
  place: Int32Array,
  score: Float64Array,
): void {
  const { k, indicators, discrete, normal, count, firstSlot, predictors } = layout;
  score.fill(0);
  const add = (index: number, value: number): void => {
    if (index >= 0) score[place[index]] = value;
  };
  for (let b = 0; b < k; b++) {
    if (free.membership[b] < 0) continue;
    const off = (b === c ? 1 : 0) - share[b];
    if (predictors === 0) add(free.membership[b], off);
    for (let j = 0; j < predictors; j++) {
      add(free.membership[b] + j, off * table.predictors[i * predictors + j]);
    }
  }
  for (let d = 0; d < discrete.length; d++) {
    const [first, end] = [firstSlot[d], firstSlot[d + 1] - 1];
    const slot = table.slots[i * discrete.length + d];
    if (slot === end) continue;
    const { kind, positions } = indicators[discrete[d]];
    if (kind === "ordinal") {
      let expected = 0;
      for (let s = first; s < end; s++) {
        const probability = at.probabilities[s * k + c];
        expected += positions[s - first] * probability;
        add(free.bases[s], (s === slot ? 1 : 0) - probability);
      }
      add(free.slopes[d * k + c], positions[slot - first] - expected);
      continue;
    }
    for (let s = first; s < end; s++) {
      add(free.slots[s * k + c], (s === slot ? 1 : 0) - at.probabilities[s * k + c]);
    }
  }
  const width = normal.length + count.length;
  for (let j = 0; j < width; j++) {
    const value = table.numbers[i * width + j];
    if (Number.isNaN(value)) continue;
    if (j < normal.length) {
      const m = j * k + c;
      const off = value - at.means[m];
      add(free.means[m], off / at.variances[m]);
      add(free.variances[m], ((off * off) / at.variances[m] - 1) / 2);
    } else {
      const m = (j - normal.length) * k + c;
      add(free.rates[m], value - at.rates[m]);
    }
  }
}

/** Adds to the lower triangle. */
function addTo(information: Float64Array, size: number, a: number, b: number, value: number): void {
  if (a >= 0 && b >= 0) information[Math.max(a, b) * size + Math.min(a, b)] += value;
}

/** The information of the indicators if the classes were known. */
function completeItems(
  layout: Layout,
  at: Parameters,
  free: FreeParameters,
  sums: Sums,
  information: Float64Array,
): void {
  const { k, indicators, discrete, normal, count, firstSlot } = layout;
  const { size } = free;
  discrete.forEach((j, d) => {
    const [first, end] = [firstSlot[d], firstSlot[d + 1] - 1];
    const { kind, positions } = indicators[j];
    for (let c = 0; c < k; c++) {
      let [weight, mean, variance] = [0, 0, 0];
      const probability = (s: number): number => at.probabilities[s * k + c];
      for (let s = first; s < end; s++) {
        weight += sums.slots[s * k + c];
        mean += positions[s - first] * probability(s);
      }
      for (let s = first; s < end; s++) variance += (positions[s - first] - mean) ** 2 * probability(s);
      const own = (s: number): number => (kind === "ordinal" ? free.bases[s] : free.slots[s * k + c]);
      const slope = free.slopes[d * k + c];
      for (let s = first; s < end; s++) {
        for (let t = first; t <= s; t++) {
          const factor = (s === t ? 1 : 0) - probability(t);
          addTo(information, size, own(s), own(t), weight * probability(s) * factor);
        }
        addTo(information, size, own(s), slope, weight * probability(s) * (positions[s - first] - mean));
      }
      addTo(information, size, slope, slope, weight * variance);
    }
  });
  for (let m = 0; m < normal.length * k; m++) {
    const [mean, variance] = [free.means[m], free.variances[m]];
    const { weights, first, second } = sums;
    const squares = second[m] - 2 * at.means[m] * first[m] + at.means[m] ** 2 * weights[m];
    addTo(information, size, mean, mean, weights[m] / at.variances[m]);
    addTo(information, size, mean, variance, (first[m] - weights[m] * at.means[m]) / at.variances[m]);
    addTo(information, size, variance, variance, squares / at.variances[m] / 2);
  }
  for (let m = 0; m < count.length * k; m++) {
    addTo(information, size, free.rates[m], free.rates[m], at.rates[m] * sums.weights[normal.length * k + m]);
  }
}

/** The information of membership if the classes were known. */
function completeMembership(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  free: FreeParameters,
  information: Float64Array,
): void {
  const { k, predictors } = layout;
  const width = Math.max(1, predictors);
  const share = new Float64Array(k);
  const one = Float64Array.of(1);
  for (let i = 0; i < table.count; i++) {
    priorShares(layout, table, i, at, share);
    const x = predictors === 0 ? one : table.predictors.subarray(i * width, (i + 1) * width);
    for (let b = 0; b < k; b++) {
      if (free.membership[b] < 0) continue;
      for (let c = 0; c <= b; c++) {
        if (free.membership[c] < 0) continue;
        const factor = table.weights[i] * share[b] * ((b === c ? 1 : 0) - share[c]);
        for (let j = 0; j < width; j++) {
          for (let m = 0; m < (b === c ? j + 1 : width); m++) {
            const row = (free.membership[b] + j) * free.size;
            information[row + free.membership[c] + m] += factor * x[j] * x[m];
          }
        }
      }
    }
  }
}
