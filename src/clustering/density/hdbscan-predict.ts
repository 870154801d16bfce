import { distanceFunction } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { NOISE } from "../clustering";
import { chosenAbove, densityCap, shareOfDensity } from "./condensed-tree-selection";
import type { HdbscanClustering } from "./hdbscan";
import { requireSameColumns } from "../requirements";
import { refuseDistances } from "./refuse-distances";

export interface HdbscanPrediction {
  /** A cluster of the finished clustering, or noise. */
  readonly labels: Int32Array;
  /** As `membership` of the clustering: 0 for noise, 1 for the middle of a cluster. */
  readonly membership: Float64Array;
}

/**
 * Where new rows would fall in a finished HDBSCAN, the clustering itself left as it is: each joins the row
 * nearest to it by mutual reachability, at that density, and belongs to the cluster that is alive there.
 *
 * An approximation: many new rows would change the tree, and then HDBSCAN must be run again. Rows that were
 * clustered need not come back to their own label, because they find themselves at distance 0.
 *
 * @param x new rows, same columns, prepared in the same way as those that were clustered.
 * @throws InputError when the columns differ, or the clustering was made from distances alone.
 * Source: McInnes, Healy & Astels 2017 (`approximate_predict`). Cost O(m n d) for m new rows.
 * @example
 * predictHdbscan(hdbscan(x, { minClusterSize: 2 }), observations([[2, 25]], { columnNames: ["orders", "spend"] })).labels // [0]
 */
export function predictHdbscan(clustering: HdbscanClustering, x: Observations): HdbscanPrediction {
  const { points, metric, minPoints, coreDistances, tree, labels, chosen } = clustering;
  if (points === null || metric === "given") refuseDistances("predictHdbscan(clustering)");
  requireSameColumns(x, points.columnNames, "predictHdbscan(x)");
  const distance = distanceFunction(metric);
  const above = chosenAbove(tree, chosen);
  const cap = densityCap(tree);
  const labelOf = new Map(chosen.map((cluster, label) => [cluster, label]));
  const predicted = new Int32Array(x.rows).fill(NOISE);
  const membership = new Float64Array(x.rows);
  const apart = new Float64Array(labels.length);
  for (let i = 0; i < x.rows && labels.length > 0; i++) {
    for (let j = 0; j < labels.length; j++)
      apart[j] = distance(x.data, points.data, i * x.columns, j * x.columns, x.columns);
    const own = minPoints < 2 ? 0 : apart.slice().sort()[Math.min(minPoints - 1, labels.length) - 1];
    let [nearest, reach, straight] = [-1, Infinity, Infinity];
    for (let j = 0; j < labels.length; j++) {
      const there = Math.max(own, coreDistances[j], apart[j]);
      // Many rows can be equally reachable, all within the new row's own core; the closest speaks for them.
      if (there < reach || (there === reach && apart[j] < straight))
        [nearest, reach, straight] = [j, there, apart[j]];
    }
    if (nearest < 0) continue;
    const density = 1 / reach;
    let cluster = tree.rowCluster[nearest];
    while (cluster > 0 && tree.clusters[cluster].birth >= density) cluster = tree.clusters[cluster].parent;
    const label = labelOf.get(above[cluster]);
    if (label === undefined) continue;
    predicted[i] = label;
    const { death } = tree.clusters[above[cluster]];
    membership[i] = shareOfDensity(density, death, cap);
  }
  return Object.freeze({ labels: predicted, membership });
}
