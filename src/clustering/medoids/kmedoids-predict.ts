import { distanceFunction, type Metric } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { KMedoids } from "./kmedoids-result";
import type { Prediction } from "../kmeans/kmeans-predict";
import { requireSameColumns } from "../requirements";

/**
 * Gives each new row the cluster of the nearest medoid, by the model's metric.
 *
 * @throws InputError when the model was fitted to dissimilarities (they say nothing of new rows), and when
 * the columns are not the model's. Cost O(n k d).
 * @example
 * predictKMedoids(kmedoids(x, { k: 2 }), observations([[2, 25]], { columnNames: ["orders", "spend"] })).labels // [0]
 */
export function predictKMedoids(model: KMedoids, x: Observations): Prediction {
  if (model.medoidValues === null || model.columnNames === null) {
    throw new InputError({
      where: "predictKMedoids(model)",
      what: "a model of dissimilarities",
      legal: "a model of observations",
      remedy: "Fit k-medoids to the observations themselves, or cluster old and new rows together",
    });
  }
  requireSameColumns(x, model.columnNames, "predictKMedoids(x)");
  return nearestMedoids(model.medoidValues, x, model.metric as Metric);
}

/** The nearest of the medoids for each row; on a tie the first. */
export function nearestMedoids(medoids: Matrix, x: Observations, metric: Metric): Prediction {
  const distance = distanceFunction(metric);
  const { rows: n, columns: d, data } = x;
  const labels = new Int32Array(n);
  const distances = new Float64Array(n).fill(Infinity);
  for (let i = 0; i < n; i++) {
    for (let m = 0; m < medoids.rows; m++) {
      const value = distance(data, medoids.data, i * d, m * d, d);
      if (value < distances[i]) {
        distances[i] = value;
        labels[i] = m;
      }
    }
  }
  return Object.freeze({ labels, distances });
}
