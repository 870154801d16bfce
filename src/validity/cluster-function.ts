import { InputError } from "../math/input-error";
import type { Observations } from "../math/observations";

/**
 * A clustering method as the checks of this folder take it: rows, the number of clusters and a seed in,
 * one label per row out (0, 1, … or -1 for noise). It must return the same labels for the same arguments.
 * A method that finds its own number of clusters may ignore `k`, one without chance may ignore `seed`.
 *
 * @example const byKmeans: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed }).labels;
 */
export type ClusterFunction = (x: Observations, k: number, seed: number) => ArrayLike<number>;

/**
 * Runs a clustering method and checks what comes back: one label per row.
 * Private to this folder; `k = 1` is answered without running the method, as there is only one answer.
 */
export function labelsOf(
  cluster: ClusterFunction,
  x: Observations,
  k: number,
  seed: number,
): ArrayLike<number> {
  if (k === 1) return new Int32Array(x.rows);
  const labels = cluster(x, k, seed);
  if (labels.length !== x.rows) {
    throw new InputError({
      where: `the clustering method at k = ${k}`,
      what: `${labels.length} labels`,
      legal: `${x.rows} labels, one per row`,
    });
  }
  return labels;
}
