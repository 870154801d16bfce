import { fitGammaGamma, type GammaGamma, type SpendHistory } from "./gamma-gamma";
import type { OrderDay } from "./order-days";
import { comparePurchaseModels, type PurchaseComparison } from "./purchases/compare-purchase-models";
import { purchaseHistories } from "./purchases/purchase-histories";
import type { PurchaseHistory } from "./purchases/purchase-history";
import { fitPurchases, type PurchaseModel } from "./purchases/purchase-model";

/** Both models of a customer's worth, and what they were fitted on. */
export interface LifetimeModel {
  /** Null where fewer than two accounts ordered, or nobody ever did so again. */
  readonly purchases: PurchaseModel | null;
  /** Why it is this one; null where too few accounts repeat to compare models, and BG/NBD is taken. */
  readonly comparison: PurchaseComparison | null;
  /** Null where fewer than two accounts paid anything after their first purchase. */
  readonly spend: GammaGamma | null;
  readonly histories: readonly PurchaseHistory[];
  /** What accounts with repeat purchases paid for those. */
  readonly spends: ReadonlyMap<string, SpendHistory>;
}

/** Keeps some dozens of accounts from driving parameters to infinity; without weight among thousands. */
export const LIFETIME_PENALTY = 0.05;

/**
 * Fits a model of purchases on days with orders, and Gamma-Gamma on the money of **repeat** purchases, both up to a day. The model of
 * purchases is the one that foresaw the last part of that time best (`comparePurchaseModels`).
 *
 * @param days as of `orderDays`. @param first, end UTC midnights in milliseconds; days after `end` are not looked at.
 * @param repeating how many accounts must have a repeat for the models to be fitted. Cost: two fits, and a coarse one a model.
 */
export function fitLifetime(
  days: ReadonlyMap<string, readonly OrderDay[]>,
  first: number,
  end: number,
  repeating = 1,
): LifetimeModel {
  const { histories, spends } = purchaseHistories(days, end);
  const again = histories.filter(({ repeats }) => repeats > 0).length;
  const enough = histories.length >= 2 && again >= repeating;
  const comparison = enough ? comparePurchaseModels(days, first, end, LIFETIME_PENALTY) : null;
  const model = comparison?.best ?? "BG/NBD";
  return Object.freeze({
    purchases: enough ? fitPurchases(histories, { model, penalty: LIFETIME_PENALTY }) : null,
    comparison,
    spend: enough && spends.size >= 2 ? fitGammaGamma([...spends.values()]) : null,
    histories,
    spends,
  });
}
