import { pairwiseDistances, type Dissimilarities, type Metric } from "../../math/distances/distances";
import type { DistanceSource } from "../../math/distances/compiled-square";
import { isDissimilarities } from "../../math/distances/row-distances";
import type { Observations } from "../../math/linear/observations";
import { startBuild, type MedoidBuild } from "./kmedoids-kernel";
import { medoidWeighing } from "./medoid-weighing";

/** Distances of more rows are not kept: 8 bytes a pair of rows, twice. */
const MOST_ROWS = 1_500;

interface LastBuild {
  readonly of: WeakRef<Observations | Dissimilarities>;
  readonly metric: string;
  readonly build: MedoidBuild;
}

let last: LastBuild | null = null;

/**
 * The distances between rows and BUILD as far as it has come, kept for the rows that were asked for last: a check that
 * clusters the same rows into one to eight groups measures them once, and BUILD for k + 1 goes on from BUILD for k. The
 * results are those of a BUILD of their own. Assumes that the data of `x` do not change. Private to this folder.
 *
 * @param weights one per row. Cost: the distances at the first call, O(n^2 d), then O(n).
 */
export function keptBuild(
  x: Observations | Dissimilarities,
  metric: string,
  weights: Float64Array,
): MedoidBuild {
  if (
    last !== null &&
    last.of.deref() === x &&
    last.metric === metric &&
    equal(last.build.weighing.weights, weights)
  )
    return last.build;
  const source = distanceSource(x, metric);
  last?.build.weighing.end();
  const build = startBuild(medoidWeighing(source, weights));
  last = weights.length > MOST_ROWS ? null : { of: new WeakRef(x), metric, build };
  return build;
}

function distanceSource(x: Observations | Dissimilarities, metric: string): DistanceSource {
  return isDissimilarities(x) || metric === "euclidean" ? x : pairwiseDistances(x, metric as Metric);
}

function equal(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
