import { naturalLog } from "../../../math/functions/natural-log";
import { symmetricEigen } from "../../../math/linear/symmetric-eigen";
import { restrictEigenvalues } from "./restrict-eigenvalues";
import { keepBest } from "./trim";

/** Clusters as the kernels hold them, one after another. */
export interface TclustState {
  /** k shares of the kept rows. */
  readonly weights: Float64Array;
  /** k x d. */
  readonly means: Float64Array;
  /** k x d eigenvalues of the covariances, and k x d x d their vectors (columns). */
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** What all starts share. */
export interface TclustTask {
  readonly data: Float64Array;
  readonly n: number;
  readonly d: number;
  readonly k: number;
  readonly trimmed: number;
  readonly factor: number;
  readonly equalWeights: boolean;
  /** Eigenvalues are never below this: clusters of equal rows have no spread of their own. */
  readonly minimumVariance: number;
}

/** Where a start ended. */
export interface TclustRun {
  readonly state: TclustState;
  readonly nearest: Int32Array;
  /** ln(weight · density) of each row in its best cluster. */
  readonly logs: Float64Array;
  readonly kept: Uint8Array;
  /** The sum of `logs` over the kept rows. */
  readonly objective: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Concentration steps from given assignments: estimate the clusters, restrict their eigenvalues, assign each row to its
 * likeliest cluster, trim the unlikeliest rows. No step lowers the objective. Kernel. Cost O(iterations · n k d^2).
 *
 * @param nearest cluster of each row to start from. @param kept rows that count at the start.
 */
export function settleTclust(
  task: TclustTask,
  nearest: Int32Array,
  kept: Uint8Array,
  maxIterations: number,
): TclustRun {
  const { n, k, d, trimmed } = task;
  const state: TclustState = {
    weights: new Float64Array(k),
    means: new Float64Array(k * d),
    values: new Float64Array(k * d),
    vectors: new Float64Array(k * d * d),
  };
  const logs = new Float64Array(n);
  const badness = new Float64Array(n);
  let [objective, iterations, converged] = [-Infinity, 0, false];
  while (!converged && iterations < maxIterations) {
    iterations++;
    estimate(task, nearest, kept, state);
    const [labelsBefore, keptBefore] = [nearest.slice(), kept.slice()];
    assignByDensity(task.data, n, d, state, nearest, logs);
    for (let i = 0; i < n; i++) badness[i] = -logs[i];
    keepBest(badness, trimmed, kept);
    objective = 0;
    for (let i = 0; i < n; i++) if (kept[i] === 1) objective += logs[i];
    converged = kept.every(
      (own, i) => own === keptBefore[i] && (own === 0 || nearest[i] === labelsBefore[i]),
    );
  }
  return { state, nearest, logs, kept, objective, iterations, converged };
}

/** Weights, means and restricted covariances of the kept rows; a cluster without rows gets weight 0. */
export function estimate(task: TclustTask, nearest: Int32Array, kept: Uint8Array, state: TclustState): void {
  const { data, n, d, k, factor, equalWeights, minimumVariance } = task;
  const { weights, means, values, vectors } = state;
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * d);
  const scatter = new Float64Array(k * d * d);
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue;
    sizes[nearest[i]]++;
    for (let j = 0; j < d; j++) sums[nearest[i] * d + j] += data[i * d + j];
  }
  for (let c = 0; c < k; c++) {
    if (sizes[c] > 0) for (let j = 0; j < d; j++) means[c * d + j] = sums[c * d + j] / sizes[c];
  }
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue;
    const c = nearest[i];
    for (let j = 0; j < d; j++) {
      const off = (data[i * d + j] - means[c * d + j]) / sizes[c];
      for (let m = 0; m <= j; m++) {
        scatter[(c * d + j) * d + m] += off * (data[i * d + m] - means[c * d + m]);
      }
    }
  }
  for (let c = 0; c < k; c++) {
    const eigen = symmetricEigen(scatter.subarray(c * d * d, (c + 1) * d * d), d);
    for (let j = 0; j < d; j++) values[c * d + j] = Math.max(minimumVariance, eigen.values[j]);
    vectors.set(eigen.vectors, c * d * d);
  }
  restrictEigenvalues(values, sizes, d, factor);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  for (let c = 0; c < k; c++) weights[c] = equalWeights ? 1 / k : sizes[c] / total;
}

/** Writes the likeliest cluster of each row and ln(weight · density) there; of equal ones the first. */
function assignByDensity(
  data: Float64Array,
  n: number,
  d: number,
  { weights, means, values, vectors }: TclustState,
  nearest: Int32Array,
  logs: Float64Array,
): void {
  const k = weights.length;
  const constants = Float64Array.from(weights, (weight, c) => {
    let determinant = 0;
    for (let j = 0; j < d; j++) determinant += naturalLog(values[c * d + j]);
    return naturalLog(weight) - (d * naturalLog(2 * Math.PI) + determinant) / 2;
  });
  for (let i = 0; i < n; i++) {
    let [best, most] = [0, -Infinity];
    for (let c = 0; c < k; c++) {
      if (weights[c] === 0) continue;
      let sum = 0;
      for (let j = 0; j < d; j++) {
        let turned = 0;
        for (let m = 0; m < d; m++) {
          turned += vectors[(c * d + m) * d + j] * (data[i * d + m] - means[c * d + m]);
        }
        sum += (turned * turned) / values[c * d + j];
      }
      const log = constants[c] - sum / 2;
      if (log > most) [best, most] = [c, log];
    }
    nearest[i] = best;
    logs[i] = most;
  }
}
