import { DAY } from "../../core/day";
import { sumBy } from "../../core/sum";
import type { SalesLines } from "../../lines/sales-lines";
import type { CustomerLifetime } from "../customer-lifetime";
import { orderDays } from "../order-days";
import { expectedPurchases, type PurchaseModel } from "./purchase-model";

/** Repeat purchases of one week: expected, and seen. */
export interface TrackedWeek {
  /** The last day of the week. */
  readonly end: Date;
  readonly expected: number;
  readonly seen: number;
  /** From the start to the end of this week. */
  readonly expectedSoFar: number;
  readonly seenSoFar: number;
  /** Whether its last day is in the time that was held back when the model was fitted. */
  readonly heldBack: boolean;
}

const WEEK_DAYS = 7;

/**
 * Repeat purchases week by week: how many the model that was fitted before the held-back time expects of the accounts it knew, by
 * their first days alone, and how many there were. Up to the border this shows whether the model describes what it was fitted on, after
 * it, whether it foresees (Fader, Hardie & Lee 2005, figures 4 and 5). Seasons and growth show as gaps.
 *
 * @returns whole weeks, the earliest first; none where nothing was held back. Cost O(accounts x weeks), each distinct age once.
 * @example purchaseTracking(study.lines, lifetime)[0].heldBack // false
 */
export function purchaseTracking(
  sales: SalesLines,
  { check }: Pick<CustomerLifetime, "check">,
): readonly TrackedWeek[] {
  const model = check?.model.purchases ?? null;
  if (check === null || model === null) return [];
  const days = orderDays(sales);
  const known = check.model.histories.map(({ name }) => days.get(name)!.map(({ time }) => time));
  const start = known.reduce((low, [first]) => Math.min(low, first), Infinity);
  const last = sales.lastDay.getTime();
  const border = last - check.heldBackDays * DAY;
  const expectedBy = expectedByAge(model);
  const weeks: TrackedWeek[] = [];
  let [expectedSoFar, seenSoFar] = [0, 0];
  for (let end = start + WEEK_DAYS * DAY; end <= last; end += WEEK_DAYS * DAY) {
    const expectedNow = sumBy(known, ([first]) => expectedBy(Math.max(0, (end - first) / DAY)));
    const seenNow = sumBy(known, (own) => own.filter((time, i) => i > 0 && time <= end).length);
    weeks.push(
      Object.freeze({
        end: new Date(end),
        expected: expectedNow - expectedSoFar,
        seen: seenNow - seenSoFar,
        expectedSoFar: expectedNow,
        seenSoFar: seenNow,
        heldBack: end > border,
      }),
    );
    [expectedSoFar, seenSoFar] = [expectedNow, seenNow];
  }
  return Object.freeze(weeks);
}

/** The repeat purchases to be expected of anybody in so many days after the first purchase. */
function expectedByAge(model: PurchaseModel): (age: number) => number {
  const known = new Map<number, number>();
  return (age) => {
    const found =
      known.get(age) ?? expectedPurchases(model, { name: "", repeats: 0, lastAt: 0, observed: 0 }, age);
    known.set(age, found);
    return found;
  };
}
