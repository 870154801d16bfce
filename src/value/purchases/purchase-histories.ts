import { DAY } from "../../core/day";
import { sumBy } from "../../core/sum";
import type { SpendHistory } from "../gamma-gamma";
import type { OrderDay } from "../order-days";
import type { PurchaseHistory } from "./purchase-history";

/** When accounts ordered, and what those with repeat purchases paid for those. */
export interface PurchaseHistories {
  /** Times in days. */
  readonly histories: readonly PurchaseHistory[];
  readonly spends: ReadonlyMap<string, SpendHistory>;
}

/**
 * What lifetime models need to know, up to a day. Money is that of **repeat** purchases: the first one says that an account is
 * there. It is no sample of what comes: with it in the spend model, one giant first order promises more of the same for ever (Fader,
 * Hardie & Lee 2005 leave it out, too).
 *
 * @param days as of `orderDays`. @param end UTC midnight in milliseconds; later days are not looked at.
 * @returns accounts with an order by then. Cost O(days).
 */
export function purchaseHistories(
  days: ReadonlyMap<string, readonly OrderDay[]>,
  end: number,
): PurchaseHistories {
  const histories: PurchaseHistory[] = [];
  const spends = new Map<string, SpendHistory>();
  for (const [name, all] of days) {
    const own = all.filter(({ time }) => time <= end);
    if (own.length === 0) continue;
    const [first, ...repeats] = own;
    const last = own[own.length - 1].time;
    histories.push({
      name,
      repeats: repeats.length,
      lastAt: (last - first.time) / DAY,
      observed: (end - first.time) / DAY,
      logGaps: sumBy(repeats, ({ time }, i) => Math.log((time - own[i].time) / DAY)),
    });
    const meanSpend = sumBy(repeats, ({ amount }) => amount) / repeats.length;
    if (meanSpend > 0) spends.set(name, { name, purchases: repeats.length, meanSpend });
  }
  return Object.freeze({ histories: Object.freeze(histories), spends });
}
