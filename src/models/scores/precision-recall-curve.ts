import { requirePairs, thresholds, type CurvePoint } from "../classification-scores";

/**
 * The precision-recall curve: the share of "yes" that is found (x) against the share of those named that are "yes" (y), the highest
 * probabilities first. Empty where nothing turned out "yes".
 *
 * @throws InputError as `classificationScores` does. Cost O(n log n).
 * @example precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9])[1] // { x: 1, y: 1 }
 */
export function precisionRecallCurve(y: ArrayLike<number>, p: ArrayLike<number>): readonly CurvePoint[] {
  requirePairs("precisionRecallCurve", y, p);
  const steps = thresholds(y, p);
  const all = steps[steps.length - 1].yes;
  if (all === 0) return Object.freeze([]);
  return Object.freeze(steps.map(({ yes, no }) => Object.freeze({ x: yes / all, y: yes / (yes + no) })));
}
