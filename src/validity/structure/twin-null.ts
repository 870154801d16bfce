import { requireFunction } from "../../core/require-function";
import { sumBy, sumOf } from "../../core/sum";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { keptDistances, MOST_KEPT_ROWS } from "../../math/distances/kept-distances";
import { progressOf } from "../../core/progress";
import { randomInteger, randomSource } from "../../math/distributions/random";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { requireWhole } from "../../core/require-whole";
import type { Score, ScoreFunction } from "../scores/score";
import { silhouette } from "../scores/silhouette";
import { keptTwinScores } from "./kept-twin-scores";

/** Options of `twinNull`. */
export interface TwinNullOptions {
  /** What is scored; default `silhouette`. */
  readonly score?: ScoreFunction;
  /** How many twins are clustered; default 199, at least 1. */
  readonly twins?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Called after each twin, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** A score compared with what the same method reaches on twins of the data. */
export interface TwinNull {
  /** The score of the clustering of the real rows; null where it is not defined. */
  readonly observed: number | null;
  readonly better: "higher" | "lower";
  /** The scores of the twins, in the order drawn, undefined ones left out. */
  readonly twinScores: Float64Array;
  /** How many twins had no defined score (the method found one cluster, say); they are not in `twinScores`. */
  readonly undefinedTwins: number;
  /** Mean of `twinScores`; null when it is empty. */
  readonly mean: number | null;
  /** Sample standard deviation (n - 1) of `twinScores`; null with fewer than two. */
  readonly standardDeviation: number | null;
  /** The score that 5 % of the twins reach or pass: to believe in structure, observe a better one. */
  readonly fivePercentLimit: number | null;
  /** (b + 1) / (B + 1), b of the B scores in `twinScores` being as good as the observed one or better; null when nothing can be compared. */
  readonly pValue: number | null;
  /** Twins drawn. */
  readonly twins: number;
  readonly k: number;
  readonly seed: number;
}

/**
 * Tests whether a score could come from one cloud: twins of the rows keep every column's values (giants and zeros too) and
 * all correlations, and have no groups of several columns (see `twin`); each is clustered by the same method and scored. A
 * small p-value says that the rows hold more structure than the columns' shapes and correlations explain. It does not say
 * that k is right.
 *
 * The smallest p-value that B twins can give is 1 / (B + 1). With one column a twin is the same set of rows, so the
 * p-value is 1: this null cannot judge a single column, nor groups that one column alone makes, nor groups in two columns
 * that lie in the same order in both.
 *
 * Measured for k-means with k = 2 on one cloud of six columns, 45 rows, 300 to 900 sets a case: p-values of at most .05 in 5 %
 * (normal, correlation 0), 8 % (.5), 5 % (.8), 6 % (log-normal, 0) and 8 % (.5) of the sets. The long lane asks for 3 to 7 %
 * of 1,000 sets a case (`test/validity/twin-calibration.long.test.ts`). Of a coreset of some 150 rows of one normal cloud of four
 * columns: 4 % of 300 sets.
 *
 * Sources: Phipson and Smyth 2010 for (b + 1) / (B + 1); Dolnicar and Leisch 2010 for the use on segments.
 * Cost: B times the method, the score and a twin.
 *
 * @param k number of clusters, from 2 to n.
 * @throws InputError for k or twins out of range.
 * @example twinNull(x, byKmeans, 2, { twins: 19, seed: 7 }).pValue // 1
 */
export function twinNull(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: TwinNullOptions = {},
): TwinNull {
  return twinNulls(x, cluster, [k], options)[0];
}

/**
 * As `twinNull` for several numbers of clusters. Each twin is clustered into all of them before the next is drawn, so that
 * methods which keep the distances or the tree of the rows work these out once for each twin.
 *
 * @example twinNulls(x, byKmeans, [2, 3], { twins: 19, seed: 7 }).length // 2
 */
export function twinNulls(
  x: Observations,
  cluster: ClusterFunction,
  ks: readonly number[],
  options: TwinNullOptions = {},
): readonly TwinNull[] {
  const { score = silhouette, twins = 199, seed = 0 } = options;
  const onProgress = progressOf("twins", options.onProgress);
  requireObservations(x, "twinNull(x)");
  for (const k of ks) requireWhole(k, "twinNull(k)", 2, x.rows);
  requireWhole(twins, "twinNull(twins)", 1);
  requireFunction(score, "twinNull(score)");
  const scored = score === silhouette ? silhouetteOfKept : score;
  const tests = ks.map((k) => {
    const random = randomSource(seed);
    const real = scored(x, labelsOf(cluster, x, k, randomInteger(random, 2 ** 32)));
    const scoreOf = keptTwinScores(x, cluster, k, scored, seed, random);
    return { k, real, scoreOf, scores: [] as number[] };
  });
  for (let b = 0; b < twins; b++) {
    tests.forEach(({ scoreOf, scores }, i) => {
      const value = scoreOf(b);
      if (value !== null) scores.push(value);
      onProgress(b * ks.length + i + 1, twins * ks.length);
    });
  }
  return Object.freeze(
    tests.map(({ k, real, scores }) => {
      const twinScores = Float64Array.from(scores);
      return Object.freeze({
        observed: real.value,
        better: real.better,
        twinScores,
        undefinedTwins: twins - twinScores.length,
        ...summary(twinScores, real.better),
        pValue: pValueOf(real.value, twinScores, real.better),
        twins,
        k,
        seed,
      });
    }),
  );
}

/**
 * Scores twins by several methods ahead of `twinNulls`, which then finds the silhouettes kept: each twin is drawn and measured
 * once for all of them, not once for each. Changes no result.
 */
export function shareTwins(
  x: Observations,
  clusters: readonly ClusterFunction[],
  ks: readonly number[],
  { twins, seed, onProgress }: Required<Omit<TwinNullOptions, "score">>,
): void {
  const tests = clusters.flatMap((cluster) =>
    ks.map((k) => {
      const random = randomSource(seed);
      // The clustering of the rows themselves comes first in the stream.
      randomInteger(random, 2 ** 32);
      return keptTwinScores(x, cluster, k, silhouetteOfKept, seed, random);
    }),
  );
  for (let b = 0; b < twins; b++) {
    for (const scoreOf of tests) scoreOf(b);
    onProgress(b + 1, twins);
  }
}

/** The silhouette by distances that are worked out once for all numbers of clusters; of very many rows without them. */
function silhouetteOfKept(x: Observations, labels: ArrayLike<number>): Score {
  const isKept = x.weights === undefined && x.rows <= MOST_KEPT_ROWS;
  return silhouette(isKept ? keptDistances(x) : x, labels);
}

function summary(
  scores: Float64Array,
  better: "higher" | "lower",
): Pick<TwinNull, "mean" | "standardDeviation" | "fivePercentLimit"> {
  const count = scores.length;
  if (count === 0) return { mean: null, standardDeviation: null, fivePercentLimit: null };
  const mean = sumOf(scores) / count;
  const squares = sumBy(scores, (score) => (score - mean) ** 2);
  const bestFirst = scores.slice().sort((a, b) => (better === "higher" ? b - a : a - b));
  return {
    mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    fivePercentLimit: bestFirst[Math.ceil(0.05 * count) - 1],
  };
}

function pValueOf(observed: number | null, scores: Float64Array, better: "higher" | "lower"): number | null {
  if (observed === null || scores.length === 0) return null;
  return (twinsAsGood(observed, scores, better) + 1) / (scores.length + 1);
}

/** How many scores of twins are as good as the observed one or better. */
export function twinsAsGood(observed: number, scores: Float64Array, better: TwinNull["better"]): number {
  // Twins that equal the real rows up to their order differ in the last digits only: they count as equal.
  const slack = 1e-12 * Math.abs(observed);
  return scores.filter((score) =>
    better === "higher" ? score >= observed - slack : score <= observed + slack,
  ).length;
}
