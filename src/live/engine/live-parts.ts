import type { OtherSpecification } from "../../segments/choose/other-specifications";
import type { Certificate } from "../../validity/certify/certificate";
import type { Assessment } from "../../validity/how-many/assess";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { ColumnMatch } from "../../segments/profiles/equals-column";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import type { TwinNull } from "../../validity/structure/twin-null";
import type { Scorecard } from "../../validity/how-many/scorecard";
import type { LiveFiles } from "../files/live-files";

/** A piece of a job's result, in the order in which they come. */
export type LivePart =
  LiveSegments | LiveScores | LiveStability | LiveNull | LiveScorecard | LiveCertificate | LiveFiles;

/** The segments themselves, and everything that is known of them at once. */
export interface LiveSegments {
  readonly kind: "segments";
  /** Which customers of the data took part, ascending. */
  readonly rows: Int32Array;
  /** The customers left out, as indices into the data's customers. */
  readonly leftOutRows: Int32Array;
  /**
   * The segment of each customer that took part, under the study's numbers where the two can be matched (so that a
   * segment keeps its colour), otherwise by revenue; -1 is noise.
   */
  readonly labels: Int32Array;
  /** The segments by revenue, the largest first. */
  readonly segments: readonly LiveSegment[];
  readonly map: LiveMap;
  readonly silhouette: LiveSilhouette;
  /** null where there is no choice to compare with. */
  readonly agreement: LiveAgreement | null;
  /** Columns that the segments (nearly) equal: the page shows them first. */
  readonly matches: readonly ColumnMatch[];
  /** Values that were not defined and took a column's neutral value. */
  readonly filled: number;
  /** How many customers, drawn by the seed, the method was fitted to before it placed all; null: all of them. */
  readonly fittedRows: number | null;
  /** Where the k-distance curve bends: a first guess at the radius of DBSCAN; null for other methods. */
  readonly suggestedEps: number | null;
}

/** A segment. */
export interface LiveSegment {
  /** Its number in `labels`. */
  readonly label: number;
  readonly name: SegmentName;
  readonly profile: SegmentProfile;
}

/** The plane of every map of customers (see `mapAxes`). */
export interface LiveMap {
  /** Which rows of `labels` are on it, ascending. */
  readonly rows: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Customers left out, on the same plane. */
  readonly leftOutX: Float64Array;
  readonly leftOutY: Float64Array;
  /** The share of the variance that each axis shows, 0 to 1; NaN where nothing varies. */
  readonly explained: readonly [number, number];
  /** null: all rows. */
  readonly sampledRows: number | null;
}

/** Silhouettes of all rows, or of a sample of them within itself. */
export interface LiveSilhouette {
  readonly value: number | null;
  /** NaN where it is not defined or was not sampled. */
  readonly perRow: Float64Array;
  /** Per row the nearest other segment; -1 where there is none. */
  readonly neighbours: Int32Array;
  readonly clusters: readonly { readonly label: number; readonly size: number; readonly mean: number }[];
  /** null: exact, over all rows. */
  readonly sampledRows: number | null;
}

/** How far from the study's choice. */
export interface LiveAgreement {
  /** Adjusted Rand index over the customers both have, noise left out; null with fewer than two. */
  readonly adjustedRand: number | null;
  /** Customers that changed segment under the best matching of the two. */
  readonly moved: readonly string[];
  /** Customers compared. */
  readonly compared: number;
}

/** The usual scores for every number of segments from 2 on; empty for methods that find their own. */
export interface LiveScores {
  readonly kind: "scores";
  readonly rows: readonly Assessment[];
  readonly sampledRows: number | null;
}

/** How well each segment comes back when customers are resampled; null where it is undefined. */
export interface LiveStability {
  readonly kind: "stability";
  readonly result: BootstrapJaccard | null;
  readonly sampledRows: number | null;
}

/** The silhouette compared with that of twins of the data; null for fewer than two segments. */
export interface LiveNull {
  readonly kind: "null";
  readonly result: TwinNull | null;
  readonly sampledRows: number | null;
}

/** How far the written rule can be trusted for these settings: comes again after each set that was judged. */
export interface LiveCertificate {
  readonly kind: "certificate";
  readonly result: Certificate;
  readonly k: number;
  /** The same customers by other specifications. */
  readonly specifications: readonly OtherSpecification[];
}

/** The study's whole scorecard with its written rule, for these settings. */
export interface LiveScorecard {
  readonly kind: "scorecard";
  readonly result: Scorecard;
}
