import { writeDelimitedText } from "../../tables/csv/delimited-text";
import { finalMark, type Course } from "../course";
import { itemColumn } from "../marking/typed-marks";
import type { AssignmentKit } from "../release/editions";
import type { GradedSubmission } from "./grade-submission";
import { totalsOf } from "./totals";

/**
 * The class as a table for a spreadsheet: one row a student; points by criterion and in all, what is still to be read, the
 * final mark in percent, and each item. What is still to be read is an empty cell; a number typed there becomes a mark
 * when the class is written next. A name never becomes a formula.
 */
export function gradesCsv(all: readonly GradedSubmission[], kit: AssignmentKit, course: Course): string {
  const { criteria } = kit.rubric;
  const items = all[0]?.marks ?? [];
  const head = [
    "student",
    "given",
    "to read",
    "of",
    "final %",
    "days late",
    ...criteria.map(({ title, points }) => `${title} (of ${points})`),
    ...items.map(({ id, points }) => itemColumn(id, points)),
  ];
  const rows = all.map((graded) => {
    const { given, toRead, points } = totalsOf(graded);
    const final = finalMark(graded, kit.rubric, course);
    return [
      graded.student,
      given,
      toRead,
      points,
      final.percent,
      final.daysLate,
      ...criteria.map(({ id }) => totalsOf(graded, id).given),
      ...graded.marks.map((mark) => mark.given),
    ];
  });
  return writeDelimitedText([head, ...rows]);
}
