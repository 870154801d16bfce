import type { Matrix } from "../../math/linear/matrix";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { exponential } from "../../math/functions/exponential";
import { naturalLog } from "../../math/functions/natural-log";
import type { Layout } from "./encoded-rows";
import type { Parameters } from "./kernels/parameters";
import type { PatternTable } from "./pattern-table";

/**
 * How far the counts of all patterns lie from what the model expects. Chi-squared distributed only where most patterns
 * are expected several times; with sparse tables use `latentClassBootstrap`.
 */
export interface PatternFit {
  /** Likelihood-ratio statistic, 2 sum of O ln(O / E). */
  readonly gSquared: number;
  /** Pearson's statistic, sum of (O - E)^2 / E over all cells, those that nobody is in included. */
  readonly xSquared: number;
  /** Cells - 1 - parameters. */
  readonly degreesOfFreedom: number;
  /** Null where no degree of freedom is left. */
  readonly gPValue: number | null;
  readonly xPValue: number | null;
}

/**
 * G2 and X2 over the table of all combinations of levels.
 *
 * @param logs the log-likelihood of each pattern.
 * @returns null where there is no such table: numeric indicators, covariates, missing values, or more
 * cells than can be counted (2^53).
 */
export function patternFit(
  layout: Layout,
  table: PatternTable,
  logs: Float64Array,
  parameterCount: number,
): PatternFit | null {
  const { discrete, indicators, firstSlot, predictors } = layout;
  if (discrete.length < indicators.length || predictors > 0) return null;
  const width = discrete.length;
  const missing = table.slots.some((slot, at) => slot === firstSlot[(at % width) + 1] - 1);
  if (missing) return null;
  const cells = indicators.reduce((product, { levels }) => product * levels.length, 1);
  if (cells > Number.MAX_SAFE_INTEGER) return null;
  let [gSquared, xSquared, expectedSeen] = [0, 0, 0];
  for (let i = 0; i < table.count; i++) {
    const observed = table.weights[i];
    const expected = table.total * exponential(logs[i]);
    expectedSeen += expected;
    gSquared += 2 * observed * naturalLog(observed / expected);
    xSquared += (observed - expected) ** 2 / expected;
  }
  // A cell that nobody is in adds its expected count.
  xSquared += Math.max(0, table.total - expectedSeen);
  const degreesOfFreedom = cells - 1 - parameterCount;
  const tail = (statistic: number): number | null =>
    degreesOfFreedom > 0 ? chiSquaredTail(Math.max(0, statistic), degreesOfFreedom) : null;
  return Object.freeze({
    gSquared,
    xSquared,
    degreesOfFreedom,
    gPValue: tail(gSquared),
    xPValue: tail(xSquared),
  });
}

/**
 * Bivariate residuals: for each pair of indicators a chi-squared statistic per degree of freedom, of how far the pair
 * goes together beyond what the classes explain. About 1 under the model; above 3.84 the pair depends on each other
 * within classes. Two discrete indicators: Pearson's statistic of their table. A discrete and a numeric one: the
 * means by level. Two numeric ones: the correlation. Rows that miss either are left out of the pair.
 *
 * @param sizes the mean prior share of each class.
 * @returns indicators x indicators, symmetric; NaN on the diagonal and where an indicator does not vary.
 */
export function bivariateResiduals(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  sizes: Float64Array,
): Matrix {
  const size = layout.indicators.length;
  const data = new Float64Array(size * size).fill(NaN);
  const place = placesOf(layout);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      // The discrete one first.
      const [first, second] = place[a].numeric && !place[b].numeric ? [b, a] : [a, b];
      const [left, right] = [place[first], place[second]];
      const residual = !right.numeric
        ? tableResidual(layout, table, at, sizes, left.index, right.index)
        : !left.numeric
          ? meansResidual(layout, table, at, sizes, left.index, right.index)
          : correlationResidual(layout, table, at, sizes, left.index, right.index);
      data[a * size + b] = data[b * size + a] = residual;
    }
  }
  return Object.freeze({ rows: size, columns: size, data });
}

/** Whether each indicator is numeric, and its place among those of its sort. */
function placesOf({ indicators, discrete, normal, count }: Layout) {
  const numeric = [...normal, ...count];
  return indicators.map((_, j) => ({
    numeric: numeric.includes(j),
    index: numeric.includes(j) ? numeric.indexOf(j) : discrete.indexOf(j),
  }));
}

