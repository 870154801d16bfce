import { requireBetween } from "../../core/require-between";
import { distinctRows } from "../../math/linear/distinct-rows";
import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import { observations, type Observations } from "../../math/linear/observations";
import { mostClusters, requireRowWeights } from "../../math/linear/row-weights";
import { NOISE, type Clustering } from "../clustering";
import { predictKMeans, type Prediction } from "../kmeans/kmeans-predict";
import { bestOfStarts } from "../kmeans/kmeans-starts";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows, requireSameColumns, requireWhole } from "../requirements";
import { settleSparse } from "./kernels/sparse-steps";

/** How to run `sparseKMeans`. */
export interface SparseKMeansOptions {
  readonly k: number;
  /** The largest sum of the weights of the columns, whose squares add up to 1: from 1 (few columns) to the root of their number (all alike). */
  readonly bound: number;
  readonly seed: number;
  /** Starts of the k-means on all columns that it begins with; default 50 up to 500 different rows, else 10. */
  readonly starts?: number;
  /** Rounds of clusters and weights in turn; default 20. */
  readonly maxIterations?: number;
}

/** A partition by `sparseKMeans`, and what each column has to do with it. */
export interface SparseKMeans extends Clustering {
  readonly method: "sparse k-means";
  readonly columnNames: readonly string[];
  /** One per column, 0 or more; their squares add up to 1. 0: the column does not make the clusters. */
  readonly columnWeights: Float64Array;
  /** The weighted sum of what lies between the clusters, column by column: what is maximised. */
  readonly objective: number;
  /** Clusters x columns, in the units of the columns. */
  readonly centers: Matrix;
  readonly sizes: Int32Array;
  readonly iterations: number;
  readonly converged: boolean;
  readonly seed: number;
}

/** Different rows up to which k-means has many starts. */
const FEW_ROWS = 500;

/**
 * Sparse k-means: clusters and the columns that make them, found together. Each column has a weight; given the clusters, the
 * weights are those under which most lies between the clusters, within `bound`; given the weights, the clusters are those of
 * k-means. Columns that do not separate the clusters get weight 0. Scale the columns first. `chooseSparseBound` finds the bound.
 *
 * With the bound at the root of the number of columns nothing is chosen: all columns weigh the same, and it is k-means itself.
 *
 * @returns clusters numbered as the rows first meet them.
 * @throws InputError for a bound outside its range, and as `kmeans`.
 * Source: Witten & Tibshirani 2010 (Journal of the American Statistical Association 105). Cost: k-means from `starts` starts,
 * then a few iterations of it in each round.
 * @example sparseKMeans(x, { k: 2, bound: 1, seed: 7 }).columnWeights
 */
export function sparseKMeans(x: Observations, options: SparseKMeansOptions): SparseKMeans {
  requireRows(x, "sparseKMeans");
  const { k, bound, seed, maxIterations = 20 } = options;
  const weights = requireRowWeights(x.weights, x.rows, "sparseKMeans(x), weights");
  requireClusterCount(k, mostClusters(weights), "sparseKMeans(k)");
  requireBetween(bound, "sparseKMeans(bound)", 1, Math.sqrt(x.columns));
  requireWhole(maxIterations, "sparseKMeans(maxIterations)", 1);
  const rows = distinctRows(x.data, x.rows, x.columns, weights);
  const { starts = rows.count <= FEW_ROWS ? 50 : 10 } = options;
  requireWhole(starts, "sparseKMeans(starts)", 1);
  const start = bestOfStarts(rows, x.columns, k, { seed, starts, maxIterations: 300 }).labels;
  const settled = settleSparse(rows, x.columns, k, bound, start, maxIterations);
  const { columnWeights, objective, iterations, converged } = settled;
  const { labels, old } = relabelByAppearance(
    rows.placeOf.map((place) => (place < 0 ? NOISE : settled.labels[place])),
  );
  const centers = meansOfGroups(x.data, x.columns, labels, old.length, weights);
  return Object.freeze({
    method: "sparse k-means",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({ k, bound, seed, starts, maxIterations }),
    columnNames: x.columnNames,
    columnWeights,
    objective,
    centers: Object.freeze({ rows: old.length, columns: x.columns, data: centers }),
    sizes: clusterSizes(labels, old.length),
    iterations,
    converged,
    seed,
  });
}

/**
 * The clusters of new rows: the nearest centre in the weighted columns.
 *
 * @throws InputError for other columns.
 * @example [...predictSparseKMeans(sparseKMeans(x, { k: 2, bound: 1, seed: 7 }), x).labels] // [0, 0, 0, 1, 1, 1]
 */
export function predictSparseKMeans(
  model: Pick<SparseKMeans, "centers" | "columnNames" | "columnWeights">,
  x: Observations,
): Prediction {
  const { columnNames, columnWeights } = model;
  requireSameColumns(x, columnNames, "predictSparseKMeans(x)");
  const roots = columnWeights.map(Math.sqrt);
  const weighed = ({ rows, columns, data }: Matrix): Matrix => ({
    rows,
    columns,
    data: data.map((value, at) => value * roots[at % columns]),
  });
  return predictKMeans(
    { columnNames, centers: weighed(model.centers) },
    observations(weighed(x), { rowNames: x.rowNames, columnNames }),
  );
}
