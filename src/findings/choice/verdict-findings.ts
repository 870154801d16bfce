import type { SegmentationChoice } from "../../segments/choose/choose-segmentation";
import { groupBy } from "../../core/group-by";
import { count, counted, countOrNone, decimal } from "../../text/format";
import { joined, named, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import { STABILITY_LIMITS } from "../../validity/stability/jaccard-word";
import { weakestFinding } from "../clusters/stability-findings";
import { canChooseOne } from "../../validity/how-many/scorecard-votes";
import type { Scorecard } from "../../validity/how-many/scorecard";
import type { Hopkins } from "../../validity/structure/hopkins";
import type { VerdictRow } from "../../segments/choose/verdict-rows";

/** What the rule chooses, and whether the data support it. */
export function chosenFinding({
  k,
  method,
  status,
  judged = [],
  segmentation,
}: Pick<SegmentationChoice, "k" | "method" | "status"> &
  Partial<Pick<SegmentationChoice, "judged" | "segmentation">>): Finding {
  if (segmentation !== undefined && segmentation.method !== method) {
    const kept = named("segmentCount", counted(segmentation.k, "segment"));
    return prose`The rule chooses ${counted(k, "segment")} by ${method}. The limits of study.yaml ask for another division: ${kept} by ${segmentation.method}, a constructed one.`;
  }
  const segments = named("segmentCount", counted(k, "segment"));
  if (status === "supported")
    return prose`Yes: the rule chooses ${segments} by ${method}, and the data support them.`;
  const forOne = judged.some(
    (each) => each.method.name === method && each.scorecard.decision.outcome === "one segment",
  );
  const why = forOne
    ? "the checks speak for one segment"
    : "the data do not support any number of segments in full";
  return prose`No: ${why}. The rule chooses ${segments} by ${method} as a working division, not as a discovery.`;
}

/** How well the weakest of the chosen segments comes back, and what that does not show where the data do not support them. */
export function stabilityFinding(
  { status }: Pick<SegmentationChoice, "status">,
  stability: Pick<BootstrapJaccard, "lowest">,
): Finding {
  const weakest = weakestFinding(stability);
  if (status === "supported" || stability.lowest === null || stability.lowest < STABILITY_LIMITS.stable)
    return weakest;
  return prose`${weakest} Stable is not the same as supported: one cloud of customers that is cut at one place is cut there again.`;
}

/** How many criteria speak for the chosen k. */
export function ballotFinding({ votes }: Pick<Scorecard, "votes">, method: string, k: number): Finding {
  const unable = votes.filter((vote) => !canChooseOne(vote)).length;
  const speak = votes.filter((vote) => vote.k === k).length;
  return prose`For ${method}, ${countOrNone(speak)} of ${counted(votes.length, "criterion", "criteria")} ${verb(Math.max(1, speak), "speaks", "speak")} for k = ${count(k)}. ${unable === 0 ? "Votes" : prose`${count(unable)} of them cannot vote for one cluster at all; votes therefore`} only rank what has passed the requirements.`;
}

/** How far the methods' scores lie apart at one k. */
export function rivalsFinding(scores: readonly (number | null)[], k: number): Finding {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return prose`At k = ${count(k)} no method has a silhouette.`;
  const [least, most] = [decimal(Math.min(...known)), decimal(Math.max(...known))];
  if (least.text === most.text)
    return prose`At k = ${count(k)} ${known.length === 1 ? "the one method has" : "all methods have"} a silhouette of ${most}.`;
  return prose`At k = ${count(k)} the methods' silhouettes run from ${least} to ${most}; a difference in the second decimal should decide nothing.`;
}

/** The verdict of one scorecard, with its grounds. */
export function verdictFinding({ decision }: Pick<Scorecard, "decision">, method: string): Finding {
  return prose`Verdict for ${method}: ${decision.outcome}. ${decision.because}`;
}

/** How many candidates pass everything. */
export function passingFinding(rows: readonly VerdictRow[]): Finding {
  const passing = rows.filter(({ fails }) => fails === "").length;
  if (passing === 0) return prose`No candidate of ${count(rows.length)} passes every requirement.`;
  return prose`${count(passing)} of ${count(rows.length)} candidates ${verb(passing, "passes", "pass")} every requirement: ${joined(passingByMethod(rows), "; ")}.`;
}

/** Each method with the numbers of clusters that pass, such as `k-means with 2 and 4`. */
function passingByMethod(rows: readonly VerdictRow[]): readonly Finding[] {
  const passing = groupBy(
    rows.filter(({ fails }) => fails === ""),
    ({ method }) => method,
  );
  return [...passing].map(([method, own]) => {
    const ks = own.map(({ k }) => count(k));
    const last = ks[ks.length - 1];
    return ks.length === 1
      ? prose`${method} with ${last}`
      : prose`${method} with ${joined(ks.slice(0, -1), ", ")} and ${last}`;
  });
}

/** How far customers crowd together, by Hopkins. */
export function hopkinsFinding({ value, exponent }: Hopkins): Finding {
  return prose`Hopkins is ${decimal(value)} (${decimal(0.5, 1)} is evenly spread, ${count(1)} fully crowded; exponent ${count(exponent)}), but customers far out stretch the box and push it up.`;
}
