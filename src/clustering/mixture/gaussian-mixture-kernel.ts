import { sumOf } from "../../core/sum";
import { choleskyInPlace, invertLowerInPlace } from "../../math/linear/cholesky";
import { fitCovariances, type CovarianceFamily } from "./gaussian-mixture-covariance";
import type { MixtureRows } from "./mixture-rows";
import { naturalLog } from "../../math/functions/natural-log";

/** A mixture as the kernels hold it: all arrays flat, component after component. */
export interface MixtureState {
  readonly family: CovarianceFamily;
  readonly k: number;
  readonly d: number;
  /** k shares that sum to 1. */
  readonly weights: Float64Array;
  /** k x d. */
  readonly means: Float64Array;
  /** k x d x d. */
  readonly covariances: Float64Array;
  /** k x d x d: inverses of the Cholesky factors, lower triangles. */
  readonly roots: Float64Array;
  /** k: ln weight - (d ln 2π + ln det Σ) / 2, what a row's log density starts from. */
  readonly constants: Float64Array;
  /** Directions lifted to the least variance in the last fit. */
  lifted: number;
}

/** A state to start from: components of no weight around the origin, which the first M step replaces. */
export function mixtureState(family: CovarianceFamily, k: number, d: number): MixtureState {
  const covariances = new Float64Array(k * d * d);
  for (let c = 0; c < k; c++) for (let j = 0; j < d; j++) covariances[c * d * d + j * d + j] = 1;
  return {
    family,
    k,
    d,
    weights: new Float64Array(k),
    means: new Float64Array(k * d),
    covariances,
    roots: new Float64Array(k * d * d),
    constants: new Float64Array(k),
    lifted: 0,
  };
}

function copyState(state: MixtureState): MixtureState {
  const { weights, means, covariances, roots, constants } = state;
  return {
    ...state,
    weights: weights.slice(),
    means: means.slice(),
    covariances: covariances.slice(),
    roots: roots.slice(),
    constants: constants.slice(),
  };
}

/** Works out `roots` and `constants` from weights and covariances, which must be positive definite. */
export function prepare(state: MixtureState): void {
  const { k, d, weights, covariances, roots, constants } = state;
  roots.set(covariances);
  for (let c = 0; c < k; c++) {
    const at = c * d * d;
    if (!choleskyInPlace(roots, d, at)) {
      throw new Error(`gaussianMixture: the covariance of component ${c + 1} lost its positive definiteness`);
    }
    invertLowerInPlace(roots, d, at);
    let logDeterminant = 0;
    for (let j = 0; j < d; j++) logDeterminant -= 2 * naturalLog(roots[at + j * d + j]);
    constants[c] = naturalLog(weights[c]) - (d * naturalLog(2 * Math.PI) + logDeterminant) / 2;
  }
}

/**
 * E step: writes the probability of each component for each row (n x k) and returns the log-likelihood.
 *
 * @param densities if given, gets the log density of each row.
 */
export function expectation(
  state: MixtureState,
  rows: MixtureRows,
  probabilities: Float64Array,
  densities?: Float64Array,
): number {
  const { n, weights } = rows;
  const found = rows.expect(isAxisParallel(state), state, probabilities);
  densities?.set(found.subarray(0, n));
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) logLikelihood += weights[i] * found[i];
  return logLikelihood;
}

function isAxisParallel({ family }: MixtureState): boolean {
  return family === "diagonal" || family === "spherical";
}

/** The component of highest probability in each row of n x k; the first of several. */
export function mostProbable(probabilities: Float64Array, n: number, k: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (probabilities[i * k + c] > probabilities[i * k + best]) best = c;
    return best;
  });
}

/** M step: weights, means and covariances from the probabilities and weights of the rows; then `prepare`. */
export function maximisation(
  state: MixtureState,
  rows: MixtureRows,
  probabilities: Float64Array,
  minimumVariance: number,
): void {
  const { family, k, d, weights, means, covariances } = state;
  const { n, shares } = rows;
  const square = d * d;
  const sizes = new Float64Array(k);
  const scatter = new Float64Array(k * square);
  const total = sumOf(rows.weights);
  for (let c = 0; c < k; c++) {
    let size = 0;
    for (let i = 0; i < n; i++) size += shares[i] = rows.weights[i] * probabilities[i * k + c];
    sizes[c] = size;
    weights[c] = size / total;
    // A component that no row belongs to keeps its place, and costs nothing.
    if (size <= 0) continue;
    const sums = rows.sumShares();
    for (let j = 0; j < d; j++) means[c * d + j] = sums[j] / size;
    const mean = means.subarray(c * d, (c + 1) * d);
    rows.sumScatter(isAxisParallel(state), mean, scatter.subarray(c * square, (c + 1) * square));
  }
  state.lifted = fitCovariances(family, scatter, sizes, d, minimumVariance, covariances);
  prepare(state);
}

/** How a run of EM ended. */
export interface MixtureRun {
  readonly state: MixtureState;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** The log-likelihood after each iteration. */
  readonly path: readonly number[];
}

/**
 * EM from given probabilities until an iteration gains less than `tolerance` per row (of weight 1). The last step is an E
 * step, so probabilities, likelihood and parameters belong together. An iteration that would lose (rounding,
 * or `equalShape` at the least variance) is undone and ends the run.
 */
export function runMixture(
  start: MixtureState,
  rows: MixtureRows,
  probabilities: Float64Array,
  minimumVariance: number,
  tolerance: number,
  maxIterations: number,
): MixtureRun {
  let state = start;
  let best = -Infinity;
  const path: number[] = [];
  const enough = tolerance * sumOf(rows.weights);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const before = iteration === 1 ? null : copyState(state);
    maximisation(state, rows, probabilities, minimumVariance);
    const logLikelihood = expectation(state, rows, probabilities);
    if (before !== null && logLikelihood < best) {
      state = before;
      expectation(state, rows, probabilities);
      return { state, logLikelihood: best, iterations: iteration, converged: true, path };
    }
    path.push(logLikelihood);
    const gain = logLikelihood - best;
    best = logLikelihood;
    if (gain <= enough) return { state, logLikelihood, iterations: iteration, converged: true, path };
  }
  return { state, logLikelihood: best, iterations: maxIterations, converged: false, path };
}
