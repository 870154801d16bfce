import { requireOneOf } from "../../core/require-one-of";
import { euclidean } from "../../math/distances/distances";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { requireWhole } from "../../core/require-whole";
import { chooseByGap, GAP_RULES, type GapRule } from "./choose-by-gap";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { membersOf, readWeightedGroups, weightOf } from "../groups";
import { referenceRows, type ReferenceDistribution } from "../structure/reference-rows";
import { sumsOfSquares } from "../scores/sums-of-squares";
import { naturalLog } from "../../math/functions/natural-log";

/** Options of `gapStatistic`. */
export interface GapOptions {
  /** The largest k tried; default 8. From 1 to n. */
  readonly maxK?: number;
  /** How many reference sets are drawn; default 100, at least 2. */
  readonly references?: number;
  /** Default `principal`, as in R's `clusGap`. */
  readonly distribution?: ReferenceDistribution;
  /** Power of the distances: 2 (default) is the paper's; 1 is the default of R's `clusGap`. */
  readonly power?: 1 | 2;
  /** Default 0. */
  readonly seed?: number;
  /** Called after each reference set. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** One point of the gap curve. */
export interface GapPoint {
  readonly k: number;
  /** Log of the pooled within-cluster dispersion; null where that is 0 (every cluster one point repeated). */
  readonly logDispersion: number | null;
  /** Mean log dispersion of the reference sets; null where one of them is 0. */
  readonly expectedLogDispersion: number | null;
  /** Expected less observed: higher means tighter than rows without clusters. */
  readonly gap: number | null;
  /** Standard deviation over the references, times sqrt(1 + 1 / references). */
  readonly standardError: number | null;
}

/** The gap curve and what each rule reads from it. */
export interface GapStatistic {
  readonly curve: readonly GapPoint[];
  /** The k of each rule, over the part of the curve before the first undefined gap; null if that is empty. */
  readonly chosen: Readonly<Record<GapRule, number | null>>;
  readonly references: number;
  readonly distribution: ReferenceDistribution;
  readonly power: 1 | 2;
  readonly seed: number;
}

/**
 * Gap statistic: how much tighter the clusters are than those which the same method finds in rows without
 * clusters, spread evenly over the box of the data; for k = 1 to maxK. Higher gap is better, and k = 1
 * can win. In natural logarithms.
 *
 * Noise rows (-1) have no part in the dispersion; with a method that calls rows noise, the gap compares
 * different rows for each k and should not be trusted. Long tails stretch the box: transform first.
 *
 * Source: Tibshirani, Walther and Hastie 2001, "Estimating the number of clusters in a data set via the gap
 * statistic". Cost: (references + 1) * maxK runs of the method, and O(n^2 d) each for power 1.
 *
 * @throws InputError for an option out of range.
 * @example gapStatistic(x, byKmeans, { maxK: 3, references: 20, seed: 7 }).chosen.Tibs2001SEmax // 2
 */
export function gapStatistic(
  x: Observations,
  cluster: ClusterFunction,
  options: GapOptions = {},
): GapStatistic {
  const { references = 100, distribution = "principal", power = 2, seed = 0 } = options;
  const curve = gapCurve(x, cluster, options);
  return Object.freeze({
    curve: Object.freeze(curve),
    chosen: chosenBy(curve),
    references,
    distribution,
    power,
    seed,
  });
}

/**
 * The curve of `gapStatistic`. With `only`, the gap is worked out for these numbers of clusters and for one; the others have
 * null. Each point is the same either way. Cost: (references + 1) runs of the method for each.
 */
export function gapCurve(
  x: Observations,
  cluster: ClusterFunction,
  options: GapOptions & { readonly only?: readonly number[] },
): readonly GapPoint[] {
  requireObservations(x, "gapStatistic(x)");
  const { references = 100, distribution = "principal", power = 2, seed = 0, only } = options;
  const onProgress = progressOf("reference sets", options.onProgress);
  const { maxK = Math.min(8, x.rows) } = options;
  requireWhole(maxK, "gapStatistic(maxK)", 1, x.rows);
  requireWhole(references, "gapStatistic(references)", 2);
  requireOneOf(power, [1, 2], "gapStatistic(power)");
  requireOneOf(distribution, ["uniform", "principal"], "gapStatistic(distribution)");
  const random = randomSource(seed);
  const draw = referenceRows(x, distribution);
  const logDispersions = (rows: Observations): number[] =>
    Array.from({ length: maxK }, (_, i) => {
      // Every number of clusters takes its seed from the stream, asked for or not.
      const own = randomInteger(random, 2 ** 32);
      if (i > 0 && only?.includes(i + 1) === false) return NaN;
      return naturalLog(dispersion(rows, labelsOf(cluster, rows, i + 1, own), power));
    });
  const observed = logDispersions(x);
  const drawn: number[][] = [];
  while (drawn.length < references) {
    drawn.push(logDispersions(draw(random)));
    onProgress(drawn.length, references);
  }
  return observed.map((logDispersion, i) => {
    const values = drawn.map((reference) => reference[i]);
    const expected = mean(values);
    const known = Number.isFinite(logDispersion) && Number.isFinite(expected);
    const squares = known ? squaredDeviations(values) : NaN;
    return Object.freeze({
      k: i + 1,
      logDispersion: Number.isFinite(logDispersion) ? logDispersion : null,
      expectedLogDispersion: Number.isFinite(expected) ? expected : null,
      gap: known ? expected - logDispersion : null,
      standardError: known ? Math.sqrt((1 + 1 / references) * (squares / (references - 1))) : null,
    });
  });
}

/** Half the sum, over the clusters, of mean distances (to the power) of a row to those of its cluster. */
function dispersion(x: Observations, labels: ArrayLike<number>, power: 1 | 2): number {
  // For power 2 the sum over pairs, divided by the size, is the sum of squares about the mean.
  if (power === 2) return sumsOfSquares(x, labels).within / 2;
  let total = 0;
  const groups = readWeightedGroups(labels, x.rows, x.weights, "the clustering method");
  membersOf(groups).forEach((rows, c) => {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        const between = euclidean(x.data, x.data, rows[i] * x.columns, rows[j] * x.columns, x.columns);
        sum += weightOf(groups, rows[i]) * weightOf(groups, rows[j]) * between;
      }
    }
    total += sum / groups.masses[c] / 2;
  });
  return total;
}

function chosenBy(curve: readonly GapPoint[]): Readonly<Record<GapRule, number | null>> {
  const gap: number[] = [];
  const standardError: number[] = [];
  for (const point of curve) {
    if (point.gap === null || point.standardError === null) break;
    gap.push(point.gap);
    standardError.push(point.standardError);
  }
  const entries = GAP_RULES.map((rule) => [rule, chooseByGap(gap, standardError, rule)]);
  return Object.freeze(Object.fromEntries(entries) as Record<GapRule, number | null>);
}
