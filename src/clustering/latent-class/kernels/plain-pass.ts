import { exponential } from "../../../math/functions/exponential";
import { sharesFromLogs } from "../../../math/functions/log-sum-exp";
import { naturalLog } from "../../../math/functions/natural-log";
import type { EncodedRows, Layout } from "../encoded-rows";
import { addLevels, multiplyLevels } from "./levels";
import type { Parameters, Sums } from "./parameters";

/** Products of probabilities below this may have lost digits: the row is worked out in logarithms instead. */
export const SMALL = 1e-250;

/** What a pass may write: sums for the next parameters, posteriors (rows x k), log-likelihoods of rows. */
export interface PassOutput {
  readonly sums?: Sums;
  readonly posteriors?: Float64Array;
  readonly logs?: Float64Array;
}

/** Passes over the same rows, one after the other. */
export interface Passes {
  /** One pass, as `emPass`. */
  readonly pass: (from: Parameters, output: PassOutput) => number;
  /** To be called after the last pass. */
  readonly end: () => void;
}

/** `emPass` in plain TypeScript: what the compiled kernel equals to the last bit. */
export function plainPass(
  layout: Layout,
  rows: EncodedRows,
  weights: Float64Array | null,
  from: Parameters,
  { sums, posteriors, logs }: PassOutput,
): number {
  const { k, discrete, normal, count, predictors } = layout;
  const { slots, numbers, constants } = rows;
  const [q, normals, width] = [discrete.length, normal.length, normal.length + count.length];
  const densities = densityConstants(layout, from);
  const share = new Float64Array(k);
  const kept = sums !== undefined && predictors > 0 ? sums.posteriors : null;
  if (sums !== undefined) for (const part of [sums.classes, sums.slots]) part.fill(0);
  if (sums !== undefined) for (const part of [sums.weights, sums.first, sums.second]) part.fill(0);
  let logLikelihood = 0;
  for (let i = 0; i < rows.count; i++) {
    let lifted = constants[i];
    if (predictors === 0) for (let c = 0; c < k; c++) share[c] = from.membership[c];
    else membershipShares(rows.predictors, i * predictors, from.membership, predictors, share);
    if (width > 0) lifted += multiplyDensities(densities, numbers, i * width, normals, width, share);
    const total = multiplyLevels(slots, i * q, (i + 1) * q, from.probabilities, k, share);
    if (total > SMALL) {
      lifted += naturalLog(total);
      for (let c = 0; c < k; c++) share[c] /= total;
    } else {
      lifted = constants[i] + sharesByLogs(layout, rows, i, from, densities, share);
    }
    if (logs !== undefined) logs[i] = lifted;
    if (posteriors !== undefined) posteriors.set(share, i * k);
    const weight = weights === null ? 1 : weights[i];
    logLikelihood += weight * lifted;
    if (sums === undefined) continue;
    for (let c = 0; c < k; c++) sums.classes[c] += share[c] *= weight;
    addLevels(slots, i * q, (i + 1) * q, share, k, sums.slots);
    if (width > 0) addNumbers(numbers, i * width, width, share, sums);
    if (kept !== null) kept.set(share, i * k);
  }
  return logLikelihood;
}

function addNumbers(
  numbers: Float64Array,
  start: number,
  width: number,
  share: Float64Array,
  { weights, first, second }: Sums,
): void {
  const k = share.length;
  for (let j = 0; j < width; j++) {
    const value = numbers[start + j];
    if (Number.isNaN(value)) continue;
    for (let c = 0, at = j * k; c < k; c++, at++) {
      weights[at] += share[c];
      first[at] += share[c] * value;
      second[at] += share[c] * value * value;
    }
  }
}

/** (normal + count) x k: the parts of a log density that do not change from row to row. */
export interface DensityConstants {
  readonly centers: Float64Array;
  /** 1 / (2 variance) of a normal; ln rate of a count. */
  readonly factors: Float64Array;
  /** -ln(2π variance) / 2 of a normal; -rate of a count. */
  readonly offsets: Float64Array;
}

