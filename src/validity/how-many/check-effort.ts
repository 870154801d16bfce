/** How often each check of a scorecard is repeated. */
export interface CheckEffort {
  /** Reference sets of the gap statistic. */
  readonly references: number;
  /** Splits in halves for the prediction strength. */
  readonly splits: number;
  /** Resamples for the bootstrap Jaccard. */
  readonly resamples: number;
  /** Twins that the silhouette is compared with: the smallest p-value is 1 / (twins + 1). */
  readonly twins: number;
}

/** Up to so many rows every check is repeated in full. */
export const MOST_IN_FULL = 500;

const IN_FULL: CheckEffort = Object.freeze({ references: 100, splits: 50, resamples: 100, twins: 199 });
/** A tenth of the repetitions: for many rows, and for a first look. */
export const FEW_REPETITIONS: CheckEffort = Object.freeze({
  references: 10,
  splits: 5,
  resamples: 10,
  twins: 20,
});

/**
 * How often each check is repeated for so many rows. A repetition costs more with every row, and says more: means over many
 * rows vary little, so few repetitions are as exact as many over few rows. With 20 twins the smallest p-value is .048, just
 * below what the rule asks for: no twin may do as well as the data.
 *
 * @example checkEffort(2_000).twins // 20
 */
export function checkEffort(rows: number): CheckEffort {
  return rows <= MOST_IN_FULL ? IN_FULL : FEW_REPETITIONS;
}
