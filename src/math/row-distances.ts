import { distanceBetween, distanceFunction, type Dissimilarities, type Metric } from "./distances";
import { InputError } from "./input-error";
import { requireObservations, type Observations } from "./observations";

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
