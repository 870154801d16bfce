import { sumBy } from "../core/sum";
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
  return Object.freeze({
    outcome: name,
    yes,
    ofAll: sumBy(y, (happened) => happened) / rows.length,
    groups: Object.freeze(
      groups.map(({ index }) => {
        const own = rows.flatMap((row, i) => (labels[row] === index ? [y[i]] : []));
        return Object.freeze({ customers: own.length, happened: sumBy(own, (happened) => happened) });
      }),
    ),
  });
}
