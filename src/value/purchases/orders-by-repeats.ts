import { sumBy } from "../../core/sum";
import type { LifetimeCheck } from "../lifetime-check";

/** Accounts with as many repeats before the held-back time: what was foreseen, and what came. */
export interface OrdersByRepeats {
  /** Repeats before the held-back time; of the last row, at least so many. */
  readonly repeats: number;
  /** Whether accounts with more repeats are in this row, too. */
  readonly orMore: boolean;
  readonly accounts: number;
  /** Mean days with orders an account in the held-back time. */
  readonly foreseen: number;
  readonly seen: number;
}

/** From so many repeats on, accounts are taken together. */
const TOGETHER = 7;

/**
 * Conditional expectations: accounts by how often they had ordered again before the held-back time, with the mean of what was
 * foreseen and of what came (Fader, Hardie & Lee 2005, figure 6). A good model is near at every number, not only in the sum.
 *
 * @returns rows for the numbers that occur, ascending; none without a check. Cost O(accounts).
 * @example ordersByRepeats(lifetime.check).at(-1)?.repeats // 7
 */
export function ordersByRepeats(check: LifetimeCheck | null): readonly OrdersByRepeats[] {
  const rows = check?.rows ?? [];
  return Object.freeze(
    Array.from({ length: TOGETHER + 1 }, (_, repeats) => {
      const own = rows.filter((row) => Math.min(TOGETHER, row.repeats) === repeats);
      return Object.freeze({
        repeats,
        orMore: repeats === TOGETHER,
        accounts: own.length,
        foreseen: sumBy(own, (row) => row.foreseenOrders) / own.length,
        seen: sumBy(own, (row) => row.seenOrders) / own.length,
      });
    }).filter(({ accounts }) => accounts > 0),
  );
}
