import type { Observations } from "../../math/linear/observations";
import { randomInteger, randomSource } from "../../math/distributions/random";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

/** How to run `mlKMeans`. */
export interface MlKMeansOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /** Calls of the library, each one start of its own seed; default 200. */
  readonly starts?: number;
  /** Iterations per start; default 300. */
  readonly maxIterations?: number;
}

/**
 * k-means by the npm library ml-kmeans, as a second opinion on `kmeans`: the library runs one start per
 * call, so it is called `starts` times with seeds drawn from `seed`, and the best call is kept.
 *
 * @returns the same shape as `kmeans`; `startInertias` holds the inertia of each single call.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · iterations · n k d).
 * @example (await mlKMeans(x, { k: 4, seed: 7 })).inertia
 */
export async function mlKMeans(x: Observations, options: MlKMeansOptions): Promise<KMeans> {
  requireRows(x, "mlKMeans");
  const { k, seed, starts = 200, maxIterations = 300 } = options;
  requireClusterCount(k, x.rows, "mlKMeans(k)");
  requireWhole(starts, "mlKMeans(starts)", 1);
  requireWhole(maxIterations, "mlKMeans(maxIterations)", 1);
  // An ES module only: it must be imported, and lazily, from what is compiled to CommonJS.
  const { kmeans: library } = await import("ml-kmeans");
  const rows = Array.from({ length: x.rows }, (_, i) =>
    Array.from(x.data.subarray(i * x.columns, (i + 1) * x.columns)),
  );
  const random = randomSource(seed);
  const startInertias = new Float64Array(starts);
  let best: KMeans | undefined;
  for (let start = 0; start < starts; start++) {
    const call = library(rows, k, { seed: randomInteger(random, 2 ** 31), maxIterations });
    const result = kMeansResult(x, call.clusters, {
      method: "ml-kmeans",
      iterations: call.iterations,
      converged: call.converged,
      starts,
      startInertias,
      seed,
      parameters: { k, seed, starts, maxIterations },
    });
    startInertias[start] = result.inertia;
    if (best === undefined || result.inertia < best.inertia) best = result;
  }
  return best as KMeans;
}
