import { wilsonInterval } from "../math/distributions/wilson-interval";
import type { OutcomeShares } from "../models/outcome-shares";
import { count, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";

/** What an outcome asks for in a group that it happens to more or less often than to all. */
export interface OutcomeContrast {
  /** Such as `often leaving`. */
  readonly kind: string;
  readonly action: Finding;
  readonly evidence: Finding;
  readonly timing: string;
  readonly watch: string;
}

/** Outcomes that end a relation, by their names; all others are answers to something. */
const LEAVING = /churn|attrition|left|leav|cancel|exit|default|laps/i;

/** Outcomes that answer an offer. */
const ANSWERING = /respon|accept|subscri|conver|purchase|bought|answer|donat|click|gift/i;

/**
 * What an outcome says of a group: beyond chance, where the share of all customers lies outside the interval of its own share.
 *
 * @returns null where it happens about as often as to all. It says nothing of causes.
 */
export function contrastOf(
  { outcome, yes, ofAll, groups }: OutcomeShares,
  index: number,
): OutcomeContrast | null {
  const { customers, happened } = groups[index];
  if (customers === 0) return null;
  const { low, high } = wilsonInterval(happened, customers);
  if (low <= ofAll && ofAll <= high) return null;
  const often = low > ofAll;
  const leaving = LEAVING.test(outcome);
  const what = `${outcome} ${yes}`;
  const evidence = prose`${outcome} is ${yes} for ${percent(happened / customers)} of its ${count(customers)} customers, compared with ${percent(ofAll)} of all.`;
  const family = leaving ? "churn" : ANSWERING.test(outcome) ? "engagement" : "outcome";
  const watch = `${family}: the share with ${what}`;
  const say = (kind: string, action: Finding, timing: string): OutcomeContrast =>
    Object.freeze({ kind, action, evidence, timing, watch });
  if (leaving && often)
    return say(
      "often leaving",
      prose`Keep them: test an offer to stay on a random half, first with those that the model of chapter 09 names first.`,
      "before the next date at which they can leave",
    );
  if (leaving)
    return say(
      "seldom leaving",
      prose`Few of them leave: spend nothing on keeping them.`,
      "together with a campaign for all",
    );
  if (!ANSWERING.test(outcome))
    return say(
      `${what} ${often ? "more" : "less"} often`,
      prose`Whatever is planned about "${what}" ${often ? "begins" : "ends"} here.`,
      often ? "first" : "after the others",
    );
  return often
    ? say("often answering", prose`Ask them first.`, "with the next campaign")
    : say("seldom answering", prose`Ask them last, or in another way.`, "after the others");
}
