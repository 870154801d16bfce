import { sumBy } from "../../core/sum";
import { refuseWeights } from "../../math/linear/row-weights";
import type { Dissimilarities, Metric } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { buildKdTree } from "../../math/distances/kd-tree";
import { requireObservations, selectRows, type Observations } from "../../math/linear/observations";
import { requireWhole } from "../../core/require-whole";
import { isDissimilarities, rowDistances } from "../../math/distances/row-distances";
import type { Clustering } from "../clustering";
import { dbscanByScan, dbscanInTree } from "./dbscan-kernel";

export interface DbscanOptions {
  /** The radius of a neighbourhood, in the units of the distance; the border counts. At least 0. */
  readonly eps: number;
  /** A row is core with so many rows within `eps`, itself included (as in scikit-learn and R). Default 5. */
  readonly minPoints?: number;
  /** Default `euclidean`. Not asked for when distances are given instead of observations. */
  readonly metric?: Metric;
}

export interface DbscanClustering extends Clustering {
  readonly method: "DBSCAN";
  readonly eps: number;
  readonly minPoints: number;
  /** `given` when distances were given. */
  readonly metric: Metric | "given";
  /** The rows with at least `minPoints` rows within `eps`, ascending. */
  readonly coreRows: Int32Array;
  /** The core rows themselves, for `predictDbscan`; null when distances were given. */
  readonly corePoints: Observations | null;
  /** The number of rows that belong to no cluster. */
  readonly noiseCount: number;
}

/**
 * DBSCAN: clusters are what core rows, each with at least `minPoints` rows within `eps`, reach from core
 * row to core row; rows reached by none are noise.
 *
 * The number of clusters is found, not given; their shape is free, their density must be alike. Clusters
 * are numbered by their first core row. A border row within reach of several clusters goes to the one of
 * lowest number, so permuting the rows may move such rows, and nothing else. Not random.
 *
 * Decided cases: no rows give no clusters; `minPoints` 1 makes every row core, so none is noise; identical
 * rows are one cluster, or all noise when fewer than `minPoints`; `eps` 0 groups equal rows only.
 *
 * @param x one row per customer, or distances between the customers (Gower's, for mixed columns).
 * @throws InputError for an `eps` that is negative or not finite and a `minPoints` that is not a whole
 * number of at least 1.
 * Source: Ester, Kriegel, Sander & Xu 1996, KDD. Choose `eps` with `kDistances`. New rows: `predictDbscan`.
 * Cost: Euclidean about O(n log n) in few columns, O(n^2 d) at worst; any other distance O(n^2 d). Memory O(n d).
 * @example dbscan(observations([[0], [1], [2], [9]]), { eps: 1, minPoints: 2 }).labels // [0, 0, 0, -1]
 */
export function dbscan(x: Observations | Dissimilarities, options: DbscanOptions): DbscanClustering {
  const { eps, minPoints = 5, metric = "euclidean" } = options;
  requireNeighbourhood(eps, minPoints);
  const groups = find(x, eps, minPoints, metric);
  const coreRows = Int32Array.from(
    groups.core.reduce<number[]>((found, isCore, row) => {
      if (isCore === 1) found.push(row);
      return found;
    }, []),
  );
  const usedMetric = isDissimilarities(x) ? "given" : metric;
  return Object.freeze({
    method: "DBSCAN",
    labels: groups.labels,
    clusterCount: groups.clusterCount,
    parameters: Object.freeze({ eps, minPoints, metric: usedMetric }),
    eps,
    minPoints,
    metric: usedMetric,
    coreRows,
    corePoints: isDissimilarities(x) ? null : selectRows(x, coreRows),
    noiseCount: sumBy(groups.labels, (label) => (label < 0 ? 1 : 0)),
  });
}

function find(x: Observations | Dissimilarities, eps: number, minPoints: number, metric: Metric) {
  if (isDissimilarities(x)) return dbscanByScan(x.size, rowDistances(x, metric, "dbscan(x)"), eps, minPoints);
  requireObservations(x, "dbscan(x)");
  refuseWeights(x, "dbscan(x)");
  if (metric === "euclidean") return dbscanInTree(buildKdTree(x), eps, minPoints);
  return dbscanByScan(x.rows, rowDistances(x, metric, "dbscan(x)"), eps, minPoints);
}

function requireNeighbourhood(eps: number, minPoints: number): void {
  if (!(eps >= 0 && eps < Infinity)) {
    throw new InputError({
      where: "dbscan(eps)",
      what: String(eps),
      legal: "a finite number of at least 0",
      remedy: "kDistances(x) shows the distances to choose from",
    });
  }
  requireWhole(minPoints, "dbscan(minPoints)", 1);
}
