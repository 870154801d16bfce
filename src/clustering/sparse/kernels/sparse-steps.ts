import { distinctRows, type DistinctRows } from "../../../math/linear/distinct-rows";
import { meansOfGroups } from "../../../math/linear/means-of-groups";
import { bestOfStarts, fromCenters } from "../../kmeans/kmeans-starts";
import { columnWeightsWithin } from "./column-weights";

/** What sparse k-means came to, in labels of the different rows. */
export interface SettledSparse {
  readonly labels: Int32Array;
  readonly columnWeights: Float64Array;
  /** The sum over columns of weight times sum of squares between clusters; higher is better. */
  readonly objective: number;
  /** The sum of squares between clusters in each column. */
  readonly spread: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

type Rows = Pick<DistinctRows, "count" | "data" | "weights">;

/** Weights that change by less than this share have come to rest. */
const AT_REST = 1e-4;

/**
 * Column weights and clusters in turn, from given clusters. Kernel: assumes 1 <= bound <= root of d, labels 0 … k - 1.
 * The objective does not fall from round to round. Cost O(rounds · iterations · n k d).
 */
export function settleSparse(
  rows: Rows,
  d: number,
  k: number,
  bound: number,
  start: Int32Array,
  maxIterations: number,
): SettledSparse {
  const even = new Float64Array(d).fill(1 / Math.sqrt(d));
  if (bound >= Math.sqrt(d) * (1 - 1e-12)) {
    const spread = between(rows, d, k, start);
    const objective = weighedSum(even, spread);
    return { labels: start, columnWeights: even, objective, spread, iterations: 0, converged: true };
  }
  let labels = start;
  let columnWeights = columnWeightsWithin(between(rows, d, k, labels), bound);
  for (let iteration = 1; ; iteration++) {
    labels = clustersUnder(rows, d, k, columnWeights, labels);
    const spread = between(rows, d, k, labels);
    const next = columnWeightsWithin(spread, bound);
    const change = next.reduce((sum, weight, j) => sum + Math.abs(weight - columnWeights[j]), 0);
    const converged = change < AT_REST * columnWeights.reduce((sum, weight) => sum + weight, 0);
    // The clusters are those under the weights that are returned.
    if (converged || iteration === maxIterations) {
      const objective = weighedSum(columnWeights, spread);
      return { labels, columnWeights, objective, spread, iterations: iteration, converged };
    }
    columnWeights = next;
  }
}

/** k-means in the weighted columns, from the centres of the clusters before. */
function clustersUnder(
  rows: Rows,
  d: number,
  k: number,
  columnWeights: Float64Array,
  labels: Int32Array,
): Int32Array {
  const kept = Array.from(columnWeights.keys()).filter((j) => columnWeights[j] > 0);
  const m = kept.length;
  const weighed = new Float64Array(rows.count * m);
  kept.forEach((j, at) => {
    const root = Math.sqrt(columnWeights[j]);
    for (let i = 0; i < rows.count; i++) weighed[i * m + at] = root * rows.data[i * d + j];
  });
  // Rows that differ only in columns left out are equal now.
  const distinct = distinctRows(weighed, rows.count, m, rows.weights);
  const centers = meansOfGroups(weighed, m, labels, k, rows.weights);
  const all = centers.every((value) => !Number.isNaN(value));
  const found =
    all && k < distinct.count
      ? fromCenters(distinct, m, k, centers, 300)
      : bestOfStarts(distinct, m, k, { seed: 0, starts: 10, maxIterations: 300 });
  return distinct.placeOf.map((place) => found.labels[place]);
}

/** The sum of squares between clusters in each column; exactly 0 in one that does not vary. Cost O(n d). */
export function between({ data, weights }: Rows, d: number, k: number, labels: Int32Array): Float64Array {
  const means = meansOfGroups(data, d, labels, k, weights);
  const middle = meansOfGroups(data, d, new Int32Array(labels.length), 1, weights);
  const sizes = new Float64Array(k);
  labels.forEach((label, i) => (sizes[label] += weights[i]));
  const spread = new Float64Array(d);
  for (let c = 0; c < k; c++) {
    if (sizes[c] > 0) for (let j = 0; j < d; j++) spread[j] += sizes[c] * (means[c * d + j] - middle[j]) ** 2;
  }
  return spread;
}

function weighedSum(columnWeights: Float64Array, spread: Float64Array): number {
  return columnWeights.reduce((sum, weight, j) => sum + weight * spread[j], 0);
}
