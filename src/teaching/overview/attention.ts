import { counted } from "../../text/format";
import type { GradedSubmission } from "../grade/grade-submission";
import { totalsOf } from "../grade/totals";
import type { SimilarPair } from "./similar-answers";

/** A submission, and why somebody should look at it before others. */
export interface Attention {
  readonly graded: GradedSubmission;
  /** In words; none where nothing was odd. */
  readonly reasons: readonly string[];
}

/**
 * The class in the order in which an instructor should look at it: acts that no task needs, code that is much alike,
 * notebooks that could not be run; then the others. Within each of these, who has the smallest share of what is marked
 * comes first.
 */
export function byAttention(
  all: readonly GradedSubmission[],
  pairs: readonly SimilarPair[],
): readonly Attention[] {
  const ranked = all.map((graded) => {
    const { student, flags, remarks } = graded;
    const twins = pairs.filter(({ a, b }) => a === student || b === student).length;
    // Where a cell failed, its text is with the remark.
    const lost = remarks.filter(({ source }) => source === undefined).length;
    const reasons = [
      ...(flags.length > 0 ? [`${counted(flags.length, "act").text} to look at`] : []),
      ...(twins > 0 ? [`much like ${counted(twins, "other").text}`] : []),
      ...(lost > 0 ? [`${counted(lost, "notebook").text} not run`] : []),
    ];
    const rank = [flags.length, twins, lost].findIndex((each) => each > 0);
    const { given, toRead, points } = totalsOf(graded);
    return { graded, reasons, rank: rank < 0 ? Infinity : rank, share: given / Math.max(1, points - toRead) };
  });
  ranked.sort((x, y) => (x.rank === y.rank ? x.share - y.share : x.rank - y.rank));
  return ranked.map(({ graded, reasons }) => ({ graded, reasons }));
}
