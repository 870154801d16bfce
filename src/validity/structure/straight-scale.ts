import { sumBy } from "../../core/sum";
import { naturalLog } from "../../math/functions/natural-log";

/** Distances of the logarithm's zero from the nearest value, in standard deviations: .02 to 150 in steps of 45 %. */
const SHIFTS = Array.from({ length: 25 }, (_, step) => 0.02 * 1.45 ** step);
/** A logarithm must bring the normal plot this much nearer to a straight line, or the values stay as they are. */
const CLEARLY = 1 / 3;

/**
 * The scale on which a column looks most like a normal sample: its own, or the logarithm of its distance from a point
 * below its smallest (or above its largest) value, whichever gives the straightest normal plot (Filliben 1975, "The
 * probability plot correlation coefficient test for normality"). A log-normal column becomes its logarithm, a normal
 * one stays. Private to this folder.
 *
 * @param sorted ascending, with mean 0 and mean square 1, not all equal. @param scores normal scores of their ranks.
 * @param weights of the values, with mean 1; left out, 1 each.
 * @returns the values on that scale, ascending; any mean and spread. Cost O(50 n).
 */
export function straightScale(
  sorted: Float64Array,
  scores: Float64Array,
  weights?: Float64Array,
): Float64Array {
  const plain = straightness(sorted, scores, weights);
  let best = { straight: 1 - (1 - plain) * CLEARLY, values: sorted };
  for (const sign of [1, -1]) {
    const nearest = sign > 0 ? sorted[0] : -sorted[sorted.length - 1];
    for (const shift of SHIFTS) {
      const values = sorted.map((value) => sign * naturalLog(sign * value - nearest + shift));
      const straight = straightness(values, scores, weights);
      if (straight > best.straight) best = { straight, values };
    }
  }
  return best.values;
}

/** The correlation of values with normal scores. */
function straightness(values: Float64Array, scores: Float64Array, weights?: Float64Array): number {
  const times = (value: number, i: number): number => (weights === undefined ? value : value * weights[i]);
  const mean = sumBy(values, (value, i) => times(value / values.length, i));
  let [both, own, ofScores] = [0, 0, 0];
  values.forEach((value, i) => {
    both += times((value - mean) * scores[i], i);
    own += times((value - mean) ** 2, i);
    ofScores += times(scores[i] ** 2, i);
  });
  return both / Math.sqrt(own * ofScores);
}
