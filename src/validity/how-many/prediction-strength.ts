import { requireBetween } from "../../core/require-between";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { squaredEuclidean } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { requireObservations, selectRows, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { requireWhole } from "../../core/require-whole";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { groupMeans } from "../scores/group-means";
import { NOISE, readGroups, readWeightedGroups, weightOf } from "../groups";

/** Options of `predictionStrength`. */
export interface PredictionStrengthOptions {
  /** The largest k tried; default 8, or half the rows if that is less. */
  readonly maxK?: number;
  /** How often the rows are split in halves; default 50. */
  readonly splits?: number;
  /** How a row gets the label of a clustering it was not in: of the nearest mean (default) or the nearest row. */
  readonly classification?: "centroid" | "nearestRow";
  /** What counts as strong; default .8. */
  readonly cutoff?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Called after each split of each k. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The prediction strength of one number of clusters. */
export interface PredictionStrengthPoint {
  readonly k: number;
  /** Mean over the splits: 0 to 1, higher is better; 1 for k = 1 by definition. */
  readonly strength: number;
  /** Standard deviation over the splits (n - 1); 0 for k = 1, null with one split. */
  readonly standardDeviation: number | null;
}

/** The prediction strength of each k. */
export interface PredictionStrength {
  readonly curve: readonly PredictionStrengthPoint[];
  /** The largest k whose strength reaches the cutoff; 1 when no larger one does. */
  readonly chosen: number;
  readonly cutoff: number;
  readonly splits: number;
  readonly classification: "centroid" | "nearestRow";
  readonly seed: number;
}

/**
 * Prediction strength: the rows are split in halves and each half is clustered; do two rows of one cluster
 * of the one half also fall into one cluster by the rule learnt from the other? The worst cluster counts,
 * averaged over both directions and all splits. Higher is better; .8 to .9 is asked for. k = 1 has 1, so
 * k = 1 wins when nothing else is strong.
 *
 * A cluster of a single row counts as predicted, as in R's fpc. Noise rows (-1) are in no cluster: they
 * are not judged, and rows put to a half's noise do not exist. A half is small at n = 45 (22 rows), which
 * makes this check strict.
 *
 * Source: Tibshirani and Walther 2005, "Cluster validation by prediction strength". Cost: 2 * splits *
 * (maxK - 1) runs of the method.
 *
 * @throws InputError for an option out of range, or fewer than 2 rows.
 * @example predictionStrength(x, byKmeans, { maxK: 3, seed: 7 }).chosen // 3
 */
export function predictionStrength(
  x: Observations,
  cluster: ClusterFunction,
  options: PredictionStrengthOptions = {},
): PredictionStrength {
  requireObservations(x, "predictionStrength(x)");
  requireWhole(x.rows, "predictionStrength(x), rows", 2);
  const half = Math.floor(x.rows / 2);
  const { splits = 50, classification = "centroid", cutoff = 0.8, seed = 0 } = options;
  const onProgress = progressOf("splits", options.onProgress);
  const { maxK = Math.min(8, half) } = options;
  requireWhole(maxK, "predictionStrength(maxK)", 1, half);
  requireWhole(splits, "predictionStrength(splits)", 1);
  requireBetween(cutoff, "predictionStrength(cutoff)", 0, 1);
  if (classification !== "centroid" && classification !== "nearestRow") {
    throw new InputError({
      where: "predictionStrength(classification)",
      what: JSON.stringify(classification),
      legal: "centroid or nearestRow",
    });
  }
  const random = randomSource(seed);
  const curve: PredictionStrengthPoint[] = [Object.freeze({ k: 1, strength: 1, standardDeviation: 0 })];
  for (let k = 2; k <= maxK; k++) {
    const strengths: number[] = [];
    while (strengths.length < splits) {
      const order = sampleWithoutReplacement(random, x.rows, x.rows);
      const [a, b] = [order.subarray(0, half), order.subarray(half)].map((rows) => {
        const part = selectRows(x, rows);
        return { part, labels: labelsOf(cluster, part, k, randomInteger(random, 2 ** 32)) };
      });
      const predict = classification === "centroid" ? byNearestMean : byNearestRow;
      const forth = weakestCluster(b.part, b.labels, predict(a.part, a.labels, b.part));
      const back = weakestCluster(a.part, a.labels, predict(b.part, b.labels, a.part));
      strengths.push((forth + back) / 2);
      onProgress((k - 2) * splits + strengths.length, (maxK - 1) * splits);
    }
    const strength = mean(strengths);
    const standardDeviation = splits > 1 ? Math.sqrt(squaredDeviations(strengths) / (splits - 1)) : null;
    curve.push(Object.freeze({ k, strength, standardDeviation }));
  }
  const strong = curve.filter((point) => point.strength >= cutoff).map((point) => point.k);
  return Object.freeze({
    curve: Object.freeze(curve),
    chosen: Math.max(1, ...strong),
    cutoff,
    splits,
    classification,
    seed,
  });
}

/** Over the clusters, the smallest share of row pairs that the prediction keeps together. */
function weakestCluster(x: Observations, labels: ArrayLike<number>, predicted: Int32Array): number {
  const groups = readWeightedGroups(labels, x.rows, x.weights, "the clustering of a half");
  const { codes, masses } = groups;
  const together = new Map<string, number>();
  codes.forEach((code, i) => {
    if (code === NOISE || predicted[i] === NOISE) return;
    const key = `${code} ${predicted[i]}`;
    together.set(key, (together.get(key) ?? 0) + weightOf(groups, i));
  });
  const pairs = new Float64Array(masses.length);
  for (const [key, count] of together) pairs[Number.parseInt(key)] += count * (count - 1);
  return Array.from(masses).reduce(
    (least, mass, c) => Math.min(least, mass > 1 ? pairs[c] / (mass * (mass - 1)) : 1),
    1,
  );
}

function byNearestMean(known: Observations, labels: ArrayLike<number>, x: Observations): Int32Array {
  const groups = readWeightedGroups(labels, known.rows, known.weights, "the clustering of a half");
  return nearest(groupMeans(known, groups, groups.weights).means, groups.sizes.length, x, (c) => c);
}

function byNearestRow(known: Observations, labels: ArrayLike<number>, x: Observations): Int32Array {
  const { codes } = readGroups(labels, known.rows, "the clustering of a half");
  return nearest(known.data, known.rows, x, (i) => codes[i]);
}

/** For each row of x the code of the nearest point that has one; -1 when none has. */
function nearest(
  points: Float64Array,
  count: number,
  x: Observations,
  codeOf: (i: number) => number,
): Int32Array {
  const d = x.columns;
  return Int32Array.from({ length: x.rows }, (_, i) => {
    let best = NOISE;
    let least = Infinity;
    for (let p = 0; p < count; p++) {
      if (codeOf(p) === NOISE) continue;
      const distance = squaredEuclidean(points, x.data, p * d, i * d, d);
      if (distance < least) {
        least = distance;
        best = codeOf(p);
      }
    }
    return best;
  });
}
