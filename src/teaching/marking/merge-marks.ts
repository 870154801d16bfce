import type { GradedSubmission, Mark } from "../grade/grade-submission";
import { answerKey, type MarksFile, type PersonMark } from "./person-mark";

/** A mark that all who read the answer agree on. */
export interface AgreedMark extends PersonMark {
  /** In the order of their files. */
  readonly markers: readonly string[];
}

/** Two markers or more who gave different points for one answer. */
export interface MarkConflict {
  readonly student: string;
  readonly item: string;
  readonly given: readonly { readonly marker: string; readonly points: number }[];
}

/** The marks of all markers, as far as they can be used. */
export interface MergedMarks {
  readonly agreed: readonly AgreedMark[];
  readonly conflicts: readonly MarkConflict[];
  /** Marks of answers that were handed in again since, with other words. */
  readonly outdated: readonly PersonMark[];
  /** Marks of students who are not in the class, or of answers that are not there. */
  readonly strangers: readonly PersonMark[];
}

/**
 * Merges the marks of several markers. Equal points are one mark, with all comments. Different points are a conflict: the
 * answer stays to be read until one of the markers changes the file. A later file of the same marker replaces what an
 * earlier one says of an answer.
 */
export function mergeMarks(graded: readonly GradedSubmission[], files: readonly MarksFile[]): MergedMarks {
  const byAnswer = new Map<string, Map<string, PersonMark>>();
  const outdated: PersonMark[] = [];
  const strangers: PersonMark[] = [];
  for (const { marker, marks } of files) {
    for (const mark of marks) {
      const answer = answerOf(graded, mark);
      if (answer === "") strangers.push(mark);
      else if (mark.answer !== "" && mark.answer !== answerKey(answer)) outdated.push(mark);
      else {
        const key = JSON.stringify([mark.student, mark.item]);
        byAnswer.set(key, (byAnswer.get(key) ?? new Map<string, PersonMark>()).set(marker, mark));
      }
    }
  }
  const agreed: AgreedMark[] = [];
  const conflicts: MarkConflict[] = [];
  for (const byMarker of byAnswer.values()) {
    const marks = [...byMarker];
    const [[, first]] = marks as [[string, PersonMark]];
    if (new Set(marks.map(([, { points }]) => points)).size > 1) {
      const given = marks.map(([marker, { points }]) => ({ marker, points }));
      conflicts.push({ student: first.student, item: first.item, given });
    } else {
      const comments = new Set(marks.map(([, { comment }]) => comment.trim()).filter((each) => each !== ""));
      agreed.push({
        ...first,
        answer: answerKey(answerOf(graded, first)),
        comment: [...comments].join("\n"),
        markers: marks.map(([marker]) => marker),
      });
    }
  }
  return { agreed, conflicts, outdated, strangers };
}

/** What a student wrote where a person gives the mark; "" where there is nothing. */
function answerOf(graded: readonly GradedSubmission[], { student, item }: PersonMark): string {
  const own = graded.find((each) => each.student === student);
  const mark = own?.marks.find(({ id, kind }) => id === item && kind === "prose");
  return mark === undefined ? "" : (own?.answers[mark.task] ?? "");
}

/** The submission with the marks of persons in it; those of the machine stay as they are. */
export function withMarks(graded: GradedSubmission, agreed: readonly AgreedMark[]): GradedSubmission {
  const own = agreed.filter(({ student }) => student === graded.student);
  const marks = graded.marks.map((mark): Mark => {
    const read = mark.kind === "prose" ? own.find(({ item }) => item === mark.id) : undefined;
    return read === undefined ? mark : { ...mark, given: read.points, why: read.comment };
  });
  return { ...graded, marks };
}