function tableResidual(
  { k, discrete, firstSlot }: Layout,
  table: PatternTable,
  at: Parameters,
  sizes: Float64Array,
  a: number,
  b: number,
): number {
  const [firstA, firstB] = [firstSlot[a], firstSlot[b]];
  const [levelsA, levelsB] = [firstSlot[a + 1] - firstA - 1, firstSlot[b + 1] - firstB - 1];
  const width = discrete.length;
  const observed = new Float64Array(levelsA * levelsB);
  let total = 0;
  for (let i = 0; i < table.count; i++) {
    const [left, right] = [table.slots[i * width + a] - firstA, table.slots[i * width + b] - firstB];
    if (left === levelsA || right === levelsB) continue;
    observed[left * levelsB + right] += table.weights[i];
    total += table.weights[i];
  }
  let statistic = 0;
  for (let left = 0; left < levelsA; left++) {
    for (let right = 0; right < levelsB; right++) {
      let share = 0;
      for (let c = 0; c < k; c++) {
        share +=
          sizes[c] * at.probabilities[(firstA + left) * k + c] * at.probabilities[(firstB + right) * k + c];
      }
      const expected = total * share;
      if (expected > 0) statistic += (observed[left * levelsB + right] - expected) ** 2 / expected;
    }
  }
  const freedom = (levelsA - 1) * (levelsB - 1);
  return freedom > 0 && total > 0 ? statistic / freedom : NaN;
}

/** Mean and variance of numeric indicator `q` in class c. */
function momentsOf({ k, normal }: Layout, at: Parameters, q: number, c: number): [number, number] {
  if (q < normal.length) return [at.means[q * k + c], at.variances[q * k + c]];
  const rate = at.rates[(q - normal.length) * k + c];
  return [rate, rate];
}

function meansResidual(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  sizes: Float64Array,
  d: number,
  q: number,
): number {
  const { k, discrete, normal, count, firstSlot } = layout;
  const [first, levels] = [firstSlot[d], firstSlot[d + 1] - firstSlot[d] - 1];
  const width = normal.length + count.length;
  const [weights, sums] = [new Float64Array(levels), new Float64Array(levels)];
  for (let i = 0; i < table.count; i++) {
    const [level, value] = [table.slots[i * discrete.length + d] - first, table.numbers[i * width + q]];
    if (level === levels || Number.isNaN(value)) continue;
    weights[level] += table.weights[i];
    sums[level] += table.weights[i] * value;
  }
  let statistic = 0;
  for (let l = 0; l < levels; l++) {
    if (weights[l] === 0) continue;
    let [total, mean, square] = [0, 0, 0];
    for (let c = 0; c < k; c++) {
      const share = sizes[c] * at.probabilities[(first + l) * k + c];
      const [m, v] = momentsOf(layout, at, q, c);
      total += share;
      mean += share * m;
      square += share * (v + m * m);
    }
    mean /= total;
    const variance = square / total - mean * mean;
    if (variance > 0) statistic += (weights[l] * (sums[l] / weights[l] - mean) ** 2) / variance;
  }
  return levels > 1 ? statistic / (levels - 1) : NaN;
}

function correlationResidual(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  sizes: Float64Array,
  a: number,
  b: number,
): number {
  const width = layout.normal.length + layout.count.length;
  let [total, sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < table.count; i++) {
    const [left, right] = [table.numbers[i * width + a], table.numbers[i * width + b]];
    if (Number.isNaN(left) || Number.isNaN(right)) continue;
    const weight = table.weights[i];
    total += weight;
    sumA += weight * left;
    sumB += weight * right;
    squareA += weight * left * left;
    squareB += weight * right * right;
    product += weight * left * right;
  }
  let [meanA, meanB, secondA, secondB, expected] = [0, 0, 0, 0, 0];
  for (let c = 0; c < layout.k; c++) {
    const [[mA, vA], [mB, vB]] = [momentsOf(layout, at, a, c), momentsOf(layout, at, b, c)];
    meanA += sizes[c] * mA;
    meanB += sizes[c] * mB;
    secondA += sizes[c] * (vA + mA * mA);
    secondB += sizes[c] * (vB + mB * mB);
    expected += sizes[c] * mA * mB;
  }
  const correlation = (joint: number, a1: number, b1: number, a2: number, b2: number): number =>
    (joint - a1 * b1) / Math.sqrt((a2 - a1 * a1) * (b2 - b1 * b1));
  const seen = correlation(product / total, sumA / total, sumB / total, squareA / total, squareB / total);
  return total * (seen - correlation(expected, meanA, meanB, secondA, secondB)) ** 2;
}
