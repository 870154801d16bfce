import { sumBy } from "../../core/sum";
import { choleskyInPlace, invertLowerInPlace } from "../../math/linear/cholesky";
import type { Matrix } from "../../math/linear/matrix";
import type { Layout } from "./encoded-rows";
import type { ItemProfile } from "./item-profiles";
import { EDGE, freeParameters, type FreeParameters } from "./kernels/free-parameters";
import { observedInformation, priorShares } from "./kernels/information";
import type { Parameters, Sums } from "./kernels/parameters";
import type { PatternTable } from "./pattern-table";

/** Standard errors from the observed information; NaN for what lies at the edge of the model (0, 1, a held variance). */
export interface LatentClassErrors {
  /**
   * Whether the data settle all parameters. False when the information has a direction without curvature: then other
   * parameters are as likely, and all standard errors are NaN.
   */
  readonly identified: boolean;
  /** One per class. */
  readonly sizes: Float64Array;
  /** Shaped as the model's profiles, with standard errors in place of probabilities, means and rates. */
  readonly profiles: readonly ItemProfile[];
}

/** Squared pivots of the scaled information below this count as no curvature. */
const FLAT = 1e-8;

/**
 * Standard errors of sizes, profiles and membership coefficients by the delta method (weights count as numbers of rows).
 * With `fixedProfiles` the profiles are known and only membership has standard errors. `coefficients` is k x predictors in units of the covariates, null without covariates.
 */
export function standardErrors(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  sums: Sums,
  posteriors: Float64Array,
  minimumVariance: number,
  fixedProfiles = false,
): { readonly errors: LatentClassErrors; readonly coefficients: Matrix | null } {
  const free = freeParameters(layout, at, sums, minimumVariance, fixedProfiles);
  const information = observedInformation(layout, table, at, free, sums, posteriors);
  const covariance = invertInformation(information, free.size);
  const errors = Object.freeze({
    identified: covariance !== null,
    sizes: sizeErrors(layout, table, at, free, covariance),
    profiles: Object.freeze(
      layout.indicators.map((_, j) => itemErrors(layout, table, at, sums, free, covariance, j)),
    ),
  });
  return { errors, coefficients: coefficientErrors(layout, table, free, covariance) };
}

/** The inverse, written in full; null when the matrix is not positive definite by a margin. */
function invertInformation(information: Float64Array, size: number): Float64Array | null {
  const scale = Float64Array.from({ length: size }, (_, a) => Math.sqrt(information[a * size + a]));
  if (!scale.every((value) => value > 0)) return null;
  const root = information.slice();
  for (let a = 0; a < size; a++) for (let b = 0; b <= a; b++) root[a * size + b] /= scale[a] * scale[b];
  if (!choleskyInPlace(root, size)) return null;
  for (let a = 0; a < size; a++) if (root[a * size + a] ** 2 < FLAT) return null;
  invertLowerInPlace(root, size);
  const inverse = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let m = a; m < size; m++) sum += root[m * size + a] * root[m * size + b];
      inverse[a * size + b] = inverse[b * size + a] = sum / (scale[a] * scale[b]);
    }
  }
  return inverse;
}

/** The standard error of a function of the parameters with this gradient; NaN without one. */
function deltaError(
  covariance: Float64Array | null,
  size: number,
  gradient: readonly (readonly [index: number, slope: number])[],
): number {
  const inside = gradient.filter(([index]) => index >= 0);
  if (covariance === null || inside.length === 0) return NaN;
  let variance = 0;
  for (const [a, left] of inside)
    for (const [b, right] of inside) variance += left * right * covariance[a * size + b];
  return Math.sqrt(Math.max(0, variance));
}