export function densityConstants({ k, normal, count }: Layout, from: Parameters): DensityConstants {
  const [normals, all] = [normal.length * k, (normal.length + count.length) * k];
  const [centers, factors, offsets] = [0, 1, 2].map(() => new Float64Array(all));
  for (let at = 0; at < all; at++) {
    if (at < normals) {
      centers[at] = from.means[at];
      factors[at] = 0.5 / from.variances[at];
      offsets[at] = -0.5 * naturalLog(2 * Math.PI * from.variances[at]);
    } else {
      factors[at] = naturalLog(from.rates[at - normals]);
      offsets[at] = -from.rates[at - normals];
    }
  }
  return { centers, factors, offsets };
}

/** The log density of value j of a row in class c (without ln(count!)). */
function logDensity(constants: DensityConstants, at: number, isNormal: boolean, value: number): number {
  if (isNormal) {
    const off = value - constants.centers[at];
    return constants.offsets[at] - off * off * constants.factors[at];
  }
  // A rate of 0 has ln rate -Infinity, which 0 times must leave at 0.
  return constants.offsets[at] + (value === 0 ? 0 : value * constants.factors[at]);
}

/** Multiplies the shares by the densities of a row's numbers, the largest taken out; returns its logarithm. */
function multiplyDensities(
  constants: DensityConstants,
  numbers: Float64Array,
  start: number,
  normals: number,
  width: number,
  share: Float64Array,
): number {
  const k = share.length;
  const sums = scratch(k);
  let largest = -Infinity;
  for (let c = 0; c < k; c++) {
    let sum = 0;
    for (let j = 0; j < width; j++) {
      const value = numbers[start + j];
      if (!Number.isNaN(value)) sum += logDensity(constants, j * k + c, j < normals, value);
    }
    sums[c] = sum;
    if (sum > largest && share[c] > 0) largest = sum;
  }
  if (largest === -Infinity) largest = 0;
  for (let c = 0; c < k; c++) share[c] *= exponential(sums[c] - largest);
  return largest;
}

let buffer = new Float64Array(16);
/** Room for k numbers, the same each time: a pass must not allocate per row. */
function scratch(k: number): Float64Array {
  if (buffer.length < k) buffer = new Float64Array(k);
  return buffer;
}

/** Prior shares of a row from its predictors: the softmax of k linear functions. */
export function membershipShares(
  predictors: Float64Array,
  start: number,
  coefficients: Float64Array,
  width: number,
  share: Float64Array,
): number {
  const k = share.length;
  for (let c = 0; c < k; c++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += coefficients[c * width + j] * predictors[start + j];
    share[c] = sum;
  }
  return sharesFromLogs(share, 0, k);
}

/** The exact way for rows whose product is too small to hold; a row no class can produce gets the prior shares. */
export function sharesByLogs(
  { k, discrete, normal, count, predictors }: Layout,
  rows: EncodedRows,
  i: number,
  from: Parameters,
  constants: DensityConstants,
  share: Float64Array,
): number {
  const [q, width] = [discrete.length, normal.length + count.length];
  if (predictors === 0) share.set(from.membership);
  else membershipShares(rows.predictors, i * predictors, from.membership, predictors, share);
  const prior = share.slice();
  for (let c = 0; c < k; c++) {
    let sum = naturalLog(share[c]);
    for (let j = 0; j < width; j++) {
      const value = rows.numbers[i * width + j];
      if (!Number.isNaN(value)) sum += logDensity(constants, j * k + c, j < normal.length, value);
    }
    for (let j = 0; j < q; j++) sum += naturalLog(from.probabilities[rows.slots[i * q + j] * k + c]);
    share[c] = sum;
  }
  if (share.some((value) => value > -Infinity)) return sharesFromLogs(share, 0, k);
  share.set(prior);
  return -Infinity;
}
