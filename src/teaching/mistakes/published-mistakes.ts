import { explainedCurve, explainedShare } from "./explained-share";
import {
  claimFinding,
  giantFinding,
  groupsOfOneFinding,
  riseFinding,
  twoScoresFinding,
} from "./figure-findings";
import { leakedCustomers } from "./leaked-customers";
import { mixedUnits } from "./mixed-units";
import { scoredElsewhere } from "./scored-elsewhere";
import { singleAccounts } from "./single-accounts";
import { withoutTwins } from "./without-twins";

/**
 * What the instructors' notebook of published mistakes is written with: a test for each mistake, which compares the
 * published way with its cure, and what its figures show.
 *
 * @example publishedMistakes.singleAccounts([0, 0, 0, 1], [0, 0, 1, 1]).rows[0].verdict // "fails"
 */
export const publishedMistakes = Object.freeze({
  scoredElsewhere,
  singleAccounts,
  withoutTwins,
  explainedShare,
  explainedCurve,
  leakedCustomers,
  mixedUnits,
  claim: claimFinding,
  giant: giantFinding,
  twoScores: twoScoresFinding,
  groupsOfOne: groupsOfOneFinding,
  rise: riseFinding,
});
