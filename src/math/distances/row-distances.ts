import { distanceBetween, distanceFunction, type Dissimilarities, type Metric } from "./distances";
import { InputError } from "../../core/input-error";
import { requireObservations, type Observations } from "../linear/observations";

/** The distance between rows i and j, worked out or looked up when asked: no square of distances is kept. */
export type RowDistance = (i: number, j: number) => number;

/** Whether the argument is a table of distances rather than observations. */
export function isDissimilarities(x: Observations | Dissimilarities): x is Dissimilarities {
  return typeof x === "object" && x !== null && "values" in x && "size" in x;
}

/**
 * The distances between the rows of `x` as a function: by `metric` for observations, and looked up for
 * distances that the caller brings (Gower's, for columns of mixed kinds).
 *
 * @throws InputError naming the row, when a row has no distance under the metric (all zero under cosine,
 * constant under correlation).
 */
export function rowDistances(x: Observations | Dissimilarities, metric: Metric, where: string): RowDistance {
  if (isDissimilarities(x)) return (i, j) => distanceBetween(x, i, j);
  requireObservations(x, where);
  const distance = distanceFunction(metric);
  const { data, columns } = x;
  for (let i = 0; i < x.rows; i++) {
    if (!Number.isNaN(distance(data, data, i * columns, i * columns, columns))) continue;
    throw new InputError({
      where: `${where}, row ${i + 1} ("${x.rowNames[i]}")`,
      what: metric === "cosine" ? "an all-zero row" : "a constant row",
      legal: metric === "cosine" ? "a row with a direction" : "a row that varies across its columns",
      remedy: `Leave the row out, or choose another metric than ${metric}`,
    });
  }
  return (i, j) => distance(data, data, i * columns, j * columns, columns);
}

/** Writes the distances from row i to the first `count` rows listed in `targets` to `out`, in their order. */
export type DistancesFrom = (i: number, targets: Int32Array, count: number, out: Float64Array) => void;

/**
 * The same distances, many at a time: for kernels that compare each row with all others, where the loop over
 * the columns must not hide behind a call.
 *
 * @throws InputError as `rowDistances`.
 */
export function distancesFrom(
  x: Observations | Dissimilarities,
  metric: Metric,
  where: string,
): DistancesFrom {
  const distance = rowDistances(x, metric, where);
  if (isDissimilarities(x) || metric !== "euclidean") {
    return (i, targets, count, out) => {
      for (let t = 0; t < count; t++) out[t] = distance(i, targets[t]);
    };
  }
  const { data, columns } = x;
  const point = new Float64Array(columns);
  return (i, targets, count, out) => {
    for (let j = 0; j < columns; j++) point[j] = data[i * columns + j];
    for (let t = 0; t < count; t++) {
      let sum = 0;
      for (let j = 0, at = targets[t] * columns; j < columns; j++) {
        const difference = point[j] - data[at + j];
        sum += difference * difference;
      }
      out[t] = Math.sqrt(sum);
    }
  };
}

/**
 * The distance from each row to its k-th nearest other row, by comparing each with all: O(n^2 d) time, O(n)
 * memory. Assumes 1 <= k < rows.
 */
export function kthDistances(rows: number, distances: DistancesFrom, k: number): Float64Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const toAll = new Float64Array(rows);
  const least = new Float64Array(k);
  return Float64Array.from({ length: rows }, (_, i) => {
    distances(i, all, rows, toAll);
    least.fill(Infinity);
    for (let j = 0; j < rows; j++) {
      const value = toAll[j];
      if (value >= least[k - 1] || j === i) continue;
      let place = k - 1;
      for (; place > 0 && least[place - 1] > value; place--) least[place] = least[place - 1];
      least[place] = value;
    }
    return least[k - 1];
  });
}
