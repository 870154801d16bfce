import type { OutcomeStudy } from "../models/outcome-study";
import { calibrationVerdict } from "../models/calibration-verdict";
import { gainAt, liftCurve } from "../models/lift";
import { count, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import { calibrationSentence } from "./calibration-sentence";

/** A model that separates less than this is hardly better than guessing. */
const USEFUL = 0.6;
const QUARTER = 0.25;

/**
 * What the notebooks say of the outcome of customers: each function takes a result, or null where there is no outcome, and
 * returns a sentence with its values.
 *
 * @example answer(outcomeFindings.foresight(outcomeStudy(study, 7)));
 */
export const outcomeFindings = Object.freeze({ foresight, calibrated, gain });

/** Whether the outcome can be foreseen. */
function foresight(study: OutcomeStudy | null): Finding {
  if (study === null)
    return prose`No column is an outcome with two answers and at least twenty customers of each, so nothing can be foreseen. With such a column, such as who left, a model of it is fitted here.`;
  const [{ model, scores }] = study.results;
  const found = prose`${study.outcome} is ${study.yes} for ${percent(scores.baseRate)} of ${count(scores.rows)} customers. On customers that it has not seen, the best model, ${model}, puts one with this answer before one without it in ${percent(scores.auc)} of all pairs`;
  if ((scores.auc ?? 0) < USEFUL)
    return prose`${found}: hardly better than guessing, so the columns do not say who will.`;
  return prose`${found}; guessing gives half.`;
}

/** Whether the probabilities mean what they say. */
function calibrated(study: OutcomeStudy | null): Finding {
  if (study === null) return prose`Without an outcome there are no probabilities to check.`;
  const worst = study.bins.reduce((a, b) =>
    Math.abs(b.predicted - b.observed) > Math.abs(a.predicted - a.observed) ? b : a,
  );
  const [{ probabilities, scores }] = study.results;
  const bareRate = probabilities.map(() => scores.baseRate);
  const verdict = calibrationVerdict(study.table.y, probabilities, bareRate);
  const yes = `customers with ${study.outcome} ${study.yes}`;
  const where = prose`Where the model differs most it says ${percent(worst.predicted)}, and it happened to ${percent(worst.observed)}.`;
  return prose`${where} ${calibrationSentence(verdict, yes, "all customers")}`;
}

/** How many of the customers concerned are found among those the model names first. */
function gain(study: OutcomeStudy | null): Finding {
  if (study === null) return prose`Without an outcome nobody can be put first.`;
  const curve = liftCurve(study.table.y, study.results[0].probabilities);
  const found = gainAt(curve, QUARTER);
  return prose`The ${percent(QUARTER, 0)} of customers that the model names first hold ${percent(found, 0)} of those with ${study.outcome} ${study.yes}: ${decimal(found / QUARTER, 1)} times as many as a random choice. That they are foreseen does not say what causes it.`;
}
