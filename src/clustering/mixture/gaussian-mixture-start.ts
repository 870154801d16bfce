import type { RandomSource } from "../../math/distributions/random";
import { distinctRows } from "../../math/linear/distinct-rows";
import { lloyd } from "../kmeans/kmeans-lloyd";
import { seedCenters } from "../kmeans/kmeans-seeding";
import { endState, kMeansState } from "../kmeans/kmeans-state";

/** Starts of mixtures of the same rows: k-means from centres that are drawn. */
export interface MixtureStarts {
  /** The centres of one start. */
  readonly draw: (random: RandomSource) => Float64Array;
  /**
   * Starting probabilities (n x k, zeros and ones) from these centres: even starts run k-means to its end, odd ones stop after the
   * first assignment. The latter are rougher, and lead EM to optima that good k-means starts miss.
   */
  readonly probabilities: (centers: Float64Array, start: number) => Float64Array;
  /** To be called after the last start. */
  readonly end: () => void;
}

/** @param rowWeights one per row. Memory O(n d). */
export function mixtureStarts(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  rowWeights?: Float64Array,
): MixtureStarts {
  const rows = distinctRows(data, n, d, rowWeights);
  const state = kMeansState(rows.data, rows.count, d, k, rows.weights);
  return {
    draw: (random) => {
      seedCenters(state, random);
      return state.centers.slice();
    },
    probabilities: (centers, start) => {
      state.centers.set(centers);
      lloyd(state, start % 2 === 0 ? 100 : 1, 0);
      const labels = rows.placeOf.map((place) => state.labels[place]);
      return indicatorProbabilities(labels, k);
    },
    end: () => endState(state),
  };
}

/** Probability 1 for the component of each row's label, else 0. */
export function indicatorProbabilities(labels: ArrayLike<number>, k: number): Float64Array {
  const probabilities = new Float64Array(labels.length * k);
  for (let i = 0; i < labels.length; i++) probabilities[i * k + labels[i]] = 1;
  return probabilities;
}
