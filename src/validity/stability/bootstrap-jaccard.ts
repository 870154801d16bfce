import { sumOf } from "../../core/sum";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { NOISE, readGroups, readWeightedGroups, weightOf } from "../groups";
import { jaccardWord, STABILITY_LIMITS, type StabilityWord } from "./jaccard-word";
import { clusteredResamples, type Resample } from "./resamples";

/** Options of the checks that resample rows. */
export interface ResampleOptions {
  /** How many resamples are clustered; default 100, at least 1. */
  readonly resamples?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Called after each resample, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** How well one segment comes back when rows are resampled. */
export interface SegmentStability {
  readonly label: number;
  readonly size: number;
  /** Mean over the resamples of the largest Jaccard similarity with any cluster found: 0 to 1, higher is better. */
  readonly jaccard: number;
  readonly word: StabilityWord;
  /** The share of resamples in which it dissolved (Jaccard of .5 or less). */
  readonly dissolvedShare: number;
  /** The share of resamples in which it was recovered (Jaccard above .75). */
  readonly recoveredShare: number;
  /** The Jaccard of each resample. */
  readonly perResample: Float64Array;
}

/** The stability of every segment of one clustering. */
export interface BootstrapJaccard {
  /** In the order of the labels. */
  readonly segments: readonly SegmentStability[];
  /** The lowest mean Jaccard of all segments; null without segments (all rows noise). */
  readonly lowest: number | null;
  /** Mean over the segments, each counted once; null without segments. */
  readonly mean: number | null;
  /** The labels whose stability this is. */
  readonly labels: Int32Array;
  readonly noiseRows: number;
  readonly k: number;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Cluster-wise stability by bootstrap: rows are drawn with replacement (each drawn row used once) and
 * clustered again; for each segment, the cluster most like it among the rows drawn is found, by Jaccard
 * similarity (rows in both / rows in either). Higher is better; `jaccardWord` gives the words.
 *
 * Jaccard is 0 in a resample that drew no row of a segment, so a segment of one account reaches about .63
 * at best: it cannot be called stable, and rightly so. Noise rows (-1) belong to no segment. At k = 1
 * everything is stable by definition.
 *
 * Source: Hennig 2007, "Cluster-wise assessment of cluster stability". Cost: the method, `resamples` times.
 *
 * @param labels of the clustering in question; default: what `cluster(x, k, seed)` gives.
 * @throws InputError for k or resamples out of range, or k too near to n to resample.
 * @example bootstrapJaccard(x, byKmeans, 4, { seed: 7 }).segments.map((segment) => segment.word)
 */
export function bootstrapJaccard(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: ResampleOptions & { readonly labels?: ArrayLike<number> } = {},
): BootstrapJaccard {
  const { resamples = 100, seed = 0 } = options;
  const onProgress = progressOf("bootstrap", options.onProgress);
  requireObservations(x, "bootstrapJaccard(x)");
  requireWhole(k, "bootstrapJaccard(k)", 1, x.rows);
  requireWhole(resamples, "bootstrapJaccard(resamples)", 1);
  const labels = Int32Array.from(options.labels ?? labelsOf(cluster, x, k, seed));
  const groups = readGroups(labels, x.rows, "bootstrapJaccard");
  const perSegment = groups.labels.map(() => new Float64Array(resamples));
  let done = 0;
  for (const resample of clusteredResamples(x, cluster, k, resamples, seed)) {
    const best = bestJaccards(groups.codes, groups.labels.length, resample, x.weights);
    best.forEach((jaccard, c) => (perSegment[c][done] = jaccard));
    done++;
    onProgress(done, resamples);
  }
  const segments = perSegment.map((perResample, c) => {
    const jaccard = sumOf(perResample) / resamples;
    return Object.freeze({
      label: groups.labels[c],
      size: groups.sizes[c],
      jaccard,
      word: jaccardWord(jaccard),
      dissolvedShare: perResample.filter((j) => j <= STABILITY_LIMITS.dissolvedUpTo).length / resamples,
      recoveredShare: perResample.filter((j) => j > STABILITY_LIMITS.stable).length / resamples,
      perResample,
    });
  });
  const means = segments.map((segment) => segment.jaccard);
  return Object.freeze({
    segments: Object.freeze(segments),
    lowest: means.length === 0 ? null : Math.min(...means),
    mean: means.length === 0 ? null : sumOf(means) / means.length,
    labels,
    noiseRows: groups.noiseRows,
    k,
    resamples,
    seed,
  });
}

/** For each original cluster the largest Jaccard with a cluster of the resample, over the rows drawn. */
function bestJaccards(
  codes: Int32Array,
  k: number,
  { rows, labels }: Resample,
  weights?: Float64Array,
): Float64Array {
  const ofDrawn = weights && Float64Array.from(rows, (row) => weights[row]);
  const found = readWeightedGroups(labels, rows.length, ofDrawn, "the clustering of a resample");
  const clusters = found.labels.length;
  const drawn = new Float64Array(k);
  const shared = new Float64Array(k * clusters);
  rows.forEach((row, i) => {
    const [own, other] = [codes[row], found.codes[i]];
    if (own === NOISE) return;
    const weight = weightOf(found, i);
    drawn[own] += weight;
    if (other !== NOISE) shared[own * clusters + other] += weight;
  });
  return Float64Array.from({ length: k }, (_, c) => {
    let best = 0;
    for (let f = 0; f < clusters; f++) {
      const both = shared[c * clusters + f];
      if (both > 0) best = Math.max(best, both / (drawn[c] + found.masses[f] - both));
    }
    return best;
  });
}
