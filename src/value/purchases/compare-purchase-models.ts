import { DAY } from "../../core/day";
import { sumBy } from "../../core/sum";
import { heldBackDays } from "../held-back-days";
import type { OrderDay } from "../order-days";
import { purchaseHistories } from "./purchase-histories";
import type { PurchaseHistory } from "./purchase-history";
import { chanceOfPurchases, fitCoarsely, PURCHASE_MODELS, type PurchaseModelName } from "./purchase-model";

/** How well a model foresaw counts of orders that it had not seen. */
export interface ModelScore {
  readonly model: PurchaseModelName;
  /** The logarithm of the probability that it gave to what came, added up over accounts; higher is better. */
  readonly logScore: number;
  /** How far it is behind the best, 0 for the best, and the standard error of that over accounts. */
  readonly behind: number;
  readonly behindError: number;
}

/** Models of when customers buy, side by side on orders they had not seen. */
export interface PurchaseComparison {
  /** The best first. */
  readonly scores: readonly ModelScore[];
  readonly best: PurchaseModelName;
  /** Accounts whose counts were foreseen, and the days held back. */
  readonly accounts: number;
  readonly heldBackDays: number;
}

/** Of more accounts so many are enough to separate models. */
export const MOST_ACCOUNTS = 500;
/** Fewer accounts with a repeat do not separate models. */
const LEAST_REPEATING = 5;
/** A count that a model takes for impossible costs this much, not everything. */
const IMPOSSIBLE = 1e-300;

/**
 * Which model foresees best how often each account orders? The end of the time is held back (as in `checkLifetime`), each model is fitted
 * on what was before, and scored by the probability that it gave to each account's count of days with orders.
 *
 * @param days as of `orderDays`. @param first, last UTC midnights in milliseconds; later days are not looked at.
 * @param penalty as of `fitPurchases`.
 * @returns null where fewer than five accounts repeat before the held-back time. Cost: one coarse fit a model, on 500 accounts at most.
 */
export function comparePurchaseModels(
  days: ReadonlyMap<string, readonly OrderDay[]>,
  first: number,
  last: number,
  penalty: number,
): PurchaseComparison | null {
  const heldBack = heldBackDays((last - first) / DAY);
  const border = last - heldBack * DAY;
  const all = purchaseHistories(days, border).histories;
  // Every so manieth account: the same ones each time.
  const histories = all.filter((_, i) => (i * MOST_ACCOUNTS) % all.length < MOST_ACCOUNTS);
  if (histories.filter(({ repeats }) => repeats > 0).length < LEAST_REPEATING) return null;
  const seen = ({ name }: PurchaseHistory): number =>
    days.get(name)!.filter(({ time }) => time > border && time <= last).length;
  const fitted = PURCHASE_MODELS.map((model) => {
    const fit = fitCoarsely(histories, model, penalty);
    const each = histories.map((history) =>
      Math.log(Math.max(IMPOSSIBLE, chanceOfPurchases(fit, history, heldBack, seen(history)))),
    );
    return { model, each, logScore: sumBy(each, (score) => score) };
  }).sort((a, b) => b.logScore - a.logScore);
  const [best] = fitted;
  const scores = fitted.map(({ model, each, logScore }): ModelScore => {
    const behind = best.logScore - logScore;
    const mean = behind / each.length;
    const squares = sumBy(each, (score, i) => (best.each[i] - score - mean) ** 2);
    const behindError = Math.sqrt((squares * each.length) / Math.max(1, each.length - 1));
    return Object.freeze({ model, logScore, behind, behindError });
  });
  return Object.freeze({
    scores: Object.freeze(scores),
    best: best.model,
    accounts: histories.length,
    heldBackDays: heldBack,
  });
}
