import type { SegmentationChoice } from "../../segments/choose/choose-segmentation";
import { count, counted, countOrNone, decimal } from "../../text/format";
import { named, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { Scorecard } from "../../validity/how-many/scorecard";
import type { Hopkins } from "../../validity/structure/hopkins";
import type { VerdictRow } from "../../segments/choose/verdict-rows";

/** What the rule chooses, and whether the data support it. */
export function chosenFinding({
  k,
  method,
  status,
  judged = [],
}: Pick<SegmentationChoice, "k" | "method" | "status"> &
  Partial<Pick<SegmentationChoice, "judged">>): Finding {
  const chosen = prose`The rule chooses ${named("segmentCount", counted(k, "segment"))} by ${method}`;
  if (status === "supported") return prose`${chosen}; the data support them.`;
  const forOne = judged.some(
    (each) => each.method.name === method && each.scorecard.decision.outcome === "one segment",
  );
  if (forOne)
    return prose`${chosen}, though the checks speak for one: they are a working division, not a discovery.`;
  return prose`${chosen}; the data do not support them in full: they are a working division, not a discovery.`;
}

/** How many criteria speak for the chosen k. */
export function ballotFinding({ votes }: Pick<Scorecard, "votes">, method: string, k: number): Finding {
  const unable = votes.filter(({ rule }) => rule.includes("cannot choose 1")).length;
  const speak = votes.filter((vote) => vote.k === k).length;
  return prose`For ${method}, ${countOrNone(speak)} of ${counted(votes.length, "criterion", "criteria")} ${verb(Math.max(1, speak), "speaks", "speak")} for k = ${count(k)}. ${unable === 0 ? "Votes" : prose`${count(unable)} of them cannot vote for one cluster at all; votes therefore`} only rank what has passed the requirements.`;
}

/** How far the methods' scores lie apart at one k. */
export function rivalsFinding(scores: readonly (number | null)[], k: number): Finding {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return prose`At k = ${count(k)} no method has a silhouette.`;
  return prose`At k = ${count(k)} the methods' silhouettes run from ${decimal(Math.min(...known))} to ${decimal(Math.max(...known))}; a difference in the second decimal should decide nothing.`;
}

/** The verdict of one scorecard, with its grounds. */
export function verdictFinding({ decision }: Pick<Scorecard, "decision">, method: string): Finding {
  return prose`Verdict for ${method}: ${decision.outcome}. ${decision.because}`;
}

/** How many candidates pass everything. */
export function passingFinding(rows: readonly VerdictRow[]): Finding {
  const passing = rows.filter(({ fails }) => fails === "").length;
  if (passing === 0) return prose`None of ${count(rows.length)} candidates passes every requirement.`;
  return prose`${count(passing)} of ${count(rows.length)} candidates ${verb(passing, "passes", "pass")} every requirement.`;
}

/** How far customers crowd together, by Hopkins. */
export function hopkinsFinding({ value, exponent }: Hopkins): Finding {
  return prose`Hopkins is ${decimal(value)} (${decimal(0.5, 1)} is evenly spread, ${count(1)} fully crowded; exponent ${count(exponent)}), but giants stretch the box and push it up.`;
}
