import { distanceFunction } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { NOISE } from "../clustering";
import type { DbscanClustering } from "./dbscan";
import { requireSameColumns } from "../requirements";
import { refuseDistances } from "./refuse-distances";

/**
 * The cluster of new rows under a finished DBSCAN: that of the nearest core row within `eps`, else noise.
 *
 * New rows never become core and never join clusters, so this is not the same as running DBSCAN on all
 * rows together. Core rows keep their own label; a border row between two clusters may get the other one.
 *
 * @param x new rows, same columns, prepared in the same way as those that were clustered.
 * @returns one label per row of `x`.
 * @throws InputError when the columns differ, or the clustering was made from distances alone.
 * Cost O(n c d) for c core rows.
 * @example
 * predictDbscan(dbscan(x, { eps: 20, minPoints: 2 }), observations([[2, 25]], { columnNames: ["orders", "spend"] })) // [0]
 */
export function predictDbscan(clustering: DbscanClustering, x: Observations): Int32Array {
  const { corePoints, coreRows, labels, eps, metric } = clustering;
  if (corePoints === null || metric === "given") refuseDistances("predictDbscan(clustering)");
  requireSameColumns(x, corePoints.columnNames, "predictDbscan(x)");
  const distance = distanceFunction(metric);
  const predicted = new Int32Array(x.rows).fill(NOISE);
  for (let i = 0; i < x.rows; i++) {
    let nearest = Infinity;
    for (let c = 0; c < corePoints.rows; c++) {
      const apart = distance(x.data, corePoints.data, i * x.columns, c * x.columns, x.columns);
      if (apart > eps || apart >= nearest) continue;
      nearest = apart;
      predicted[i] = labels[coreRows[c]];
    }
  }
  return predicted;
}
