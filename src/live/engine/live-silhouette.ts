import { silhouette } from "../../validity/scores/silhouette";
import type { LiveSilhouette } from "./live-parts";
import type { LiveSample } from "./live-sample";

/** Silhouettes of the sample within itself, laid out over all rows. Cost O(sample^2 d). */
export function liveSilhouette(sample: LiveSample, labels: Int32Array): LiveSilhouette {
  const own = Int32Array.from(sample.rows, (row) => labels[row]);
  const { value, clusters, perRow, neighbours } = silhouette(sample.x, own);
  if (sample.sampled === null) return { value, clusters, perRow, neighbours, sampledRows: null };
  const spread = new Float64Array(labels.length).fill(NaN);
  const next = new Int32Array(labels.length).fill(-1);
  sample.rows.forEach((row, i) => {
    spread[row] = perRow[i];
    next[row] = neighbours[i];
  });
  return { value, clusters, perRow: spread, neighbours: next, sampledRows: sample.sampled };
}
