import { requireBetween } from "../../core/require-between";
/** How many single starts end at the best inertia known. */
export interface StartsAtBest {
  readonly inertias: readonly number[];
  readonly best: number;
  readonly hits: number;
  /** hits / starts, 0 to 1; NaN without starts. */
  readonly share: number;
}

/** Two inertias closer than this, relative to the best, count as the same optimum. */
const SAME_OPTIMUM = 1e-9;

/**
 * Counts the starts that reach the best inertia, within rounding.
 * @example startsAtBest([10, 12, 10], 10).hits // 2
 */
export function startsAtBest(inertias: ArrayLike<number>, best: number): StartsAtBest {
  requireBetween(best, "startsAtBest(best)", 0);
  const values = Array.from(inertias);
  const hits = values.filter((inertia) => inertia <= best * (1 + SAME_OPTIMUM)).length;
  return Object.freeze({ inertias: Object.freeze(values), best, hits, share: hits / values.length });
}
