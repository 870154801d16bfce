import { scorecard } from "../../src/validity/how-many/scorecard";
import type { CheckEffort } from "../../src/validity/how-many/check-effort";
import { replaceExports } from "../lanes/replace-exports";

/** Asks the checks behind each choice on few draws, for tests of how findings are worded, not of what is found. */
export function quickScorecard(effort: CheckEffort): void {
  const whole = scorecard;
  const quick: typeof scorecard = (x, cluster, options) => whole(x, cluster, { ...options, ...effort });
  replaceExports("validity/how-many/scorecard", { scorecard: quick });
}
