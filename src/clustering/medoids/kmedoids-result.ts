import { sumBy, sumOf } from "../../core/sum";
import type { Dissimilarities } from "../../math/distances/distances";
import type { Matrix } from "../../math/linear/matrix";
import { selectRows, type Observations } from "../../math/linear/observations";
import { isDissimilarities } from "../../math/distances/row-distances";
import { NOISE, type Clustering } from "../clustering";
import { clusterSizes, relabelByAppearance } from "../relabel";

/** A partition around medoids, from `kmedoids` or `clara`. */
export interface KMedoids extends Clustering {
  readonly method: "k-medoids" | "CLARA";
  /** The row that represents each cluster: an actual customer. */
  readonly medoids: Int32Array;
  readonly medoidNames: readonly string[];
  /** The values of the medoids, clusterCount x columns; null for given dissimilarities. */
  readonly medoidValues: Matrix | null;
  readonly columnNames: readonly string[] | null;
  readonly metric: string;
  readonly sizes: Int32Array;
  /** The sum of the distances of all rows to their medoids, each times its weight; lower is better. */
  readonly cost: number;
  /** That sum divided by n (with weights, by their sum), as R's `pam` reports it … */
  readonly meanDistance: number;
  /** … and after BUILD, before any exchange; null for `clara`. */
  readonly buildMeanDistance: number | null;
  readonly swaps: number;
  /** False when stopped by `maxSwaps`. */
  readonly converged: boolean;
}

/** The frozen result for medoids and the rows that fell to them; `weights`: how much each row counts. */
export function medoidResult(
  x: Observations | Dissimilarities,
  partition: Int32Array,
  medoidRows: ArrayLike<number>,
  distances: Float64Array,
  weights: Float64Array,
  run: Pick<KMedoids, "method" | "metric" | "buildMeanDistance" | "swaps" | "converged" | "parameters">,
): KMedoids {
  // Rows that do not count are numbered after those that do: without them the numbers would be the same.
  const counted = partition.map((m, row) => (weights[row] > 0 ? m : NOISE));
  const { labels, old } = relabelByAppearance(counted);
  const number = new Map(old.map((m, label) => [m, label]));
  labels.forEach((label, row) => {
    if (label === NOISE) labels[row] = number.get(partition[row]) as number;
  });
  const medoids = Int32Array.from(old, (m) => medoidRows[m]);
  const cost = sumBy(distances, (distance, row) => weights[row] * distance);
  const rows = isDissimilarities(x) ? null : selectRows(x, medoids);
  return Object.freeze({
    ...run,
    parameters: Object.freeze({ ...run.parameters }),
    labels,
    clusterCount: old.length,
    medoids,
    medoidNames: Object.freeze(Array.from(medoids, (row) => x.rowNames[row])),
    medoidValues: rows && Object.freeze({ rows: rows.rows, columns: rows.columns, data: rows.data }),
    columnNames: rows && rows.columnNames,
    sizes: clusterSizes(labels, old.length),
    cost,
    meanDistance: cost / sumOf(weights),
  });
}
