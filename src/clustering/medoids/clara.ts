import { requireRowWeights } from "../../math/linear/row-weights";
import { distanceFunction, pairwiseDistances, type Metric } from "../../math/distances/distances";
import { selectRows, type Observations } from "../../math/linear/observations";
import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { buildMedoids, medoidState, startBuild, swapBest, swapEagerly } from "./kmedoids-kernel";
import { medoidWeighing } from "./medoid-weighing";
import { nearestMedoids } from "./kmedoids-predict";
import { medoidResult, type KMedoids } from "./kmedoids-result";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

/** How to run `clara`. */
export interface ClaraOptions {
  /** The number of clusters, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /** The distance between rows; default `euclidean`. */
  readonly metric?: Metric;
  /** Samples drawn; default 10. */
  readonly samples?: number;
  /** Rows in each sample, k to n; default 500, or 80 + 4 k where that is more (n when there are fewer). */
  readonly sampleSize?: number;
}

/**
 * CLARA: k-medoids for large n. PAM on random samples of the rows, each sample after the first joined by the
 * best medoids so far; the medoids with the least mean distance over all rows are kept (Kaufman &
 * Rousseeuw 1990, chapter 3). Samples are larger than theirs (40 + 2 k): the outcome gains more than it costs.
 *
 * @returns as `kmedoids`; `converged` and `swaps` are those of the sample that won.
 * @throws InputError when x has no rows, k is not a whole number from 1 to n, or the sample is smaller than k.
 * Cost O(samples · (sampleSize^2 + n k d)); memory O(n + sampleSize^2).
 * @example clara(x, { k: 4, seed: 7 }).medoidNames
 */
export function clara(x: Observations, options: ClaraOptions): KMedoids {
  requireRows(x, "clara");
  const { k, seed, metric = "euclidean", samples = 10 } = options;
  requireClusterCount(k, x.rows, "clara(k)");
  requireWhole(samples, "clara(samples)", 1);
  const sampleSize = options.sampleSize ?? Math.min(x.rows, Math.max(500, 80 + 4 * k));
  requireWhole(sampleSize, "clara(sampleSize)", k, x.rows);
  distanceFunction(metric);
  const weights = requireRowWeights(x.weights, x.rows, "clara(x)");
  const random = randomSource(seed);
  let best: KMedoids | undefined;
  for (let sample = 0; sample < samples; sample++) {
    const drawn = sampleWithoutReplacement(random, x.rows, sampleSize);
    const rows = Int32Array.from(new Set([...(best?.medoids ?? []), ...drawn])).slice(0, sampleSize);
    const ofSample = Float64Array.from(rows, (row) => weights[row]);
    const weighing = medoidWeighing(pairwiseDistances(selectRows(x, rows), metric), ofSample);
    const state = medoidState(weighing, buildMedoids(startBuild(weighing), k));
    // Eager exchanges come near at little cost, and the best-of-round ones then confirm the optimum.
    const eager = swapEagerly(state, 10_000);
    const exact = swapBest(state, 10_000);
    weighing.end();
    const medoids = state.medoids.map((row) => rows[row]);
    const { labels, distances } = nearestMedoids(selectRows(x, medoids), x, metric);
    // Among identical rows a medoid would otherwise lose itself to its twin.
    medoids.forEach((row, m) => (labels[row] = m));
    const result = medoidResult(x, labels, medoids, distances, weights, {
      method: "CLARA",
      metric,
      buildMeanDistance: null,
      swaps: eager.swaps + exact.swaps,
      converged: exact.converged,
      parameters: { k, seed, metric, samples, sampleSize },
    });
    if (best === undefined || result.cost < best.cost) best = result;
    if (sampleSize === x.rows) break;
  }
  return best as KMedoids;
}
