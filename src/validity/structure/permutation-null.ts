import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { randomInteger, randomSource } from "../../math/distributions/random";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { requireWhole } from "../../core/require-whole";
import type { ScoreFunction } from "../scores/score";
import { columnsShuffled } from "./shuffled-columns";
import { silhouette } from "../scores/silhouette";

/** Options of `permutationNull`. */
export interface PermutationNullOptions {
  /** What is scored; default `silhouette`. */
  readonly score?: ScoreFunction;
  /** How many shuffled copies are clustered; default 199, at least 1. */
  readonly permutations?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Called after each copy, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** A score beside what the same method reaches on data without structure. */
export interface PermutationNull {
  /** The score of the clustering of the real rows; null where it is not defined. */
  readonly observed: number | null;
  readonly better: "higher" | "lower";
  /** The scores of the shuffled copies, in the order drawn, undefined ones left out. */
  readonly shuffled: Float64Array;
  /** How many copies had no defined score (the method found one cluster, say); they are not in `shuffled`. */
  readonly undefinedCopies: number;
  /** Mean of `shuffled`; null when it is empty. */
  readonly mean: number | null;
  /** Sample standard deviation (n - 1) of `shuffled`; null with fewer than two. */
  readonly standardDeviation: number | null;
  /** The score that 5 % of the shuffled copies reach or pass: to believe in structure, observe a better one. */
  readonly fivePercentLimit: number | null;
  /** (b + 1) / (B + 1), b of the B scores in `shuffled` being as good as the observed one or better; null when nothing can be compared. */
  readonly pValue: number | null;
  readonly permutations: number;
  readonly k: number;
  readonly seed: number;
}

/**
 * Tests whether a score could come from rows without clusters: each column is shuffled on its own, which
 * keeps every column's distribution (giants and zeros too) and destroys what ties them together; the copy
 * is clustered by the same method and scored. A small p-value says that the columns together hold more
 * structure than their separate shapes explain. It does not say that k is right.
 *
 * The smallest p-value that B copies can give is 1 / (B + 1). With one column a shuffled copy is the same
 * set of rows, so the p-value is 1: this null cannot judge a single column.
 *
 * Sources: Phipson and Smyth 2010 for (b + 1) / (B + 1); Dolnicar and Leisch 2010 for the use on segments.
 * Cost: B times the method and the score.
 *
 * @param k number of clusters, from 2 to n.
 * @throws InputError for k or permutations out of range.
 * @example permutationNull(x, (x, k, seed) => kmeans(x, { k, seed }).labels, 4, { seed: 7 }).pValue
 */
export function permutationNull(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: PermutationNullOptions = {},
): PermutationNull {
  const { score = silhouette, permutations = 199, seed = 0 } = options;
  const onProgress = progressOf("permutations", options.onProgress);
  requireObservations(x, "permutationNull(x)");
  requireWhole(k, "permutationNull(k)", 2, x.rows);
  requireWhole(permutations, "permutationNull(permutations)", 1);
  const random = randomSource(seed);
  const real = score(x, labelsOf(cluster, x, k, randomInteger(random, 2 ** 32)));
  const scores: number[] = [];
  for (let b = 1; b <= permutations; b++) {
    const copy = columnsShuffled(x, random);
    const { value } = score(copy, labelsOf(cluster, copy, k, randomInteger(random, 2 ** 32)));
    if (value !== null) scores.push(value);
    onProgress(b, permutations);
  }
  const shuffled = Float64Array.from(scores);
  return Object.freeze({
    observed: real.value,
    better: real.better,
    shuffled,
    undefinedCopies: permutations - shuffled.length,
    ...summary(shuffled, real.better),
    pValue: pValueOf(real.value, shuffled, real.better),
    permutations,
    k,
    seed,
  });
}

function summary(
  shuffled: Float64Array,
  better: "higher" | "lower",
): Pick<PermutationNull, "mean" | "standardDeviation" | "fivePercentLimit"> {
  const count = shuffled.length;
  if (count === 0) return { mean: null, standardDeviation: null, fivePercentLimit: null };
  const mean = shuffled.reduce((sum, score) => sum + score, 0) / count;
  const squares = shuffled.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const bestFirst = shuffled.slice().sort((a, b) => (better === "higher" ? b - a : a - b));
  return {
    mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    fivePercentLimit: bestFirst[Math.ceil(0.05 * count) - 1],
  };
}

function pValueOf(
  observed: number | null,
  shuffled: Float64Array,
  better: "higher" | "lower",
): number | null {
  if (observed === null || shuffled.length === 0) return null;
  // Copies that equal the real rows up to their order differ in the last digits only: they count as equal.
  const slack = 1e-12 * Math.abs(observed);
  const asGood = shuffled.reduce((count, score) => {
    const reaches = better === "higher" ? score >= observed - slack : score <= observed + slack;
    return reaches ? count + 1 : count;
  }, 0);
  return (asGood + 1) / (shuffled.length + 1);
}
