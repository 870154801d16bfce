import type { SalesLines } from "../lines/sales-lines";
import { associationRules, type AssociationRule } from "./association-rules";
import { orderBaskets } from "./order-baskets";

/** A pair in fewer orders than this is a coincidence. */
const LEAST_ORDERS = 5;
/** Of many orders, at least this share must hold both: rarer pairs are too many to be read. */
const LEAST_SHARE = 0.02;
/** Fewer orders with two products or more say nothing of what is bought together. */
const LEAST_BASKETS = 20;

/**
 * Which products are bought in one order more often than chance: pairs only, in at least 2 of 100 orders and in five.
 *
 * @returns null where fewer than twenty orders hold two products. Cost: that of `associationRules`.
 * @example basketRules(study.lines)?.[0].consequent
 */
export function basketRules(sales: SalesLines): readonly AssociationRule[] | null {
  const baskets = orderBaskets(sales);
  if (baskets.filter((basket) => basket.length > 1).length < LEAST_BASKETS) return null;
  const minCount = Math.max(LEAST_ORDERS, Math.ceil(LEAST_SHARE * baskets.length));
  return associationRules(baskets, { minCount, minConfidence: 0.3, maxItems: 2 }).filter(
    ({ lift }) => lift > 1,
  );
}
