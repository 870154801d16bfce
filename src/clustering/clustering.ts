export { NOISE } from "../math/noise";

/** What every clustering method returns; each method adds its own fields (centres, heights, …). */
export interface Clustering {
  /** The method's plain name: `k-means`, `Ward`, `DBSCAN`, … */
  readonly method: string;
  /** One label per row: 0 … clusterCount - 1, or `NOISE` (-1). */
  readonly labels: Int32Array;
  /** The number of clusters; noise is none. May be 0 when all rows are noise. */
  readonly clusterCount: number;
  /** The settings that made it, defaults filled in, so that the run can be repeated. */
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
}
