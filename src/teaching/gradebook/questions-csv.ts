import { writeDelimitedText } from "../../tables/csv/delimited-text";
import type { GradedSubmission } from "../grade/grade-submission";

const HEAD = ["student", "notebook", "task", "item", "kind", "part", "points", "of", "why"];

/** The class by question, for a spreadsheet or a study of the questions: a row for each part of each item of each student. */
export function questionsCsv(all: readonly GradedSubmission[]): string {
  const rows = all.flatMap(({ student, marks }) =>
    marks.flatMap(({ notebook, task, id, kind, rule, points, given, why, parts }) =>
      (parts ?? [{ rule, points, given, why }]).map((part) => [
        ...[student, notebook, task, id, kind],
        ...[part.rule, part.given, part.points, part.why],
      ]),
    ),
  );
  return writeDelimitedText([HEAD, ...rows]);
}
