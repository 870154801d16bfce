import { choleskyInPlace, invertLowerInPlace } from "../../../math/linear/cholesky";
import { naturalLog } from "../../../math/functions/natural-log";
import { membershipShares } from "./plain-pass";

/**
 * Newton's method for the multinomial logit of class on predictors: raises the sum over rows and classes of
 * target · ln share. Each step is halved until it gains. Kernel. Cost O(rows · (k width)^2) a step.
 *
 * @param predictors rows x width. @param targets rows x k, at least 0: how much of each class each row counts for.
 * @param coefficients k x width, changed in place; the first class stays at 0.
 * @returns whether a step gained less than `tolerance` times the sum of targets.
 */
export function fitMembership(
  predictors: Float64Array,
  targets: Float64Array,
  rows: number,
  width: number,
  k: number,
  coefficients: Float64Array,
  maxSteps: number,
  tolerance = 1e-12,
): boolean {
  const size = (k - 1) * width;
  if (size === 0) return true;
  const total = targets.reduce((sum, value) => sum + value, 0);
  let before = membershipGain(predictors, targets, rows, width, k, coefficients);
  for (let step = 0; step < maxSteps; step++) {
    const { gradient, information } = derivatives(predictors, targets, rows, width, k, coefficients);
    const direction = solvePositive(information, gradient, size);
    const old = coefficients.slice();
    let [after, factor] = [-Infinity, 1];
    for (let halving = 0; halving < 30; halving++, factor /= 2) {
      for (let m = 0; m < size; m++) coefficients[width + m] = old[width + m] + factor * direction[m];
      after = membershipGain(predictors, targets, rows, width, k, coefficients);
      if (after >= before) break;
    }
    if (!(after >= before)) {
      coefficients.set(old);
      return true;
    }
    if (after - before <= tolerance * total) return true;
    before = after;
  }
  return false;
}

/** The sum over rows and classes of target · ln share. */
function membershipGain(
  predictors: Float64Array,
  targets: Float64Array,
  rows: number,
  width: number,
  k: number,
  coefficients: Float64Array,
): number {
  const share = new Float64Array(k);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    membershipShares(predictors, i * width, coefficients, width, share);
    for (let c = 0; c < k; c++) {
      const target = targets[i * k + c];
      if (target !== 0) sum += target * naturalLog(share[c]);
    }
  }
  return sum;
}

function derivatives(
  predictors: Float64Array,
  targets: Float64Array,
  rows: number,
  width: number,
  k: number,
  coefficients: Float64Array,
): { gradient: Float64Array; information: Float64Array } {
  const size = (k - 1) * width;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const share = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    const at = i * width;
    membershipShares(predictors, at, coefficients, width, share);
    let weight = 0;
    for (let c = 0; c < k; c++) weight += targets[i * k + c];
    for (let c = 1; c < k; c++) {
      const off = targets[i * k + c] - weight * share[c];
      for (let j = 0; j < width; j++) gradient[(c - 1) * width + j] += off * predictors[at + j];
      for (let b = 1; b <= c; b++) {
        const factor = weight * share[c] * ((b === c ? 1 : 0) - share[b]);
        for (let j = 0; j < width; j++) {
          const row = ((c - 1) * width + j) * size + (b - 1) * width;
          const scaled = factor * predictors[at + j];
          for (let m = 0; m < width; m++) information[row + m] += scaled * predictors[at + m];
        }
      }
    }
  }
  return { gradient, information };
}

/**
 * Solves A x = b for a symmetric matrix that should be positive definite (lower triangle given); where it is
 * not, a growing share of its diagonal is added, which turns the step towards the gradient.
 */
export function solvePositive(a: Float64Array, b: Float64Array, size: number): Float64Array {
  let largest = 0;
  for (let m = 0; m < size; m++) largest = Math.max(largest, a[m * size + m]);
  if (!(largest > 0)) return new Float64Array(size);
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
    const root = a.slice();
    for (let m = 0; m < size; m++) root[m * size + m] += ridge * largest;
    if (!choleskyInPlace(root, size)) continue;
    invertLowerInPlace(root, size);
    const middle = new Float64Array(size);
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) middle[i] += root[i * size + j] * b[j];
    const x = new Float64Array(size);
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) x[j] += root[i * size + j] * middle[i];
    return x;
  }
}
