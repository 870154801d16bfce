import { count, counted, decimal, percent } from "../../../text/format";
import { joined, prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import { calibrationSentence } from "../../../findings/calibration-sentence";
import { calibrationVerdict } from "../../../models/calibration-verdict";
import type { CalibrationBin } from "../../../models/calibration";
import { gainAt, type LiftPoint } from "../../../models/lift";
import type { SignedCoefficient } from "../../../models/signed-coefficients";
import type { Importance } from "../../../models/permutation-importance";
import type { ConversionStudy } from "../models/conversion-study";

/** From these areas under the curve on a forecast is worth something. */
const FAIR = 0.7;
const SOME = 0.6;

/** How well it can be foreseen which samples convert. */
export function foresightFinding({ notRun, best, tempting }: ConversionStudy): Finding {
  if (notRun !== null || best === null || tempting === null) return prose`${notRun ?? ""}`;
  const auc = best.scores.auc ?? 0;
  const well =
    auc >= FAIR
      ? prose`Yes: which samples convert can be foreseen fairly well`
      : auc >= SOME
        ? prose`Not surely: which samples convert can be foreseen somewhat`
        : prose`No: which samples convert can hardly be foreseen`;
  return prose`${well}: on customers it has never seen, the best model (${best.model}) reaches an AUC of ${decimal(best.scores.auc)}. Scored carelessly, on rows of the same customers, the ${tempting.random.model} would have shown ${decimal(tempting.random.scores.auc)}.`;
}

/** How much of a careless score is leakage. */
export function leakageFinding({ notRun, best, tempting, leakage }: ConversionStudy): Finding {
  if (notRun !== null || best === null || tempting === null) return prose`${notRun ?? ""}`;
  const { random, honest } = tempting;
  return prose`From random rows to new customers the AUC of the ${random.model} goes from ${decimal(random.scores.auc)} to ${decimal(honest.scores.auc)}: the difference, ${decimal(leakage)}, is leakage. An AUC of ${decimal(0.5, 1)} is guessing; baselines by customer can fall below it, because the rate of the other customers misleads about this one. A forecast without any knowledge has the share of converted samples, ${percent(best.scores.baseRate)}, as PR-AUC.`;
}

/**
 * Whether the probabilities can be relied on: they must beat the bare rate of all samples and pass a test of calibration.
 * Outcomes balanced in training, say, give probabilities that rank well and are all too high.
 */
export function calibrationFinding(
  { notRun, best, results, table }: ConversionStudy,
  bins: readonly CalibrationBin[],
): Finding {
  if (notRun !== null || best === null) return prose`${notRun ?? ""}`;
  const [low, high] = [bins[0], bins[bins.length - 1]];
  const [bareRate] = results;
  const verdict = calibrationVerdict(table.y, best.probabilities, bareRate.probabilities);
  const ends = prose`In the highest bin ${percent(high.predicted, 0)} were predicted and ${percent(high.observed, 0)} converted; in the lowest ${percent(low.predicted, 0)} and ${percent(low.observed, 0)}.`;
  return prose`${ends} ${calibrationSentence(verdict, "converted samples", "all samples")}`;
}

/** How many orders the better half of the samples would keep. */
export function halfFinding(
  { notRun }: Pick<ConversionStudy, "notRun">,
  gain: readonly LiftPoint[],
): Finding {
  if (notRun !== null) return prose`${notRun}`;
  const kept = gainAt(gain, 0.5);
  return prose`Sending only the half of the samples that look best would keep ${percent(kept, 0)} of the orders; chance would keep ${percent(0.5, 0)}: a lift of ${decimal(2 * kept)}.`;
}

/** What the best model goes by. */
export function importanceFinding(
  { notRun, best }: ConversionStudy,
  importances: readonly Importance[],
): Finding {
  if (notRun !== null || best === null) return prose`${notRun ?? ""}`;
  const [first] = importances;
  if (!(first.fall > 0)) {
    return prose`Nothing the ${best.model} goes by helps on new customers: shuffling costs none of the AUC.`;
  }
  return prose`The ${best.model} goes mostly by ${first.block}: shuffling it costs ${decimal(first.fall, 3)} of the AUC. What counts here is what helps on new customers, not what fits the old ones.`;
}

/** What speaks for and against an order, as far as its sign is firm. */
export function coefficientsFinding(
  { notRun }: Pick<ConversionStudy, "notRun">,
  coefficients: readonly SignedCoefficient[],
): Finding {
  if (notRun !== null) return prose`${notRun}`;
  const firm = coefficients.filter((each) => each.coefficient !== 0 && each.sameSign === each.fits);
  const left = prose`whichever of ${count(coefficients[0].fits)} sets of customers is left out`;
  if (firm.length === 0)
    return prose`No coefficient keeps its sign ${left}: each sign depends on few accounts.`;
  const kept = prose`${count(firm.length)} of ${counted(coefficients.length, "coefficient")} ${verb(firm.length, "keeps its", "keep their")} sign ${left}`;
  const [up, down] = [
    firm.filter((each) => each.coefficient > 0),
    firm.filter((each) => each.coefficient < 0),
  ];
  const both = [
    ...(up.length > 0 ? [prose`for an order: ${strongest(up)}`] : []),
    ...(down.length > 0 ? [prose`against an order: ${strongest(down)}`] : []),
  ];
  return prose`${kept}. Of these, the strongest ${joined(both, "; ")}. A coefficient says what goes together in these samples, other columns unchanged. It does not say that more samples of a kind would bring more orders.`;
}

/** The three largest, with their sizes. */
function strongest(list: readonly SignedCoefficient[]): Finding {
  return joined(
    list.slice(0, 3).map(({ column, coefficient }) => prose`${column} (${decimal(coefficient)})`),
    ", ",
  );
}

/** How many tools of the catalogue this study uses. */
export function catalogueFinding(tools: readonly { readonly here: string }[]): Finding {
  const running = tools.filter(({ here }) => !here.startsWith("not run")).length;
  return prose`${count(running)} of ${count(tools.length)} have their place in this study, as far as the workbook holds what they need. The others wait for data that it does not hold.`;
}
