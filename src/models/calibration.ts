import { sumBy } from "../core/sum";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import { requireWhole } from "../core/require-whole";
import { requirePairs } from "./classification-scores";

/** Rows with about the same predicted probability. */
export interface CalibrationBin {
  readonly rows: number;
  /** Mean predicted probability, 0 to 1. */
  readonly predicted: number;
  /** Share that turned out "yes", with its 95% Wilson interval. */
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Do probabilities mean what they say? Rows are ordered by probability and parted into bins of about equal size;
 * rows of equal probability stay together, so there may be fewer bins.
 *
 * @param bins at least 1; default 10.
 * @throws InputError as `classificationScores` does. Cost O(n log n).
 * @example calibration([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9], 2).length // 2
 */
export function calibration(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  bins = 10,
): readonly CalibrationBin[] {
  requirePairs("calibration", y, p);
  requireWhole(bins, "calibration(bins)", 1);
  const n = y.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => p[a] - p[b]);
  const result: CalibrationBin[] = [];
  for (let start = 0; start < n;) {
    let end = Math.max(start + 1, Math.round(((result.length + 1) * n) / bins));
    while (end < n && p[order[end]] === p[order[end - 1]]) end++;
    const rows = order.subarray(start, Math.min(end, n));
    const yes = sumBy(rows, (row) => y[row]);
    result.push(
      Object.freeze({
        rows: rows.length,
        predicted: sumBy(rows, (row) => p[row]) / rows.length,
        observed: yes / rows.length,
        ...wilsonInterval(yes, rows.length),
      }),
    );
    start = end;
  }
  return Object.freeze(result);
}
