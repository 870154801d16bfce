import { sumBy } from "../../core/sum";
import type { GradedSubmission } from "./grade-submission";

/** The sum of a submission's marks, of one criterion or of all. */
export interface Totals {
  /** Points given so far. */
  readonly given: number;
  /** Points of what is still to be read. */
  readonly toRead: number;
  /** Points there are. */
  readonly points: number;
}

/** Sums marks up: of all criteria, unless one is named. */
export function totalsOf(graded: GradedSubmission, criterion?: string): Totals {
  const marks = graded.marks.filter((mark) => criterion === undefined || mark.criterion === criterion);
  return {
    given: sumBy(marks, (mark) => mark.given ?? 0),
    toRead: sumBy(marks, (mark) => (mark.given === null ? mark.points : 0)),
    points: sumBy(marks, (mark) => mark.points),
  };
}
