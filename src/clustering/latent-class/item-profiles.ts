import type { Matrix } from "../../math/linear/matrix";
import type { Layout } from "./encoded-rows";
import { parametersOf, type Parameters } from "./kernels/parameters";
import type { PatternTable } from "./pattern-table";

/** How likely each level of a categorical or ordinal indicator is in each class. */
export interface LevelProfile {
  readonly name: string;
  readonly kind: "categorical" | "ordinal";
  readonly levels: readonly string[];
  /** k x levels; rows sum to 1. */
  readonly probabilities: Matrix;
}

/** The mean and standard deviation of a normal indicator in each class, in the column's own units. */
export interface NormalProfile {
  readonly name: string;
  readonly kind: "normal";
  readonly means: Float64Array;
  readonly standardDeviations: Float64Array;
}

/** The expected count of a count indicator in each class. */
export interface CountProfile {
  readonly name: string;
  readonly kind: "count";
  readonly rates: Float64Array;
}

/** What the classes look like in one indicator. */
export type ItemProfile = LevelProfile | NormalProfile | CountProfile;

/** Class membership as a function of covariates: a multinomial logit against the first class. */
export interface MembershipModel {
  /** `(intercept)`, then the covariates. */
  readonly predictors: readonly string[];
  /** k x predictors, in units of the covariates: log odds against the first class, whose row is 0. */
  readonly coefficients: Matrix;
  /** Standard errors of the coefficients (0 in the first row); null where they were not asked for. */
  readonly standardErrors: Matrix | null;
}

/** The profiles of a model, turned back to the units of the columns. */
export function profilesOf(layout: Layout, table: PatternTable, at: Parameters): readonly ItemProfile[] {
  const { k, indicators, discrete, normal, count, firstSlot } = layout;
  const profiles = new Map<number, ItemProfile>();
  discrete.forEach((j, d) => {
    const { name, kind, levels } = indicators[j];
    const data = new Float64Array(k * levels.length);
    for (let c = 0; c < k; c++) {
      levels.forEach((_, l) => (data[c * levels.length + l] = at.probabilities[(firstSlot[d] + l) * k + c]));
    }
    const probabilities = Object.freeze({ rows: k, columns: levels.length, data });
    const levelKind = kind === "ordinal" ? kind : "categorical";
    profiles.set(j, Object.freeze({ name, kind: levelKind, levels, probabilities }));
  });
  normal.forEach((j, q) => {
    const [center, scale] = [table.centers[q], table.scales[q]];
    const means = Float64Array.from({ length: k }, (_, c) => center + scale * at.means[q * k + c]);
    const standardDeviations = Float64Array.from(
      { length: k },
      (_, c) => scale * Math.sqrt(at.variances[q * k + c]),
    );
    profiles.set(j, Object.freeze({ name: indicators[j].name, kind: "normal", means, standardDeviations }));
  });
  count.forEach((j, q) => {
    const rates = at.rates.slice(q * k, (q + 1) * k);
    profiles.set(j, Object.freeze({ name: indicators[j].name, kind: "count", rates }));
  });
  return Object.freeze(indicators.map((_, j) => profiles.get(j) as ItemProfile));
}

/** The coefficients of a membership model in units of the covariates: k x predictors. */
export function rawCoefficients(layout: Layout, table: PatternTable, at: Parameters): Matrix {
  const { k, predictors } = layout;
  const data = at.membership.slice();
  for (let c = 0; c < k; c++) {
    for (let j = 1; j < predictors; j++) {
      data[c * predictors + j] /= table.predictorScales[j];
      data[c * predictors] -= data[c * predictors + j] * table.predictorCenters[j];
    }
  }
  return Object.freeze({ rows: k, columns: predictors, data });
}

/** The parameters, in units of the columns, for published sizes, coefficients and profiles. */
export function parametersOfProfiles(
  layout: Layout,
  sizes: Float64Array,
  coefficients: Matrix | null,
  profiles: readonly ItemProfile[],
): Parameters {
  const { k, discrete, normal, count, firstSlot } = layout;
  const to = parametersOf(layout);
  to.membership.set(coefficients === null ? sizes : coefficients.data);
  const each = (list: readonly number[], put: (profile: ItemProfile, index: number) => void): void =>
    list.forEach((j, index) => put(profiles[j], index));
  each(discrete, (profile, d) => {
    if (profile.kind !== "categorical" && profile.kind !== "ordinal") return;
    const { rows, columns, data } = profile.probabilities;
    for (let l = 0; l < columns; l++) {
      for (let c = 0; c < rows; c++) to.probabilities[(firstSlot[d] + l) * k + c] = data[c * columns + l];
    }
    to.probabilities.fill(1, (firstSlot[d] + columns) * k, (firstSlot[d] + columns + 1) * k);
  });
  each(normal, (profile, q) => {
    if (profile.kind !== "normal") return;
    to.means.set(profile.means, q * k);
    to.variances.set(
      profile.standardDeviations.map((deviation) => deviation * deviation),
      q * k,
    );
  });
  each(count, (profile, q) => {
    if (profile.kind === "count") to.rates.set(profile.rates, q * k);
  });
  return to;
}
