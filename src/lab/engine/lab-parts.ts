import type { BootstrapJaccard } from "../../validity/bootstrap-jaccard";
import type { PermutationNull } from "../../validity/permutation-null";
import type { Scorecard } from "../../validity/scorecard";
import type { SegmentName } from "../../profiles/name-segments";
import type { SegmentProfile } from "../../profiles/profile-segments";

/** A piece of a job's result, in the order in which they come. */
export type LabPart =
  | LabSegments
  | LabScores
  | { readonly kind: "null"; readonly result: PermutationNull | null; readonly sampledRows: number | null }
  | {
      readonly kind: "stability";
      readonly result: BootstrapJaccard | null;
      readonly sampledRows: number | null;
    }
  | { readonly kind: "scorecard"; readonly result: Scorecard };

/** The segments themselves, and everything that is at once known of them. */
export interface LabSegments {
  readonly kind: "segments";
  /** The rows that took part, as indices into the data's customers. */
  readonly rows: Int32Array;
  /** Per row that took part: its segment by revenue, 0 first; -1 is noise. */
  readonly labels: Int32Array;
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
  readonly map: LabMap;
  readonly silhouette: LabSilhouette;
  readonly agreement: LabAgreement | null;
  /** Values that were undefined and filled. */
  readonly filled: number;
}

/** The plane of the first two principal components. */
export interface LabMap {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly explained: readonly [number, number];
}

/** Silhouettes of all rows, or of a sample of them. */
export interface LabSilhouette {
  readonly value: number | null;
  /** NaN where it is not defined or was not sampled. */
  readonly perRow: Float64Array;
  readonly neighbours: Int32Array;
  readonly clusters: readonly { readonly label: number; readonly size: number; readonly mean: number }[];
  /** null: exact, over all rows. */
  readonly sampledRows: number | null;
}

/** How far from the study's choice. */
export interface LabAgreement {
  /** Adjusted Rand index over the customers both have; null with fewer than two. */
  readonly adjustedRand: number | null;
  /** Customers that changed segment under the best matching of the two, noise in one of them included. */
  readonly moved: readonly string[];
  /** Customers compared. */
  readonly compared: number;
}

/** Usual scores for every number of segments. */
export interface LabScores {
  readonly kind: "scores";
  /** What k counts; the method's other settings stay. Empty for methods that find k themselves. */
  readonly rows: readonly LabScoreRow[];
}

export interface LabScoreRow {
  readonly k: number;
  readonly silhouette: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  readonly within: number | null;
  readonly smallest: number;
  readonly smallestRevenueShare: number | null;
}
