import type { OutcomeStudy } from "../models/outcome-study";
import { calibrationVerdict } from "../models/calibration-verdict";
import { gainAt, liftCurve } from "../models/lift";
import { LOG_NAME } from "../customers/recipe/transformed";
import { repairedProbabilities } from "../models/repair/repaired-probabilities";
import { thresholdScores } from "../models/scores/threshold-scores";
import { count, counted, decimal, percent } from "../text/format";
import { joined, prose, type Finding } from "../text/prose";
import { calibrationSentence } from "./calibration-sentence";

/** A model that separates less than this is hardly better than guessing. */
const USEFUL = 0.6;
const QUARTER = 0.25;
/** A repair that lowers the log loss by less is none. */
const LEAST_GAIN = 0.001;
/** Where a single question separates better than this, its column is hardly known before the outcome. */
const GIVEN_AWAY = 0.99;
/** A model is worth its trouble where its area under the curve is larger than that of a single question by more than this. */
const CLEAR = 0.02;

/**
 * What the notebooks say of the outcome of customers: each function takes a result and returns a sentence with its values;
 * `foresight` also says why there is none.
 *
 * @example answer(outcomeFindings.foresight(outcomeStudy(study, 7)));
 */
export const outcomeFindings = Object.freeze({ foresight, decided, calibrated, repaired, gain, changes });

/** Whether the outcome can be foreseen. */
function foresight(study: OutcomeStudy | null): Finding {
  if (study === null)
    return prose`No column is an outcome with two answers and at least twenty customers of each, so nothing can be foreseen. With such a column, such as who left, a model of it is fitted here.`;
  const [{ model, scores }] = study.results;
  const found = prose`${study.outcome} is ${study.yes} for ${percent(scores.baseRate)} of ${count(scores.rows)} customers. Of two customers that it has not seen, one with this answer and one without it, the best model, ${model}, gives the first the higher probability in ${percent(scores.auc)} of cases`;
  if ((scores.auc ?? 0) < USEFUL)
    return prose`${found}: hardly better than guessing, so the columns do not say who will.`;
  const rule = study.simple[study.simple.length - 1];
  if ((rule.scores.auc ?? 0) > GIVEN_AWAY)
    return prose`${found}; a single question does so in ${percent(rule.scores.auc)}. So one column says the outcome by itself: ${study.importances[0].block.replace(LOG_NAME, "")}. Look whether it is a part of the outcome, or known only after it: then nothing is foreseen here, and it is also among the features of the segments. Give it role: describe in study.yaml and run again.`;
  const gained = (scores.auc ?? 0) - (rule.scores.auc ?? 0);
  const simple =
    gained > CLEAR
      ? prose`${rule.model} in ${percent(rule.scores.auc)}`
      : prose`${rule.model} does as well, in ${percent(rule.scores.auc)}: the model is not needed`;
  return prose`${found}; guessing gives half, ${simple}.`;
}

/** What the best model decides: "yes" from the probability with the highest F1 on. */
function decided(study: OutcomeStudy): Finding {
  const { table, folds, results, simple, outcome, yes } = study;
  const found = thresholdScores(table.y, results[0].probabilities, folds);
  const rule = thresholdScores(table.y, simple[simple.length - 1].probabilities, folds);
  const called = found.truePositives + found.falsePositives;
  return prose`From a probability of ${percent(found.threshold, 0)} on (the highest F1), the ${results[0].model} expects ${outcome} ${yes} of ${counted(called, "customer")}. It is right for ${percent(found.precision, 0)} of them, and finds ${percent(found.recall, 0)} of all with this answer: F1 ${decimal(found.f1)}, compared with ${decimal(rule.f1)} of a single question. Balanced outcomes in training move the order little; what they change is where "yes" begins.`;
}

/** Whether a repair makes the probabilities usable. */
function repaired(study: OutcomeStudy): Finding {
  const list = repairedProbabilities(study.table.y, study.results[0].probabilities, study.folds);
  const [plain, ...repairs] = list;
  const best = repairs.reduce((a, b) => (b.verdict.logLoss < a.verdict.logLoss ? b : a));
  const change = prose`The better repair, by ${best.repair.replace("repaired by ", "")}, changes the log loss from ${decimal(plain.verdict.logLoss, 3)} to ${decimal(best.verdict.logLoss, 3)}`;
  if (best.verdict.logLoss > plain.verdict.logLoss - LEAST_GAIN)
    return prose`No repair lowers the log loss of ${decimal(plain.verdict.logLoss, 3)} by as much as ${decimal(LEAST_GAIN, 3)}.`;
  const usable = (each: typeof plain) => each.verdict.use === "as they are";
  if (usable(plain)) return prose`${change}; the probabilities could be used before.`;
  if (usable(best)) return prose`${change}, and makes the probabilities usable as they are.`;
  return prose`${change}, and they still cannot be used as numbers.`;
}

/** What the best model expects where one feature changes. */
function changes(study: OutcomeStudy): Finding {
  const said = study.effects
    .filter(({ change }) => Math.abs(change) > 0)
    .slice(0, 3)
    .map(
      ({ block, from, to, before, after }) =>
        prose`${percent(after, 0)} instead of ${percent(before, 0)} where ${block.replace(LOG_NAME, "")} is ${to} instead of ${from}`,
    );
  if (said.length === 0)
    return prose`Nothing that the ${study.results[0].model} goes by changes what it expects.`;
  return prose`Where one feature changes and everything else stays, the ${study.results[0].model} expects ${study.outcome} ${study.yes} for ${joined(said, ", ")}. That describes the model, and no cause.`;
}

/** Whether the probabilities mean what they say. */
function calibrated(study: OutcomeStudy): Finding {
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
function gain(study: OutcomeStudy): Finding {
  const curve = liftCurve(study.table.y, study.results[0].probabilities);
  const found = gainAt(curve, QUARTER);
  return prose`The ${percent(QUARTER, 0)} of customers that the model names first hold ${percent(found, 0)} of those with ${study.outcome} ${study.yes}: ${decimal(found / QUARTER, 1)} times as many as a random choice. That they are foreseen does not say what causes it.`;
}
