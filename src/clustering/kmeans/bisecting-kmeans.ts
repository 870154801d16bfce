import { randomInteger, randomSource } from "../../math/distributions/random";
import { distinctRows, type DistinctRows } from "../../math/linear/distinct-rows";
import type { Observations } from "../../math/linear/observations";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { inertiasOf } from "./kmeans-lloyd";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { splitByStarts } from "./kmeans-starts";
import { endState, kMeansState, type KMeansState } from "./kmeans-state";

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

interface Part {
  /** Which of all different rows they are, rising. */
  readonly rows: Int32Array;
  /** The weighted sum of squared distances to their mean. */
  readonly inertia: number;
}

/**
 * Bisecting k-means (Steinbach, Karypis & Kumar 2000): starts with all rows in one cluster and splits the
 * one with the largest sum of squares in two as `kmeans` does, until there are k. For large n and k, and nested:
 * the clusters for k + 1 are those for k with one of them split. Its inertia is as a rule above that of `kmeans`.
 * A split of more than 1,000 different rows ends where the centres barely move (1e-4 of the mean column variance, as in
 * scikit-learn); smaller ones run on to full convergence.
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
  const rows = new Int32Array(distinct.count);
  for (let i = 0; i < rows.length; i++) rows[i] = i;
  const room = kMeansState(distinct.data, distinct.count, d, 2, distinct.weights);
  const parts: Part[] = [{ rows, inertia: Infinity }];
  let [iterations, converged] = [0, true];
  while (parts.length < k) {
    const widest = parts.reduce((best, part, p) => (part.inertia > parts[best].inertia ? p : best), 0);
    const part = parts[widest];
    if (part.rows.length === 1) break;
    const state = stateOf(room, part, distinct);
    const split = splitByStarts(state, { seed: randomInteger(random, 2 ** 32), starts, maxIterations });
    iterations += split.iterations;
    converged &&= split.converged;
    const inertias = inertiasOf(state);
    const [one, two] = [state.labels[0], 1 - state.labels[0]].map((label) => ({
      rows: rowsWith(part, state.labels, label),
      inertia: inertias[label],
    }));
    parts[widest] = one;
    parts.push(two);
  }
  endState(room);
  const ofDistinct = new Int32Array(distinct.count);
  parts.forEach((part, p) => {
    for (const row of part.rows) ofDistinct[row] = p;
  });
  const ofRows = distinct.placeOf.map((place) => ofDistinct[place]);
  const startInertias = new Float64Array(1);
  const run = { method: "bisecting k-means" as const, iterations, converged, starts, startInertias, seed };
  const parameters = { k, seed, starts, maxIterations };
  const result = kMeansResult(x, ofRows, { ...run, parameters }, x.weights);
  startInertias[0] = result.inertia;
  return result;
}

/** The state of the rows of a part, in the room for all rows, which has all of them at first. */
function stateOf(room: KMeansState, { rows }: Part, all: DistinctRows): KMeansState {
  const { n, d, labels, upper, lower } = room;
  const count = rows.length;
  if (count === n) return room;
  // The plain kernels work on the caller's rows, which stay as they are.
  const own = room.compiled ? room : { data: new Float64Array(count * d), weights: new Float64Array(count) };
  const [data, weights] = [own.data.subarray(0, count * d), own.weights.subarray(0, count)];
  const from = all.data;
  for (let i = 0, to = 0; i < count; i++) {
    weights[i] = all.weights[rows[i]];
    for (let at = rows[i] * d, end = at + d; at < end;) data[to++] = from[at++];
  }
  const bounds = { upper: upper.subarray(0, count), lower: lower.subarray(0, count) };
  return { ...room, n: count, data, weights, labels: labels.subarray(0, count), ...bounds };
}

function rowsWith({ rows }: Part, labels: Int32Array, label: number): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (labels[i] === label) found[count++] = rows[i];
  return found.slice(0, count);
}
