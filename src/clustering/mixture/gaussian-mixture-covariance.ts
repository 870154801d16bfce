import { sumBy, sumOf } from "../../core/sum";
import { choleskyInPlace } from "../../math/linear/cholesky";
import { symmetricEigen } from "../../math/linear/symmetric-eigen";
import { exponential } from "../../math/functions/exponential";
import { naturalLog } from "../../math/functions/natural-log";

/**
 * How the covariances of the components are alike; in brackets mclust's three letters for volume, shape
 * and orientation (E equal, V variable, I axes of the data).
 * - `full` (VVV): each component its own.
 * - `equalShape` (VEV): own volume and orientation, one shape for all.
 * - `tied` (EEE): one covariance for all.
 * - `diagonal` (VVI): own variance per component and column, no correlation.
 * - `spherical` (VII): one variance per component.
 */
export type CovarianceFamily = "full" | "equalShape" | "tied" | "diagonal" | "spherical";

/** All families, from the most free to the least. */
export const COVARIANCE_FAMILIES: readonly CovarianceFamily[] = Object.freeze([
  "full",
  "equalShape",
  "tied",
  "diagonal",
  "spherical",
]);

/** The number of free parameters in the covariances of k components in d columns. */
export function covarianceParameters(family: CovarianceFamily, k: number, d: number): number {
  switch (family) {
    case "full":
      return (k * d * (d + 1)) / 2;
    case "equalShape":
      return k + (d - 1) + (k * d * (d - 1)) / 2;
    case "tied":
      return (d * (d + 1)) / 2;
    case "diagonal":
      return k * d;
    case "spherical":
      return k;
  }
}

/**
 * The likeliest covariances of a family for given scatter, none of whose variances (in any direction) is
 * below `minimumVariance`. For all families but `equalShape` the outcome is the exact maximum under that
 * bound, which is why the likelihood never falls; there the volumes and the shape are found in turn.
 *
 * @param scatter k x d x d weighted sums of squares and products, lower triangles.
 * @param sizes the weight of each component, in rows; components of weight 0 keep their covariance.
 * @param covariances k x d x d, written in full.
 * @returns the number of directions that had to be lifted to the bound.
 */
export function fitCovariances(
  family: CovarianceFamily,
  scatter: Float64Array,
  sizes: Float64Array,
  d: number,
  minimumVariance: number,
  covariances: Float64Array,
): number {
  const k = sizes.length;
  const square = d * d;
  if (family === "equalShape") return fitEqualShape(scatter, sizes, d, minimumVariance, covariances);
  if (family === "tied") {
    const pooled = new Float64Array(square);
    const total = sumOf(sizes);
    for (let c = 0; c < k; c++) for (let i = 0; i < square; i++) pooled[i] += scatter[c * square + i] / total;
    const lifted = liftFull(pooled, d, minimumVariance);
    for (let c = 0; c < k; c++) covariances.set(pooled, c * square);
    return lifted;
  }
  let lifted = 0;
  for (let c = 0; c < k; c++) {
    if (sizes[c] <= 0) continue;
    const own = covariances.subarray(c * square, (c + 1) * square);
    for (let i = 0; i < square; i++) own[i] = scatter[c * square + i] / sizes[c];
    lifted +=
      family === "full" ? liftFull(own, d, minimumVariance) : liftDiagonal(own, d, family, minimumVariance);
  }
  return lifted;
}

/** Keeps the diagonal (or its mean) and lifts it to the bound. */
function liftDiagonal(own: Float64Array, d: number, family: CovarianceFamily, minimum: number): number {
  const variances = Float64Array.from({ length: d }, (_, j) => own[j * d + j]);
  if (family === "spherical") variances.fill(sumOf(variances) / d);
  own.fill(0);
  let lifted = 0;
  for (let j = 0; j < d; j++) {
    if (variances[j] < minimum) lifted++;
    own[j * d + j] = Math.max(variances[j], minimum);
  }
  return lifted;
}

/** Lifts the eigenvalues of a symmetric matrix (lower triangle given) to the bound and fills in the upper. */
function liftFull(own: Float64Array, d: number, minimum: number): number {
  const above = own.slice();
  for (let j = 0; j < d; j++) above[j * d + j] -= minimum;
  // A - minimum I has a Cholesky factor just when no eigenvalue of A is at or below the bound.
  if (choleskyInPlace(above, d)) {
    for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) own[j * d + i] = own[i * d + j];
    return 0;
  }
  const { values, vectors } = symmetricEigen(own, d);
  const lifted = sumBy(values, (value) => (value < minimum ? 1 : 0));
  compose(
    own,
    d,
    values.map((value) => Math.max(value, minimum)),
    vectors,
  );
  return lifted;
}

/**
 * Celeux & Govaert 1995 (Pattern Recognition 28), model [λk Dk A Dk']: each scatter is turned to its own
 * axes, of which volumes λk and the common shape A are then found in turn until they settle.
 */
function fitEqualShape(
  scatter: Float64Array,
  sizes: Float64Array,
  d: number,
  minimum: number,
  covariances: Float64Array,
): number {
  const k = sizes.length;
  const square = d * d;
  const axes = Array.from({ length: k }, (_, c) =>
    symmetricEigen(scatter.subarray(c * square, (c + 1) * square), d),
  );
  // A scatter of rank below d has zeros here, and a shape of determinant 1 must not.
  const spreads = axes.map(({ values }, c) => values.map((value) => Math.max(value, minimum * sizes[c])));
  let shape = new Float64Array(d).fill(1);
  const volumes = new Float64Array(k);
  for (let round = 0, before = Infinity; round < 100; round++) {
    for (let c = 0; c < k; c++) {
      if (sizes[c] <= 0) continue;
      volumes[c] = sumBy(spreads[c], (spread, j) => spread / shape[j]) / (d * sizes[c]);
    }
    const raw = Float64Array.from({ length: d }, (_, j) =>
      sumBy(spreads, (spread, c) => (sizes[c] > 0 ? spread[j] / volumes[c] : 0)),
    );
    const level = exponential(sumBy(raw, (value) => naturalLog(value)) / d);
    shape = raw.map((value) => value / level);
    // What the likelihood loses to the volumes; it falls with each round and then stands still.
    const loss = sumBy(volumes, (volume, c) => (sizes[c] > 0 ? sizes[c] * naturalLog(volume) : 0));
    if (before - loss <= 1e-12 * Math.abs(loss)) break;
    before = loss;
  }
  let lifted = 0;
  for (let c = 0; c < k; c++) {
    if (sizes[c] <= 0) continue;
    lifted += sumBy(axes[c].values, (value) => (value < minimum * sizes[c] ? 1 : 0));
    compose(
      covariances.subarray(c * square, (c + 1) * square),
      d,
      shape.map((value) => Math.max(minimum, volumes[c] * value)),
      axes[c].vectors,
    );
  }
  return lifted;
}

/** Writes V diag(values) Vᵀ. */
function compose(target: Float64Array, d: number, values: Float64Array, vectors: Float64Array): void {
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let m = 0; m < d; m++) sum += vectors[i * d + m] * values[m] * vectors[j * d + m];
      target[i * d + j] = target[j * d + i] = sum;
    }
  }
}
