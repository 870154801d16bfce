import type { Observations } from "../../math/linear/observations";
import type { KMeans } from "./kmeans-result";
import { requireSameColumns } from "../requirements";

/** The clusters that new rows fall into. */
export interface Prediction {
  readonly labels: Int32Array;
  /** How far each row is from the centre or medoid of its cluster, in the model's distance. */
  readonly distances: Float64Array;
}

/**
 * Gives each new row the cluster with the nearest mean.
 *
 * @param model of `kmeans` or a fellow; of any other method, its centres and their columns.
 * @param x new rows with the model's columns, made by the same recipe; may have no rows.
 * @returns labels, and euclidean distances to the means; on a tie the lower label. The rows that a converged
 * `kmeans` was fitted to get their own labels back; those of its fellows may differ at the borders.
 * @throws InputError when the columns are not the model's. Cost O(n k d).
 * @example
 * predictKMeans(kmeans(x, { k: 2, seed: 7 }), observations([[2, 25]], { columnNames: ["orders", "spend"] })).labels // [0]
 */
export function predictKMeans(model: Pick<KMeans, "centers" | "columnNames">, x: Observations): Prediction {
  requireSameColumns(x, model.columnNames, "predictKMeans(x)");
  const { rows: n, columns: d, data } = x;
  const { rows: k, data: centers } = model.centers;
  const labels = new Int32Array(n);
  const distances = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let [best, nearest] = [0, Infinity];
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) {
        const difference = data[i * d + j] - centers[c * d + j];
        sum += difference * difference;
      }
      if (sum < nearest) [best, nearest] = [c, sum];
    }
    labels[i] = best;
    distances[i] = Math.sqrt(nearest);
  }
  return Object.freeze({ labels, distances });
}
