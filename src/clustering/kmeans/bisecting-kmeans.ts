import { squaredEuclidean } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { bestOfStarts } from "./kmeans-starts";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

/** How to run `bisectingKMeans`. */
export interface BisectingKMeansOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /** Random starts of each split in two; default 10. */
  readonly starts?: number;
  /** Iterations of each start; default 300. */
  readonly maxIterations?: number;
}

/** The rows of one cluster, and the sum of squared distances to their mean. */
interface Part {
  readonly rows: Int32Array;
  readonly inertia: number;
}

/**
 * Bisecting k-means (Steinbach, Karypis & Kumar 2000): starts with all rows in one cluster and splits the
 * one with the largest sum of squares in two by `kmeans`, until there are k. For large n and k, and nested:
 * the clusters for k + 1 are those for k with one of them split. Its inertia is as a rule above that of `kmeans`.
 *
 * @returns as `kmeans`; `iterations` counts those of all splits, `startInertias` holds the final inertia
 * alone. Fewer than k clusters when x has fewer than k different rows.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · iterations · n d log k) as a rule.
 * @example bisectingKMeans(x, { k: 4, seed: 7 }).labels
 */
export function bisectingKMeans(x: Observations, options: BisectingKMeansOptions): KMeans {
  requireRows(x, "bisectingKMeans");
  const { k, seed, starts = 10, maxIterations = 300 } = options;
  requireClusterCount(k, x.rows, "bisectingKMeans(k)");
  requireWhole(starts, "bisectingKMeans(starts)", 1);
  requireWhole(maxIterations, "bisectingKMeans(maxIterations)", 1);
  const random = randomSource(seed);
  const parts: Part[] = [
    partOf(
      x,
      Int32Array.from({ length: x.rows }, (_, i) => i),
    ),
  ];
  let [iterations, converged] = [0, true];
  while (parts.length < k) {
    const widest = parts.reduce((best, part, p) => (part.inertia > parts[best].inertia ? p : best), 0);
    const { rows, inertia } = parts[widest];
    if (inertia === 0) break;
    const split = bestOfStarts(gather(x, rows), rows.length, x.columns, 2, {
      seed: randomInteger(random, 2 ** 32),
      starts,
      maxIterations,
    });
    iterations += split.iterations;
    converged &&= split.converged;
    parts[widest] = partOf(
      x,
      rows.filter((_, i) => split.labels[i] === split.labels[0]),
    );
    parts.push(
      partOf(
        x,
        rows.filter((_, i) => split.labels[i] !== split.labels[0]),
      ),
    );
  }
  const labels = new Int32Array(x.rows);
  parts.forEach(({ rows }, p) => rows.forEach((row) => (labels[row] = p)));
  const startInertias = new Float64Array(1);
  const result = kMeansResult(x, labels, {
    method: "bisecting k-means",
    iterations,
    converged,
    starts,
    startInertias,
    seed,
    parameters: { k, seed, starts, maxIterations },
  });
  startInertias[0] = result.inertia;
  return result;
}

function gather(x: Observations, rows: Int32Array): Float64Array {
  const { columns: d, data } = x;
  const gathered = new Float64Array(rows.length * d);
  rows.forEach((row, i) => {
    for (let j = 0; j < d; j++) gathered[i * d + j] = data[row * d + j];
  });
  return gathered;
}

function partOf(x: Observations, rows: Int32Array): Part {
  const { columns: d, data } = x;
  const mean = new Float64Array(d);
  // Measured from the first row, so that identical rows give exactly 0 and are never split.
  for (const row of rows) {
    for (let j = 0; j < d; j++) mean[j] += (data[row * d + j] - data[rows[0] * d + j]) / rows.length;
  }
  for (let j = 0; j < d; j++) mean[j] += data[rows[0] * d + j];
  let inertia = 0;
  for (const row of rows) inertia += squaredEuclidean(data, mean, row * d, 0, d);
  return { rows, inertia };
}
