import { requireBetween } from "../core/require-between";
import { requirePairs, thresholds } from "./classification-scores";

/** What one gains by taking the most promising first. */
export interface LiftPoint {
  /** Share of all rows taken, the highest probabilities first, 0 to 1. */
  readonly taken: number;
  /** Share of all "yes" among them (the gain), 0 to 1. */
  readonly found: number;
  /** found / taken: how much better than taking rows at random. */
  readonly lift: number;
}

/**
 * The gain and lift curves of probabilities; rows of equal probability are taken together. Empty where nothing
 * turned out "yes".
 *
 * @throws InputError as `classificationScores` does. Cost O(n log n).
 * @example liftCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]).length // 4
 */
export function liftCurve(y: ArrayLike<number>, p: ArrayLike<number>): readonly LiftPoint[] {
  requirePairs("liftCurve", y, p);
  const steps = thresholds(y, p);
  const { yes: all } = steps[steps.length - 1];
  if (all === 0) return Object.freeze([]);
  return Object.freeze(
    steps.map(({ yes, no }) => {
      const [taken, found] = [(yes + no) / y.length, yes / all];
      return Object.freeze({ taken, found, lift: found / taken });
    }),
  );
}

/**
 * The share of "yes" found when the best `share` of rows is taken (straight between the points), 0 to 1.
 *
 * @example gainAt(liftCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]), 0.5) // 1
 */
export function gainAt(curve: readonly LiftPoint[], share: number): number {
  requireBetween(share, "gainAt(share)", 0, 1);
  let before = { taken: 0, found: 0 };
  for (const point of curve) {
    if (point.taken >= share) {
      const part = (share - before.taken) / (point.taken - before.taken);
      return before.found + part * (point.found - before.found);
    }
    before = point;
  }
  return before.found;
}
