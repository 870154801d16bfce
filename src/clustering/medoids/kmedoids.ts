import { sumOf } from "../../core/sum";
import type { Dissimilarities, Metric } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { requireOneOf } from "../../core/require-one-of";
import type { Observations } from "../../math/linear/observations";
import { isDissimilarities } from "../../math/distances/row-distances";
import { keptBuild } from "./kept-build";
import { buildMedoids, medoidCost, medoidState, swapBest, swapEagerly } from "./kmedoids-kernel";
import { medoidResult, type KMedoids } from "./kmedoids-result";
import { requireRowWeights } from "../../math/linear/row-weights";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

export type { KMedoids } from "./kmedoids-result";

/** How to run `kmedoids`. */
export interface KMedoidsOptions {
  /** The number of clusters, 1 to n. */
  readonly k: number;
  /** The distance between rows; default `euclidean`. Given dissimilarities bring their own. */
  readonly metric?: Metric;
  /** One per row, at least 0: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each. */
  readonly weights?: ArrayLike<number>;
  /** Exchanges before it gives up; default 10,000. */
  readonly maxSwaps?: number;
  /**
   * `both` (default): exchanges as PAM makes them and as FasterPAM does, each from the start, and the better outcome. `eager`:
   * FasterPAM's, and from there PAM's until none helps: an optimum of the same kind at about a third of the cost.
   */
  readonly exchanges?: "both" | "eager";
}

/**
 * k-medoids (PAM): the k rows with the least sum of distances from the rows to the nearest of them. Less
 * moved by giants than k-means, works with any distance, and each cluster is shown by a real customer.
 * BUILD (Kaufman & Rousseeuw 1990), then exchanges both as PAM makes them (the best of each round) and as
 * FasterPAM does (Schubert & Rousseeuw 2021); the better outcome is kept. Deterministic: there is no seed.
 *
 * @param x observations, or any dissimilarities (for mixed columns `gowerDistances`).
 * @returns clusters numbered as the rows first meet them; always k, even among identical rows.
 * A row of weight 0 is put to its nearest medoid, and is none itself.
 * @throws InputError when x has no rows, k is not a whole number from 1 to n, or a row has no distance.
 * Cost O(n^2 (d + k)) and O(n^2) an exchange; memory 12 n^2 bytes (2,000 rows: 48 MB). Other k of the same rows, asked for
 * next, share the distances and BUILD. Above some 10,000 rows take `clara`.
 * @example kmedoids(x, { k: 4, metric: "manhattan" }).medoidNames
 */
export function kmedoids(x: Observations | Dissimilarities, options: KMedoidsOptions): KMedoids {
  const { k, maxSwaps = 10_000, exchanges = "both" } = options;
  requireWhole(maxSwaps, "kmedoids(maxSwaps)", 1);
  requireOneOf(exchanges, ["both", "eager"], "kmedoids(exchanges)");
  const metric = metricOf(x, options.metric);
  const n = isDissimilarities(x) ? x.size : x.rows;
  const given = options.weights ?? (isDissimilarities(x) ? undefined : x.weights);
  const weights = requireRowWeights(given, n, "kmedoids(weights)");
  requireClusterCount(k, weights.filter((weight) => weight > 0).length, "kmedoids(k)");
  const build = keptBuild(x, metric, weights);
  const { weighing } = build;
  const built = buildMedoids(build, k);
  const asPam = medoidState(weighing, built);
  const buildMeanDistance = medoidCost(asPam) / sumOf(weights);
  const eager = exchanges === "eager" ? swapEagerly(asPam, maxSwaps) : { swaps: 0 };
  const exact = swapBest(asPam, maxSwaps);
  const pamRun = { ...exact, swaps: eager.swaps + exact.swaps };
  const asFasterPam = medoidState(weighing, built);
  const fasterRun = exchanges === "both" ? swapEagerly(asFasterPam, maxSwaps) : null;
  const fasterWins = fasterRun !== null && medoidCost(asFasterPam) < medoidCost(asPam) * (1 - 1e-12);
  const [best, run] = fasterWins ? [asFasterPam, fasterRun] : [asPam, pamRun];
  return medoidResult(x, best.nearest, best.medoids, best.nearestDistance, weights, {
    method: "k-medoids",
    metric,
    buildMeanDistance,
    ...run,
    parameters: { k, metric, maxSwaps },
  });
}

function metricOf(x: Observations | Dissimilarities, metric: Metric | undefined): string {
  if (!isDissimilarities(x)) {
    requireRows(x, "kmedoids");
    return metric ?? "euclidean";
  }
  if (metric === undefined || metric === x.metric) return x.metric;
  throw new InputError({
    where: "kmedoids(metric)",
    what: metric,
    legal: `the metric of the dissimilarities given, ${x.metric}`,
  });
}