function sizeErrors(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  free: FreeParameters,
  covariance: Float64Array | null,
): Float64Array {
  const { k, predictors } = layout;
  const width = Math.max(1, predictors);
  // The size of class c is its mean prior share; its slope along class b's parameters is the mean of π_c (1[b=c] - π_b) x.
  const slopes = new Float64Array(k * k * width);
  const share = new Float64Array(k);
  for (let i = 0; i < table.count; i++) {
    priorShares(layout, table, i, at, share);
    const weight = table.weights[i] / table.total;
    for (let c = 0; c < k; c++) {
      for (let b = 0; b < k; b++) {
        const slope = weight * share[c] * ((b === c ? 1 : 0) - share[b]);
        for (let j = 0; j < width; j++) {
          const x = predictors === 0 ? 1 : table.predictors[i * width + j];
          slopes[(c * k + b) * width + j] += slope * x;
        }
      }
    }
  }
  return Float64Array.from({ length: k }, (_, c) => {
    const gradient = Array.from({ length: k * width }, (_, m) => {
      const first = free.membership[Math.floor(m / width)];
      return [first < 0 ? -1 : first + (m % width), slopes[c * k * width + m]] as const;
    });
    return deltaError(covariance, free.size, gradient);
  });
}

function coefficientErrors(
  { k, predictors }: Layout,
  table: PatternTable,
  free: FreeParameters,
  covariance: Float64Array | null,
): Matrix | null {
  if (predictors === 0) return null;
  const data = new Float64Array(k * predictors);
  for (let c = 1; c < k; c++) {
    const first = free.membership[c];
    for (let j = 0; j < predictors; j++) {
      // A slope divides by its covariate's deviation; the intercept takes off slope times mean for each covariate.
      const gradient = Array.from({ length: predictors }, (_, m) => {
        const scale = table.predictorScales[m];
        const slope = m === j ? 1 / scale : j === 0 ? -table.predictorCenters[m] / scale : 0;
        return [first < 0 ? -1 : first + m, slope] as const;
      });
      data[c * predictors + j] = deltaError(covariance, free.size, gradient);
    }
  }
  return Object.freeze({ rows: k, columns: predictors, data });
}

function itemErrors(
  layout: Layout,
  table: PatternTable,
  at: Parameters,
  sums: Sums,
  free: FreeParameters,
  covariance: Float64Array | null,
  j: number,
): ItemProfile {
  const { k, indicators, discrete, normal, count, firstSlot } = layout;
  const { name, kind, levels, positions } = indicators[j];
  const classes = { length: k };
  const error = (gradient: readonly (readonly [number, number])[]): number =>
    deltaError(covariance, free.size, gradient);
  if (kind === "normal") {
    const q = normal.indexOf(j);
    const scale = table.scales[q];
    return Object.freeze({
      name,
      kind,
      means: Float64Array.from(classes, (_, c) => error([[free.means[q * k + c], scale]])),
      standardDeviations: Float64Array.from(classes, (_, c) =>
        error([[free.variances[q * k + c], (scale * Math.sqrt(at.variances[q * k + c])) / 2]]),
      ),
    });
  }
  if (kind === "count") {
    const q = count.indexOf(j) * k;
    return Object.freeze({
      name,
      kind,
      rates: Float64Array.from(classes, (_, c) => error([[free.rates[q + c], at.rates[q + c]]])),
    });
  }
  const d = discrete.indexOf(j);
  const first = firstSlot[d];
  const data = new Float64Array(k * levels.length);
  for (let c = 0; c < k; c++) {
    const probability = (l: number): number => at.probabilities[(first + l) * k + c];
    const mean = sumBy(positions, (position, l) => position * probability(l));
    const own = (l: number): number =>
      kind === "ordinal" ? free.bases[first + l] : free.slots[(first + l) * k + c];
    for (let l = 0; l < levels.length; l++) {
      const gradient = levels.map(
        (_, m) => [own(m), probability(l) * ((m === l ? 1 : 0) - probability(m))] as const,
      );
      const along = [free.slopes[d * k + c], probability(l) * (positions[l] - mean)] as const;
      // A level at the edge moves only with the others, which says nothing of how sure it is.
      const atEdge = kind === "categorical" && sums.slots[(first + l) * k + c] < EDGE;
      data[c * levels.length + l] = atEdge ? NaN : error([...gradient, along]);
    }
  }
  return Object.freeze({
    name,
    kind,
    levels,
    probabilities: Object.freeze({ rows: k, columns: levels.length, data }),
  });
}
