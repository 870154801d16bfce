import { sumOf } from "../../core/sum";
import { InputError } from "../../core/input-error";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import { bootstrapJaccard } from "../stability/bootstrap-jaccard";
import { calinskiHarabasz } from "../scores/calinski-harabasz";
import type { ClusterFunction } from "../cluster-function";
import { daviesBouldin } from "../scores/davies-bouldin";
import { checkEffort, type CheckEffort } from "./check-effort";
import { decide, DECISION_LIMITS, DECISION_RULE, type Decision, type DecisionLimits } from "./decision-rule";
import { gapStatistic, type GapOptions, type GapPoint, type GapStatistic } from "./gap-statistic";
import { NOISE, readWeightedGroups } from "../groups";
import { labelsOf } from "../labels-of";
import { twinNulls } from "../structure/twin-null";
import { predictionStrength, type PredictionStrength } from "./prediction-strength";
import { requireLimits } from "./require-limits";
import { votesOf, type ScorecardRow, type Vote } from "./scorecard-votes";
import { silhouette } from "../scores/silhouette";
import { sphericalBic } from "../scores/spherical-bic";
import { sumsOfSquares } from "../scores/sums-of-squares";

/** Options of `scorecard`. */
export interface ScorecardOptions {
  /** The largest k judged; default 8, or half the rows if that is less. At least 2. */
  readonly maxK?: number;
  /** Revenue per row, 0 or more: for the smallest revenue share of a segment. */
  readonly revenue?: ArrayLike<number>;
  /** Limits of the decision rule that differ from `DECISION_LIMITS`. */
  readonly limits?: Partial<DecisionLimits>;
  /** Reference sets of the gap statistic, default by `checkEffort`, and their kind, default `principal`. */
  readonly references?: number;
  readonly distribution?: GapOptions["distribution"];
  /** Splits for the prediction strength; default by `checkEffort`. */
  readonly splits?: number;
  /** Resamples for the bootstrap Jaccard; default by `checkEffort`. */
  readonly resamples?: number;
  /** Twins that the silhouette is compared with; default by `checkEffort`. */
  readonly twins?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Called as the work goes on, with the number of finished steps of `all`. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The number of segments, judged by many criteria and decided by one written rule. */
export interface Scorecard {
  /** k = 1 to maxK. */
  readonly rows: readonly ScorecardRow[];
  readonly votes: readonly Vote[];
  readonly decision: Decision;
  /** The rule that was applied, in words (with its default limits), and the limits used. */
  readonly rule: string;
  readonly limits: DecisionLimits;
  readonly gap: GapStatistic;
  readonly predictionStrength: PredictionStrength;
  readonly seed: number;
  /** How often each check was repeated. */
  readonly effort: CheckEffort;
}

/**
 * Scorecard of the number of clusters: elbow (kneedle), silhouette, gap, Calinski-Harabasz, Davies-Bouldin,
 * prediction strength, spherical BIC and stability, each with its vote, and a decision by `DECISION_RULE`,
 * in which one segment and "not supported" can win.
 *
 * Votes are many and cheap, and most of them cannot vote for 1; therefore they only choose among the numbers
 * that pass all requirements. Cost: about (references + 2 splits + resamples + twins) * maxK runs of
 * the method, 4,000 up to 500 rows and an eighth of that beyond, unless set otherwise: k-means from 25 starts a run is enough at some dozens of rows, and
 * takes seconds where 200 starts take most of a minute.
 *
 * @param cluster used for every k, resample and reference set alike.
 * @throws InputError for an option out of range, or revenue that is not one number of at least 0 per row.
 * @example
 * const card = scorecard(x, byKmeans, { maxK: 2, references: 5, splits: 2, resamples: 5, twins: 9, seed: 7 });
 * card.decision.outcome // "not supported"
 */
export function scorecard(
  x: Observations,
  cluster: ClusterFunction,
  options: ScorecardOptions = {},
): Scorecard {
  requireObservations(x, "scorecard(x)");
  requireWhole(x.rows, "scorecard(x), rows", 4);
  const half = Math.floor(x.rows / 2);
  const { maxK = Math.min(8, half), seed = 0, revenue, distribution = "principal" } = options;
  const usual = checkEffort(x.rows);
  const { references = usual.references, splits = usual.splits } = options;
  const { resamples = usual.resamples, twins = usual.twins } = options;
  requireWhole(maxK, "scorecard(maxK)", 2, half);
  requireLimits(options.limits ?? {}, "scorecard(limits)");
  if (revenue !== undefined) requireRevenue(revenue, x.rows);
  const all = references + (maxK - 1) * (splits + resamples + twins);
  const tell = progressOf("scorecard", options.onProgress);
  const after = (before: number) => (done: number) => tell(before + done, all);

  const gap = gapStatistic(x, cluster, { maxK, references, distribution, seed, onProgress: after(0) });
  const strength = predictionStrength(x, cluster, { maxK, splits, seed, onProgress: after(references) });
  const beforeTwins = references + (maxK - 1) * splits;
  const judged = Array.from({ length: maxK - 1 }, (_, i) => i + 2);
  const chances = twinNulls(x, cluster, judged, { twins, seed, onProgress: after(beforeTwins) });
  const beforeResamples = beforeTwins + (maxK - 1) * twins;
  const labelsOfK = [1, ...judged].map((k) => Int32Array.from(labelsOf(cluster, x, k, seed)));
  const rows = labelsOfK.map((labels, i): ScorecardRow => {
    const k = i + 1;
    const groups = readWeightedGroups(labels, x.rows, x.weights, "the clustering method");
    const start = beforeResamples + (k - 2) * resamples;
    const stability =
      k === 1 ? null : bootstrapJaccard(x, cluster, k, { labels, resamples, seed, onProgress: after(start) });
    return Object.freeze({
      k,
      labels,
      withinSumOfSquares: sumsOfSquares(x, labels).within,
      silhouette: silhouette(x, labels).value,
      calinskiHarabasz: calinskiHarabasz(x, labels).value,
      daviesBouldin: daviesBouldin(x, labels).value,
      sphericalBic: sphericalBic(x, labels).value,
      gap: gap.curve[i].gap,
      gapStandardError: gap.curve[i].standardError,
      gapOverOne: i === 0 ? null : gapOverOne(gap.curve[i], gap.curve[0]),
      predictionStrength: strength.curve[i].strength,
      lowestJaccard: stability === null ? 1 : stability.lowest,
      pValue: k === 1 ? null : chances[k - 2].pValue,
      smallestSegment: groups.labels.length === 0 ? 0 : Math.min(...Array.from(groups.masses)),
      smallestRevenueShare:
        revenue === undefined ? null : smallestShare(revenue, groups.codes, groups.labels.length, x.weights),
      noiseRows: groups.noiseRows,
    });
  });
  const limits = Object.freeze({ ...DECISION_LIMITS, ...options.limits });
  const votes = votesOf(rows, gap, strength, limits.lowestJaccard);
  const count = x.weights === undefined ? x.rows : sumOf(x.weights);
  const evidence = rows.slice(1).map((row) => ({
    k: row.k,
    gapOverOne: row.gapOverOne,
    predictionStrength: row.predictionStrength,
    lowestJaccard: row.lowestJaccard,
    pValue: row.pValue,
    smallestSegment: row.smallestSegment,
    smallestShare: row.smallestSegment / count,
    smallestRevenueShare: row.smallestRevenueShare,
  }));
  const one = { gap: gap.chosen.Tibs2001SEmax, predictionStrength: strength.chosen };
  const chosen = votes.map((vote) => vote.k);
  return Object.freeze({
    rows: Object.freeze(rows),
    votes: Object.freeze(votes),
    decision: decide(evidence, chosen, one, limits),
    rule: DECISION_RULE,
    limits,
    gap,
    predictionStrength: strength,
    seed,
    effort: Object.freeze({ references, splits, resamples, twins }),
  });
}

function gapOverOne({ gap, standardError }: GapPoint, one: GapPoint): number | null {
  return gap === null || standardError === null || one.gap === null ? null : gap - standardError - one.gap;
}

/** The least share of all revenue that a cluster holds; null when there is no revenue, or no cluster. */
function smallestShare(
  revenue: ArrayLike<number>,
  codes: Int32Array,
  clusters: number,
  weights?: Float64Array,
): number | null {
  const held = new Float64Array(clusters);
  let total = 0;
  codes.forEach((code, row) => {
    const own = (weights?.[row] ?? 1) * revenue[row];
    total += own;
    if (code !== NOISE) held[code] += own;
  });
  return total > 0 && clusters > 0 ? Math.min(...held) / total : null;
}

function requireRevenue(revenue: ArrayLike<number>, rows: number): void {
  const values = Array.from(revenue);
  const wrong = values.findIndex((value) => !(value >= 0 && value < Infinity));
  if (values.length === rows && wrong < 0) return;
  throw new InputError({
    where: wrong < 0 ? "scorecard(revenue)" : `scorecard(revenue), row ${wrong + 1}`,
    what: wrong < 0 ? `${values.length} values` : String(values[wrong]),
    legal: wrong < 0 ? `${rows} values, one per row` : "a finite number of at least 0",
  });
}
