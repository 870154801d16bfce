import { squaredEuclidean } from "../../math/distances/distances";
import { distinctRows, type DistinctRows } from "../../math/linear/distinct-rows";
import { meansOfGroups } from "../../math/linear/means-of-groups";
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

/** The different rows of one cluster. */
interface Part extends Omit<DistinctRows, "placeOf"> {
  /** Which of all different rows they are. */
  readonly rows: Int32Array;
  /** The weighted sum of squared distances to their mean. */
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
  const { columns: d } = x;
  const distinct = distinctRows(x.data, x.rows, d, x.weights);
  const everyRow = Int32Array.from({ length: distinct.count }, (_, i) => i);
  const parts: Part[] = [partOf(distinct, d, everyRow)];
  let [iterations, converged] = [0, true];
  while (parts.length < k) {
    const widest = parts.reduce((best, part, p) => (part.inertia > parts[best].inertia ? p : best), 0);
    const part = parts[widest];
    if (part.count === 1) break;
    const split = bestOfStarts(part, d, 2, {
      seed: randomInteger(random, 2 ** 32),
      starts,
      maxIterations,
    });
    iterations += split.iterations;
    converged &&= split.converged;
    const { labels } = split;
    parts[widest] = halfOf(part, d, labels, labels[0]);
    parts.push(halfOf(part, d, labels, 1 - labels[0]));
  }
  const ofDistinct = new Int32Array(distinct.count);
  parts.forEach(({ rows }, p) => rows.forEach((row) => (ofDistinct[row] = p)));
  const ofRows = distinct.placeOf.map((place) => ofDistinct[place]);
  const startInertias = new Float64Array(1);
  const run = { method: "bisecting k-means" as const, iterations, converged, starts, startInertias, seed };
  const parameters = { k, seed, starts, maxIterations };
  const result = kMeansResult(x, ofRows, { ...run, parameters }, x.weights);
  startInertias[0] = result.inertia;
  return result;
}

/** The rows of a part that have this label. */
function halfOf(part: Part, d: number, labels: Int32Array, label: number): Part {
  let count = 0;
  for (let i = 0; i < part.count; i++) if (labels[i] === label) count++;
  const [data, weights, rows] = [new Float64Array(count * d), new Float64Array(count), new Int32Array(count)];
  for (let i = 0, to = 0; i < part.count; i++) {
    if (labels[i] !== label) continue;
    weights[to] = part.weights[i];
    rows[to] = part.rows[i];
    for (let j = 0; j < d; j++) data[to * d + j] = part.data[i * d + j];
    to++;
  }
  return partOf({ count, data, weights }, d, rows);
}

function partOf({ count, data, weights }: Omit<DistinctRows, "placeOf">, d: number, rows: Int32Array): Part {
  const mean = meansOfGroups(data, d, new Int32Array(count), 1, weights);
  let inertia = 0;
  for (let i = 0; i < count; i++) inertia += weights[i] * squaredEuclidean(data, mean, i * d, 0, d);
  return { count, data, weights, rows, inertia };
}
