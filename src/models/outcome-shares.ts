import { sumOf } from "../core/sum";
import { knownOutcome } from "../customers/known-outcome";
import type { Segmentation } from "../segments/segmentation";

/** How often an outcome happened, in each group and to all. */
export interface OutcomeShares {
  /** The column, and the word that counts as "yes". */
  readonly outcome: string;
  readonly yes: string;
  /** Of all customers whose outcome is known, 0 to 1. */
  readonly ofAll: number;
  readonly groups: readonly OutcomeShare[];
}

/** How often it happened in one group. */
export interface OutcomeShare {
  readonly customers: number;
  readonly happened: number;
}

/**
 * Counts the first outcome of a base that has two answers, group by group; no model is fitted.
 *
 * @returns null where no column is such an outcome. Cost O(customers).
 * @example outcomeShares(segmentation) // null
 */
export function outcomeShares({
  base,
  labels,
  groups,
}: Pick<Segmentation, "base" | "labels" | "groups">): OutcomeShares | null {
  const found = knownOutcome(base.columns);
  if (found === null) return null;
  const { name, yes, rows, y } = found;
  const counts = groups.map(() => ({ customers: 0, happened: 0 }));
  rows.forEach((row, i) => {
    // A customer without a group counts among all alone.
    if (labels[row] < 0) return;
    counts[labels[row]].customers++;
    counts[labels[row]].happened += y[i];
  });
  return Object.freeze({
    outcome: name,
    yes,
    ofAll: sumOf(y) / rows.length,
    groups: Object.freeze(counts.map((each) => Object.freeze(each))),
  });
}
