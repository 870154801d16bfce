import { clusterMeans } from "../clustering/cluster-means";
import { clusterMedoids } from "../clustering/medoids/cluster-medoids";
import { methods } from "../clustering/methods";
import { ascendingOrder } from "../math/ascending-order";
import { euclidean } from "../math/distances/distances";
import { quantile } from "../math/distributions/quantile";
import { rowOf } from "../math/linear/matrix";
import { selectRows } from "../math/linear/observations";
import { valuesAt } from "../math/values-at";
import { checkSamples } from "../segments/choose/check-sample";
import { upperFence } from "../segments/place/upper-fence";
import type { Segmentation } from "../segments/segmentation";
import type { SegmentsFile } from "./segments-schema";

/**
 * What places new customers in a segmentation: recipe, centres, and how far is too far. The centres are those the
 * method itself compares with: medoids for k-medoids, else means; row weights count. Cost O(n d), with medoids O(n^2 d).
 *
 * @example placementModel(segmentation).customers.length // 45
 */
export function placementModel(
  segmentation: Segmentation,
): Pick<SegmentsFile, "recipe" | "centers" | "customers" | "tooFar"> {
  const { features, labels } = segmentation;
  const byMedoids = segmentation.method === methods.kMedoids.name;
  const centers = byMedoids ? medoidsOf(segmentation) : clusterMeans(features, labels).values;
  const points = centers.map((center) => Float64Array.from(center));
  const distances = features.rowNames.map((_, row) =>
    labels[row] < 0 ? null : euclidean(rowOf(features, row), points[labels[row]]),
  );
  return Object.freeze({
    recipe: features.recipe,
    centers,
    customers: features.rowNames.map((customer, row) => ({
      customer,
      segment: labels[row],
      distance: distances[row],
    })),
    tooFar: fenceOf(distances, features.weights),
  });
}

/** The medoid of each group; of many customers, that of the sample which the choice was made on. */
function medoidsOf({ features, labels, parameters }: Segmentation): readonly (readonly number[])[] {
  const samples = checkSamples(features.rows, Number(parameters["seed"] ?? 0));
  if (samples === null) return clusterMedoids(features, labels);
  const { first } = samples;
  return clusterMedoids(
    selectRows(features, first),
    Array.from(first, (row) => labels[row]),
  );
}

/** The upper fence of the distances that are known. */
function fenceOf(distances: readonly (number | null)[], weights?: Float64Array): number {
  const rows = Uint32Array.from(distances.keys()).filter((row) => distances[row] !== null);
  const known = Float64Array.from(rows, (row) => distances[row]!);
  const order = ascendingOrder(known);
  const sorted = valuesAt(known, order);
  const counts = weights && valuesAt(weights, valuesAt(rows, order));
  return upperFence(quantile(sorted, 0.25, counts), quantile(sorted, 0.75, counts));
}
