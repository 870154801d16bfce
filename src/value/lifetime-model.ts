import { DAY } from "../core/day";
import { sumBy } from "../core/sum";
import { fitBgNbd, type BgNbd, type PurchaseHistory } from "./bg-nbd";
import { fitGammaGamma, type GammaGamma, type SpendHistory } from "./gamma-gamma";
import type { OrderDay } from "./order-days";

/** Both models of a customer's worth, and what they were fitted on. */
export interface LifetimeModel {
  /** Null where fewer than two accounts ordered, or nobody ever did so again. */
  readonly purchases: BgNbd | null;
  /** Null where fewer than two accounts paid anything after their first purchase. */
  readonly spend: GammaGamma | null;
  readonly histories: readonly PurchaseHistory[];
  /** What accounts with repeat purchases paid for those. */
  readonly spends: ReadonlyMap<string, SpendHistory>;
}

/** Keeps some dozens of accounts from driving parameters to infinity; without weight among thousands. */
export const LIFETIME_PENALTY = 0.05;

/**
 * Fits BG/NBD on days with orders and Gamma-Gamma on the money of **repeat** purchases, both up to a day. The first purchase
 * says that an account is there. It is no sample of what comes: with it in the spend model, one giant first order promises more of
 * the same for ever (Fader, Hardie & Lee 2005 leave it out, too).
 *
 * @param days as of `orderDays`. @param end UTC midnight in milliseconds; later days are not looked at.
 * @param repeating how many accounts must have a repeat for the models to be fitted. Cost: two fits.
 */
export function fitLifetime(
  days: ReadonlyMap<string, readonly OrderDay[]>,
  end: number,
  repeating = 1,
): LifetimeModel {
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
    });
    const meanSpend = sumBy(repeats, ({ amount }) => amount) / repeats.length;
    if (meanSpend > 0) spends.set(name, { name, purchases: repeats.length, meanSpend });
  }
  const again = histories.filter(({ repeats }) => repeats > 0).length;
  const enough = histories.length >= 2 && again >= repeating;
  return Object.freeze({
    purchases: enough ? fitBgNbd(histories, { penalty: LIFETIME_PENALTY }) : null,
    spend: enough && spends.size >= 2 ? fitGammaGamma([...spends.values()]) : null,
    histories: Object.freeze(histories),
    spends,
  });
}
