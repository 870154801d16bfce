import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { GaussianMixtureClustering } from "./gaussian-mixture";
import { mixtureRows } from "./mixture-rows";
import { expectation, mixtureState, mostProbable, prepare } from "./gaussian-mixture-kernel";
import { requireSameColumns } from "../requirements";

export interface GaussianMixturePrediction {
  /** The most probable component of each row. */
  readonly labels: Int32Array;
  /** Rows x k; rows sum to 1. */
  readonly probabilities: Matrix;
  /** The natural logarithm of the mixture's density at each row: the lower, the stranger the row. */
  readonly logDensities: Float64Array;
}

/**
 * What a finished mixture says of new rows. The probabilities of a row far from every component still sum
 * to 1; `logDensities` shows that it is strange to all of them.
 *
 * @param x new rows, same columns, prepared in the same way as those that were clustered.
 * @throws InputError when the columns differ. Cost O(n k d^2).
 * @example
 * const model = gaussianMixture(x, { k: 2, seed: 7 });
 * predictGaussianMixture(model, observations([[2, 25]], { columnNames: ["orders", "spend"] })).labels // [0]
 */
export function predictGaussianMixture(
  mixture: GaussianMixtureClustering,
  x: Observations,
): GaussianMixturePrediction {
  requireSameColumns(x, mixture.columnNames, "predictGaussianMixture(x)");
  const { k } = mixture;
  const d = mixture.means.columns;
  const state = mixtureState(mixture.covariance, k, d);
  state.weights.set(mixture.weights);
  state.means.set(mixture.means.data);
  mixture.covariances.forEach((covariance, c) => state.covariances.set(covariance.data, c * d * d));
  prepare(state);
  const probabilities = new Float64Array(x.rows * k);
  const logDensities = new Float64Array(x.rows);
  const rows = mixtureRows(x.data, x.rows, d, k);
  expectation(state, rows, probabilities, logDensities);
  rows.end();
  return Object.freeze({
    labels: mostProbable(probabilities, x.rows, k),
    probabilities: Object.freeze({ rows: x.rows, columns: k, data: probabilities }),
    logDensities,
  });
}
