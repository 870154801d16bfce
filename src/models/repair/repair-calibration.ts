import { requireOneOf } from "../../core/require-one-of";
import { logistic } from "../../math/distributions/logistic";
import { requirePairs } from "../classification-scores";
import { foldSplits, type Folds } from "../folds";
import { isotonicCurve } from "./isotonic-curve";

/** How probabilities are repaired: by a logistic curve, or by a staircase that only rises. */
export type Repair = "platt" | "isotonic";

const REPAIRS: readonly Repair[] = ["platt", "isotonic"];

/**
 * Repairs probabilities that do not mean what they say. Those of each fold are mapped by a curve fitted to the other folds, so that no
 * row has a part in its own repair. `platt`: a logistic curve of the log odds, with Platt's (1999) targets, which are
 * never 0 or 1; `isotonic`: the best staircase that only rises (Zadrozny & Elkan 2002), straight between its steps.
 *
 * @param y 0 or 1. @param p probability of 1 for each, out of fold. @param folds the fold of each row, at least two.
 * @throws InputError as `classificationScores` does, and for another repair. Cost O(folds · n log n).
 * @example repairCalibration([0, 1, 0, 1], [0.2, 0.9, 0.3, 0.8], Int32Array.of(0, 0, 1, 1), "isotonic")[0] // 0
 */
export function repairCalibration(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  folds: Folds,
  repair: Repair,
): Float64Array {
  requirePairs("repairCalibration", y, p);
  requireOneOf(repair, REPAIRS, "repairCalibration(repair)");
  const repaired = new Float64Array(p.length);
  for (const { train, test } of foldSplits(folds)) {
    const [outcomes, given] = [y, p].map((values) => Array.from(train, (row) => values[row]));
    const curve = repair === "platt" ? plattCurve(outcomes, given) : isotonicCurve(outcomes, given);
    for (const row of test) repaired[row] = curve(p[row]);
  }
  return repaired;
}

/** Log odds, kept finite. */
function logOddsOf(p: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(kept / (1 - kept));
}

/**
 * Platt's curve: of the log odds of a probability, a logistic regression on targets a little inside 0 and 1 (one more "yes" and one
 * more "no" than there were). Newton's steps from the rate of all.
 */
export function plattCurve(y: readonly number[], p: readonly number[]): (probability: number) => number {
  const yes = y.filter((value) => value === 1).length;
  const no = y.length - yes;
  const targets = y.map((value) => (value === 1 ? (yes + 1) / (yes + 2) : 1 / (no + 2)));
  const odds = p.map(logOddsOf);
  let [slope, shift] = [0, Math.log((yes + 1) / (no + 1))];
  for (let step = 0; step < 100; step++) {
    let [gs, gi, hss, hsi, hii] = [0, 0, 1e-12, 0, 1e-12];
    odds.forEach((each, i) => {
      const fitted = logistic(slope * each + shift);
      const [residual, curvature] = [fitted - targets[i], fitted * (1 - fitted)];
      gs += residual * each;
      gi += residual;
      hss += curvature * each * each;
      hsi += curvature * each;
      hii += curvature;
    });
    const below = hss * hii - hsi * hsi;
    if (!(below > 0)) break;
    const [ds, di] = [(hii * gs - hsi * gi) / below, (hss * gi - hsi * gs) / below];
    slope -= ds;
    shift -= di;
    if (Math.abs(ds) + Math.abs(di) < 1e-12 * (1 + Math.abs(slope) + Math.abs(shift))) break;
  }
  return (probability) => logistic(slope * logOddsOf(probability) + shift);
}
