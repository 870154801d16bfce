import type { GapStatistic } from "./gap-statistic";
import { kneedle } from "./kneedle";
import type { PredictionStrength } from "./prediction-strength";

/** Everything measured for one number of clusters; null where it is not defined. */
export interface ScorecardRow {
  readonly k: number;
  readonly labels: Int32Array;
  readonly withinSumOfSquares: number;
  readonly silhouette: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  readonly sphericalBic: number | null;
  readonly gap: number | null;
  readonly gapStandardError: number | null;
  /** Gap less its standard error, less the gap of one cluster; null for k = 1. */
  readonly gapOverOne: number | null;
  readonly predictionStrength: number | null;
  /** Lowest mean bootstrap Jaccard of its segments; 1 for k = 1 by definition. */
  readonly lowestJaccard: number | null;
  /** P-value of the silhouette against twins of the data; null for k = 1. */
  readonly pValue: number | null;
  /** Customers in the smallest segment; 0 when all rows are noise. */
  readonly smallestSegment: number;
  readonly smallestRevenueShare: number | null;
  readonly noiseRows: number;
}

/** What one criterion says. */
export interface Vote {
  readonly criterion: string;
  /** The k it speaks for; null when it has none. */
  readonly k: number | null;
  /** How it chooses, and whether it is able to choose 1. */
  readonly rule: string;
}

const NEVER_ONE = "cannot choose 1";

/** Whether a criterion is able to speak for one cluster. */
export function canChooseOne({ rule }: Pick<Vote, "rule">): boolean {
  return !rule.includes(NEVER_ONE);
}

/**
 * What each criterion says to the rows of a scorecard, k = 1 first. Private to this folder.
 *
 * @param leastJaccard what every segment must reach for a k to count as stable.
 */
export function votesOf(
  rows: readonly ScorecardRow[],
  gap: GapStatistic,
  strength: PredictionStrength,
  leastJaccard: number,
): Vote[] {
  const elbow = kneedle(
    rows.map((row) => row.k),
    rows.map((row) => row.withinSumOfSquares),
    { direction: "decreasing", shape: "convex" },
  );
  const stable = rows.filter((row) => row.lowestJaccard !== null && row.lowestJaccard >= leastJaccard);
  const vote = (criterion: string, k: number | null, rule: string): Vote =>
    Object.freeze({ criterion, k, rule });
  return [
    vote("elbow", elbow.x, `knee of the within sum of squares (kneedle); ${NEVER_ONE}`),
    vote(
      "silhouette",
      bestK(rows, (row) => row.silhouette),
      `highest; ${NEVER_ONE}`,
    ),
    vote("gap", gap.chosen.Tibs2001SEmax, "Tibs2001SEmax; can choose 1"),
    vote(
      "Calinski-Harabasz",
      bestK(rows, (row) => row.calinskiHarabasz),
      `highest; ${NEVER_ONE}`,
    ),
    vote(
      "Davies-Bouldin",
      bestK(rows, (row) => negated(row.daviesBouldin)),
      `lowest; ${NEVER_ONE}`,
    ),
    vote("prediction strength", strength.chosen, `largest k of at least ${strength.cutoff}; can choose 1`),
    vote(
      "spherical BIC",
      bestK(rows, (row) => row.sphericalBic),
      "highest; can choose 1",
    ),
    vote(
      "stability",
      Math.max(...stable.map((row) => row.k)),
      `largest k with every segment's bootstrap Jaccard at least ${leastJaccard}; can choose 1`,
    ),
  ];
}

/** The k of the highest defined value; the smaller k on a tie. */
function bestK(rows: readonly ScorecardRow[], valueOf: (row: ScorecardRow) => number | null): number | null {
  let best: { k: number; value: number } | null = null;
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null && (best === null || value > best.value)) best = { k: row.k, value };
  }
  return best?.k ?? null;
}

function negated(value: number | null): number | null {
  return value === null ? null : -value;
}
