import { requireLabels } from "../clustering/require-labels";
import type { Observations } from "../math/linear/observations";
import type { ClusterFunction } from "./cluster-function";

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
  requireLabels(labels, x.rows, `the clustering method at k = ${k}`);
  return labels;
}
