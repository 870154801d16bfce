import { decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { TWINS_REQUIREMENT, type KVerdict, type Requirement } from "../how-many/decision-rule";

/** What the verdict on one number of clusters depends on. */
export interface VerdictChange {
  readonly k: number;
  readonly supported: boolean;
  /** Requirements that fail: all of them would have to pass. Empty where it is supported. */
  readonly failed: readonly Requirement[];
  /** The only requirement that fails; null where none or several fail. */
  readonly deciding: Requirement | null;
  /**
   * Where it is supported, the requirement with the least room: the first to fail if values were a little worse. The p-value takes no
   * part there: of 20 twins the smallest is .048, however clear the groups are. Where it is not supported, the failed one nearest to
   * passing. null where none has a value.
   */
  readonly nearest: Requirement | null;
  /** The distance of `nearest` from its limit, as a share of the limit (of 1 where the limit is 0); 0 or more. */
  readonly room: number | null;
}

/**
 * What would change the verdict of the written rule on one number of clusters: which requirements fail, whether one alone
 * decides, and how near the nearest is to its limit.
 *
 * @param verdict one of `scorecard(…).decision.verdicts`. Cost O(1).
 * @example
 * whatWouldChange(scorecard(x, byKmeans, { maxK: 2, twins: 19, resamples: 10, seed: 7 }).decision.verdicts[0]).deciding?.name // "p-value against twins"
 */
export function whatWouldChange(verdict: KVerdict): VerdictChange {
  const failed = verdict.requirements.filter(({ passed }) => !passed);
  const inQuestion = verdict.supported
    ? verdict.requirements.filter(({ name }) => name !== TWINS_REQUIREMENT)
    : failed;
  const nearest = inQuestion.reduce<Requirement | null>((best, each) => {
    const [own, least] = [roomOf(each), best === null ? null : roomOf(best)];
    return own !== null && (least === null || own < least) ? each : best;
  }, null);
  return Object.freeze({
    k: verdict.k,
    supported: verdict.supported,
    failed: Object.freeze(failed),
    deciding: failed.length === 1 ? failed[0] : null,
    nearest,
    room: nearest === null ? null : roomOf(nearest),
  });
}

/**
 * What would change the verdict, in words.
 *
 * @example
 * const { verdicts } = scorecard(x, byKmeans, { maxK: 2, twins: 19, resamples: 10, seed: 7 }).decision;
 * changeInWords(whatWouldChange(verdicts[0])).text.split(":")[0] // "One requirement alone decides, \"p-value against twins\""
 */
export function changeInWords({ supported, deciding, nearest, failed }: VerdictChange): Finding {
  if (nearest === null || nearest.value === null) return prose`No requirement has a value`;
  const near = prose`"${nearest.name}": it is ${decimal(nearest.value, 3)}, and its limit is ${decimal(nearest.bound)}`;
  if (supported) return prose`The requirement with the least room is ${near}`;
  if (deciding !== null) return prose`One requirement alone decides, ${near}`;
  return prose`All of ${failed.map(({ name }) => `"${name}"`).join(", ")} would have to pass; the nearest is ${near}`;
}

function roomOf({ value, bound }: Requirement): number | null {
  return value === null ? null : Math.abs(value - bound) / (bound === 0 ? 1 : bound);
}
