import type { Scorecard } from "./scorecard";

/** A row of a scorecard as it is shown. */
export interface ShownScorecardRow {
  readonly k: number;
  readonly silhouette: number | null;
  readonly gap: number | null;
  readonly "its standard error": number | null;
  readonly "gap over one cluster": number | null;
  readonly "prediction strength": number | null;
  readonly "weakest Jaccard": number | null;
  readonly p: number | null;
  readonly "smallest segment": number;
  /** Left out where the customers have no value. */
  readonly "smallest share of value"?: number;
}

/**
 * A scorecard as rows to be shown: one per number of clusters, with the figures that its requirements ask for. The gap over one cluster is the
 * gap, less its standard error, less the gap of one cluster.
 *
 * @example
 * const card = scorecard(x, byKmeans, { maxK: 2, references: 5, splits: 2, resamples: 5, twins: 9, seed: 7 });
 * scorecardRows(card).length // 2
 */
export function scorecardRows({ rows }: Pick<Scorecard, "rows">): readonly ShownScorecardRow[] {
  return Object.freeze(
    rows.map((row) =>
      Object.freeze({
        k: row.k,
        silhouette: row.silhouette,
        gap: row.gap,
        "its standard error": row.gapStandardError,
        "gap over one cluster": row.gapOverOne,
        "prediction strength": row.predictionStrength,
        "weakest Jaccard": row.lowestJaccard,
        p: row.pValue,
        "smallest segment": row.smallestSegment,
        ...(row.smallestRevenueShare === null ? {} : { "smallest share of value": row.smallestRevenueShare }),
      }),
    ),
  );
}
