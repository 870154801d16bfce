import { calibrationVerdict, type CalibrationVerdict } from "../calibration-verdict";
import { classificationScores } from "../classification-scores";
import type { Folds } from "../folds";
import { repairCalibration } from "./repair-calibration";

/** Probabilities, as they are or repaired, and what they can be used for. */
export interface RepairedProbabilities {
  readonly repair: string;
  readonly probabilities: ArrayLike<number>;
  readonly brier: number;
  readonly verdict: CalibrationVerdict;
}

/** Probabilities as they are, and after each repair, each next to the bare rate. Kernel: assumes out-of-fold probabilities. */
export function repairedProbabilities(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  folds: Folds,
): readonly RepairedProbabilities[] {
  const { baseRate } = classificationScores(y, p);
  const bareRate = new Float64Array(y.length).fill(baseRate);
  const list = [
    ["as they are", p],
    ["repaired by a logistic curve (Platt)", repairCalibration(y, p, folds, "platt")],
    ["repaired by a rising staircase (isotonic)", repairCalibration(y, p, folds, "isotonic")],
  ] as const;
  return list.map(([repair, probabilities]) =>
    Object.freeze({
      repair,
      probabilities,
      brier: classificationScores(y, probabilities).brier,
      verdict: calibrationVerdict(y, probabilities, bareRate),
    }),
  );
}
