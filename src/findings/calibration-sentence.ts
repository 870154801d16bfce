import type { CalibrationVerdict } from "../models/calibration-verdict";
import { count, decimal } from "../text/format";
import { prose, type Finding } from "../text/prose";

const ENDINGS: Readonly<Record<CalibrationVerdict["use"], string>> = {
  "order: bare rate as good":
    ": the bare rate forecasts at least as well. Use these probabilities for ranking only.",
  "order: not calibrated":
    ", but they fail a test of calibration (Spiegelhalter's, and that of the sums): they serve for ranking, not for counting.",
  "as they are":
    ", and they pass a test of calibration (Spiegelhalter's, and that of the sums): they can be used as they are.",
};

/**
 * What probabilities can be used for, and why: the one sentence on calibration, for samples of a case and for any outcome.
 *
 * @param yes what is counted, in the plural, such as `converted samples`. @param all whose rate the bare rate is, such as `all samples`.
 */
export function calibrationSentence(
  { foreseen, seen, logLoss, bareLogLoss, use }: CalibrationVerdict,
  yes: string,
  all: string,
): Finding {
  const sums = prose`The probabilities add up to ${decimal(foreseen, 0)} ${yes}; there were ${count(seen)}.`;
  return prose`${sums} Their log loss is ${decimal(logLoss)}, that of the bare rate of ${all} ${decimal(bareLogLoss)}${ENDINGS[use]}`;
}
