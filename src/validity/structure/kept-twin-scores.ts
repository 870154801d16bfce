import { randomInteger, type RandomSource } from "../../math/distributions/random";
import type { Observations } from "../../math/linear/observations";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import type { ScoreFunction } from "../scores/score";
import { keptTwins } from "./kept-twins";

interface KeptScores {
  readonly cluster: ClusterFunction;
  readonly k: number;
  readonly score: ScoreFunction;
  readonly seed: number;
  /** The stream after the last twin scored. */
  readonly random: RandomSource;
  readonly scores: (number | null)[];
}

/** Tests kept for one matrix; beyond, the oldest is forgotten. Six methods and 30 numbers of clusters are 180. */
const MOST_KEPT = 200;

const kept = new WeakMap<Observations, KeptScores[]>();

/**
 * The scores of the twins of a matrix for one method, number of clusters, score and seed, in order. A scorecard asks for a few
 * twins at every number of clusters, and the test at the chosen one for many: those scored are kept while the matrix is in
 * use, and a longer test goes on where the one before ended. Equal to clustering them again.
 *
 * @param random the stream behind the clustering of the rows themselves; used where nothing is kept.
 * @returns a function that gives the score of twin `i`, asked for in order; null where it is not defined.
 */
export function keptTwinScores(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  score: ScoreFunction,
  seed: number,
  random: RandomSource,
): (i: number) => number | null {
  const all = kept.get(x) ?? [];
  kept.set(x, all);
  const known = all.find(
    (each) => each.cluster === cluster && each.k === k && each.score === score && each.seed === seed,
  );
  const own = known ?? { cluster, k, score, seed, random, scores: [] };
  const twinOf = keptTwins(x, seed);
  return (i) => {
    if (i < own.scores.length) return own.scores[i];
    // The stream goes on without a score where this throws: then nothing is kept, and the next test begins again.
    if (all.includes(own)) all.splice(all.indexOf(own), 1);
    const copy = twinOf(i, own.random);
    const { value } = score(copy, labelsOf(cluster, copy, k, randomInteger(own.random, 2 ** 32)));
    own.scores.push(value);
    all.push(own);
    if (all.length > MOST_KEPT) all.shift();
    return value;
  };
}
