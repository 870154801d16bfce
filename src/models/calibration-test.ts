import { twoSidedNormalTail } from "../math/distributions/regularized-gamma";
import { requirePairs } from "./classification-scores";

/** Whether probabilities mean what they say. */
export interface CalibrationTest {
  /** How many "yes" the probabilities add up to, and how many there were. */
  readonly foreseen: number;
  readonly seen: number;
  /** Two-sided p-values: of the sum (calibration in the large), and of Spiegelhalter's statistic. */
  readonly pSum: number;
  readonly pSpread: number;
  /** True where neither is below 2.5 %, that is 5 % for both together (Bonferroni). */
  readonly passed: boolean;
}

const LEVEL = 0.05;

/**
 * Tests the calibration of probabilities: the sum of outcomes against the sum of probabilities, and Spiegelhalter's statistic
 * (1986, Statistics in Medicine 5), the Brier score against what it would be if the probabilities were true. Rows are taken as
 * independent. Rows that repeat each other make the test stricter, never milder: what passes here can be relied on.
 *
 * @param y 0 or 1. @param p probability of 1 for each.
 * @throws InputError as `classificationScores` does. Cost O(n).
 * @example calibrationTest([0, 1, 1, 0], [0.2, 0.7, 0.8, 0.3]).passed // true
 */
export function calibrationTest(y: ArrayLike<number>, p: ArrayLike<number>): CalibrationTest {
  requirePairs("calibrationTest", y, p);
  let [foreseen, seen, variance, score, scoreVariance] = [0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const spread = p[i] * (1 - p[i]);
    foreseen += p[i];
    seen += y[i];
    variance += spread;
    score += (y[i] - p[i]) * (1 - 2 * p[i]);
    scoreVariance += (1 - 2 * p[i]) ** 2 * spread;
  }
  const pSum = twoSided(seen - foreseen, variance);
  const pSpread = twoSided(score, scoreVariance);
  return Object.freeze({
    foreseen,
    seen,
    pSum,
    pSpread,
    passed: pSum >= LEVEL / 2 && pSpread >= LEVEL / 2,
  });
}

/** The two-sided p-value of a normal difference; where nothing varies, 1 for no difference (to rounding) and 0 for one. */
function twoSided(difference: number, variance: number): number {
  if (variance === 0) return Math.abs(difference) < 1e-9 ? 1 : 0;
  return twoSidedNormalTail(difference / Math.sqrt(variance));
}
