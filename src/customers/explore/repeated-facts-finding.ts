import { counted, percent } from "../../text/format";
import { verb } from "../../text/verb";
import { joined, prose, type Finding } from "../../text/prose";
import type { RepeatedFact } from "./redundant-columns";

/** So many facts, and columns of a fact, are named. */
const MOST = 3;
const MOST_COLUMNS = 8;

/**
 * Which facts several columns repeat, and what that does to the weights, in words.
 *
 * @param facts as `redundantColumns` returns them, the heaviest first.
 * @example takeaway(repeatedFactsFinding(redundantColumns(base)))
 */
export function repeatedFactsFinding(facts: readonly RepeatedFact[]): Finding {
  if (facts.length === 0) return prose`No two columns repeat the same fact.`;
  const more = facts.length - MOST;
  const listed = joined(facts.slice(0, MOST).map(factText));
  const rest =
    more > 0 ? prose` ${counted(more, "further fact")} ${verb(more, "is", "are")} repeated too.` : "";
  return prose`${listed}${rest} Keep one column of each, or the repeated fact counts again in every distance.`;
}

function factText({ fact, columns, share, shareOnce }: RepeatedFact): Finding {
  const names = columns.slice(0, MOST_COLUMNS).join(", ");
  const cut = columns.length > MOST_COLUMNS ? ", …" : "";
  return prose`"${fact}" is in ${counted(columns.length, "column")} (${names}${cut}): together they make ${percent(share)} of all squared distances, one of them alone ${percent(shareOnce)}.`;
}
