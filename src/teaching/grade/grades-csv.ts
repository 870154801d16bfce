import { writeDelimitedText } from "../../tables/csv/delimited-text";
import type { AssignmentKit } from "../release/editions";
import type { GradedSubmission } from "./grade-submission";
import { totalsOf } from "./totals";

/**
 * The class as a table for a spreadsheet: one row a student; points by criterion and in all, what is still to be read,
 * and each item. Items to be read are empty cells, to be filled by who reads them. A name never becomes a formula.
 */
export function gradesCsv(all: readonly GradedSubmission[], kit: AssignmentKit): string {
  const { criteria } = kit.rubric;
  const items = all[0]?.marks ?? [];
  const head = [
    "student",
    "given",
    "to read",
    "of",
    ...criteria.map(({ title, points }) => `${title} (of ${points})`),
    ...items.map(({ id, points }) => `${id} (of ${points})`),
  ];
  const rows = all.map((graded) => {
    const { given, toRead, points } = totalsOf(graded);
    return [
      graded.student,
      given,
      toRead,
      points,
      ...criteria.map(({ id }) => totalsOf(graded, id).given),
      ...graded.marks.map((mark) => mark.given),
    ];
  });
  return writeDelimitedText([head, ...rows]);
}
