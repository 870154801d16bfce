import type { Observations } from "../../math/linear/observations";

/** What every score of one clustering returns. Each score adds its own fields. */
export interface Score {
  /** The score, or null where it is not defined (one cluster, say): an undefined score is never 0. */
  readonly value: number | null;
  /** Which direction is better. */
  readonly better: "higher" | "lower";
  /** How many clusters were scored; noise is none. */
  readonly clusterCount: number;
  /** How many rows the score is computed on. */
  readonly scoredRows: number;
  /** How many rows carry the label -1 (noise); they are left out of the score and counted here. */
  readonly noiseRows: number;
}

/** A score of a clustering, as a function: `silhouette`, `calinskiHarabasz`, `daviesBouldin`, `dunn`, or your own. */
export type ScoreFunction = (x: Observations, labels: ArrayLike<number>) => Score;
