import { sumOf } from "../../core/sum";
import { requirePairs, thresholds } from "../classification-scores";
import { foldSplits, type Folds } from "../folds";

/** How decisions turn out: "yes" from a threshold on. */
export interface ThresholdScores {
  /** Between the least and the largest over the folds. */
  readonly threshold: number;
  /** Called yes and yes, called yes and no, called no and yes, called no and no. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Share that is called right. */
  readonly accuracy: number;
  /** Of those called yes, the share that is; NaN where nobody is called yes. */
  readonly precision: number;
  /** Of those that are yes, the share called so; NaN where nobody is. */
  readonly recall: number;
  /** The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); NaN where nobody is yes or called so. */
  readonly f1: number;
}

/**
 * The decisions of a model at the threshold with the highest F1. The threshold of each fold is chosen on the others, so that no row
 * has a part in its own; `threshold` is their mean.
 *
 * @param y 0 or 1. @param p probability of 1 for each, out of fold. @param folds the fold of each row, at least two.
 * @throws InputError as `classificationScores` does. Cost O(folds · n log n).
 * @example thresholdScores([0, 1, 0, 1], [0.2, 0.9, 0.3, 0.8], Int32Array.of(0, 0, 1, 1)).f1 // 1
 */
export function thresholdScores(y: ArrayLike<number>, p: ArrayLike<number>, folds: Folds): ThresholdScores {
  requirePairs("thresholdScores", y, p);
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  const chosen = foldSplits(folds).map(({ train, test }) => {
    const [outcomes, given] = [y, p].map((values) => Array.from(train, (row) => values[row]));
    const threshold = bestThreshold(outcomes, given);
    for (const row of test) {
      const called = p[row] >= threshold;
      if (called && y[row] === 1) tp++;
      else if (called) fp++;
      else if (y[row] === 1) fn++;
      else tn++;
    }
    return threshold;
  });
  const ratio = (a: number, b: number): number => (b > 0 ? a / b : NaN);
  return Object.freeze({
    threshold: sumOf(chosen) / chosen.length,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    accuracy: (tp + tn) / folds.length,
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
  });
}

/** The probability from which on "yes" has the highest F1; of equal ones the highest. */
function bestThreshold(y: readonly number[], p: readonly number[]): number {
  const steps = thresholds(y, p);
  const all = steps[steps.length - 1].yes;
  const f1 = ({ yes, no }: { readonly yes: number; readonly no: number }): number =>
    (2 * yes) / (all + yes + no);
  return steps.reduce((a, b) => (f1(b) > f1(a) ? b : a)).threshold;
}
