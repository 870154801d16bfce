import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import { normalQuantile } from "../../math/distributions/normal-quantile";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { refuseWeights } from "../../math/linear/row-weights";
import { membersOf, readGroups } from "../groups";
import type { Score } from "./score";
import { guessedSilhouettes, silhouettesOfPlaces } from "./silhouette-sample";
import { sortedByCluster } from "./sorted-rows";

export interface SampledSilhouetteOptions {
  /** Equal seeds draw equal rows. */
  readonly seed: number;
  /** How far the ends of the interval may lie from the value; default .005: an interval of at most .01. */
  readonly within?: number;
}

/** An estimate of the mean silhouette, and the interval that holds the exact one 95 times in 100. */
export interface SampledSilhouette extends Score {
  readonly better: "higher";
  /** null where the silhouette is not defined. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many rows were compared with all others; where these are all scored rows, the value is exact. */
  readonly sampledRows: number;
  readonly seed: number;
}

/** Rows drawn at first: enough for the spread of what is estimated to be known. */
const FIRST = 400;

/**
 * The mean silhouette of many rows, estimated from some: each row drawn is compared with all rows, exactly, so that the mean is
 * without bias. Where a row's silhouette is much what its distances to the means of the clusters make of it (a guess, worked out for
 * all rows), only what the guess misses is estimated from the sample: few rows then do. Rows are drawn until the 95% interval is as narrow
 * as asked.
 *
 * The interval is that of a normal distribution, for a sample without replacement. It is a little too narrow where a few rows in
 * thousands have silhouettes far from what the guess says. Undefined (null) where `silhouette` is; noise rows (-1) are left out.
 *
 * @param x rows by columns; Euclidean distances. Up to 400 scored rows are all taken: then the value is exact.
 * @throws InputError for weights, for labels and rows that differ in number, and where `within` is not above 0.
 * Source: Rousseeuw 1987 for the silhouette; Cochran 1977, "Sampling Techniques", 7.3 for the difference estimator.
 * Cost O(n k d) and O(n d) for each row drawn.
 * @example sampledSilhouette(observations([[0], [1], [8], [9]]), [0, 0, 1, 1], { seed: 7 }).value // 0.8745
 */
export function sampledSilhouette(
  x: Observations,
  labels: ArrayLike<number>,
  options: SampledSilhouetteOptions,
): SampledSilhouette {
  requireObservations(x, "sampledSilhouette(x)");
  refuseWeights(x, "sampledSilhouette(x)");
  const { seed, within = 0.005 } = options;
  if (!(within > 0)) {
    throw new InputError({
      where: "sampledSilhouette(within)",
      what: String(within),
      legal: "a number above 0",
    });
  }
  const random = randomSource(seed);
  const groups = readGroups(labels, x.rows, "sampledSilhouette");
  const [k, n] = [groups.labels.length, groups.scoredRows];
  const described = {
    better: "higher" as const,
    clusterCount: k,
    scoredRows: n,
    noiseRows: groups.noiseRows,
    seed,
  };
  if (k < 2 || k >= n)
    return Object.freeze({ ...described, value: null, low: null, high: null, sampledRows: 0 });
  const sorted = sortedByCluster(x, membersOf(groups));
  const guesses = guessedSilhouettes(sorted);
  const mean = sumOf(guesses) / n;
  const places = Int32Array.from({ length: n }, (_, place) => place);
  const missed: number[] = [];
  let reach = Infinity;
  for (let wanted = Math.min(FIRST, n); ;) {
    const from = missed.length;
    for (let at = from; at < wanted; at++) {
      const other = at + randomInteger(random, n - at);
      [places[at], places[other]] = [places[other], places[at]];
    }
    const drawn = places.subarray(from, wanted);
    silhouettesOfPlaces(sorted, drawn).forEach((value, i) => missed.push(value - guesses[drawn[i]]));
    const center = sumOf(missed) / wanted;
    const spread = Math.sqrt(sumBy(missed, (each) => (each - center) ** 2) / (wanted - 1));
    reach = Z * spread * Math.sqrt((1 - wanted / n) / wanted);
    if (reach <= within || wanted === n) break;
    // So many would do if the spread is as it seems: a tenth more, so that it is not asked for often.
    const all = (Z * spread) ** 2 / within ** 2;
    wanted = Math.min(n, Math.ceil(1.1 * (all / (1 + all / n))), 4 * wanted);
  }
  const value = mean + sumOf(missed) / missed.length;
  return Object.freeze({
    ...described,
    value,
    low: Math.max(-1, value - reach),
    high: Math.min(1, value + reach),
    sampledRows: missed.length,
  });
}

const Z = normalQuantile(0.975);
