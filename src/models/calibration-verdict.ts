import { calibrationTest, type CalibrationTest } from "./calibration-test";
import { classificationScores } from "./classification-scores";

/** What probabilities of a yes-or-no outcome can be used for. */
export interface CalibrationVerdict extends Pick<CalibrationTest, "foreseen" | "seen"> {
  /** Mean negative log-likelihood of the probabilities and of the bare rate, in nats; lower is better. */
  readonly logLoss: number;
  readonly bareLogLoss: number;
  /** As they are; or only to put rows in order, since the bare rate forecasts at least as well, or a test of calibration fails. */
  readonly use: "as they are" | "order: bare rate as good" | "order: not calibrated";
}

/**
 * Whether probabilities can be relied on as numbers: their log loss must be below that of the bare rate, and they must pass
 * `calibrationTest`. Probabilities that rank well can fail both: outcomes balanced in training make all of them too high.
 *
 * @param y 0 or 1. @param p probability of 1 for each. @param bareRate the probabilities of a forecast that knows only the rate, one for each row.
 * @throws InputError as `classificationScores` does. Cost O(n log n).
 * @example calibrationVerdict([0, 1, 1, 0], [0.2, 0.7, 0.8, 0.3], [0.5, 0.5, 0.5, 0.5]).use // "as they are"
 */
export function calibrationVerdict(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  bareRate: ArrayLike<number>,
): CalibrationVerdict {
  const { foreseen, seen, passed } = calibrationTest(y, p);
  const { logLoss } = classificationScores(y, p);
  const { logLoss: bareLogLoss } = classificationScores(y, bareRate);
  const better = logLoss < bareLogLoss;
  const use = !better ? "order: bare rate as good" : passed ? "as they are" : "order: not calibrated";
  return Object.freeze({ foreseen, seen, logLoss, bareLogLoss, use });
}
