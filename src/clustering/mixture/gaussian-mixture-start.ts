import type { RandomSource } from "../../math/distributions/random";
import { distinctRows } from "../../math/linear/distinct-rows";
import { lloyd } from "../kmeans/kmeans-lloyd";
import { seedCenters } from "../kmeans/kmeans-seeding";
import { endState, kMeansState } from "../kmeans/kmeans-state";

/**
 * Starting probabilities (n x k, zeros and ones) from k-means: even starts run it to its end, odd ones stop
 * after the first assignment. The latter are rougher, and lead EM to optima that good k-means starts miss.
 */
export function startProbabilities(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  start: number,
  random: RandomSource,
  rowWeights?: Float64Array,
): Float64Array {
  const rows = distinctRows(data, n, d, rowWeights);
  const { count, weights, placeOf } = rows;
  const state = kMeansState(rows.data, count, d, k, weights);
  seedCenters(state, random);
  lloyd(state, start % 2 === 0 ? 100 : 1, 0);
  const labels = placeOf.map((place) => state.labels[place]);
  endState(state);
  return indicatorProbabilities(labels, k);
}

/** Probability 1 for the component of each row's label, else 0. */
export function indicatorProbabilities(labels: ArrayLike<number>, k: number): Float64Array {
  const probabilities = new Float64Array(labels.length * k);
  for (let i = 0; i < labels.length; i++) probabilities[i * k + labels[i]] = 1;
  return probabilities;
}
