import { parseDelimitedText } from "../../tables/csv/delimited-text";
import type { Assignment } from "../assignment";
import type { GradedSubmission } from "../grade/grade-submission";
import type { MarksFile, PersonMark } from "./person-mark";

/** What a person typed into the table of grades. */
export interface TypedMarks {
  /** Numbers in the columns of answers that a person marks. */
  readonly marks: MarksFile;
  /** What the table cannot change, in words: points of the machine, numbers that no answer can have, unknown students. */
  readonly refused: readonly string[];
}

/** The marker of what was typed into the table. */
const MARKER = "grades.csv";

/**
 * Finds what was typed into `grades.csv` since it was written: numbers for answers in words become marks. Points of a
 * machine are not changed by the table, and are reported.
 *
 * @param text Of the file, as it is now.
 * @param written The class as it was written, marks of persons included.
 * @param machine The same class as the machine graded it.
 */
export function typedMarks(
  text: string,
  written: readonly GradedSubmission[],
  machine: readonly GradedSubmission[],
  assignment: Pick<Assignment, "name">,
): TypedMarks {
  const [head = [], ...rows] = parseDelimitedText(text).records.map(({ cells }) => cells);
  const marks: PersonMark[] = [];
  const refused: string[] = [];
  for (const row of rows) {
    const student = row[head.indexOf("student")] ?? "";
    const own = written.find((graded) => graded.student === student);
    if (own === undefined) refused.push(`a row of "${student}", who is not in the class`);
    for (const { id, kind, points: most, given } of own?.marks ?? []) {
      const typed = row[head.indexOf(itemColumn(id, most))]?.trim() ?? "";
      const points = Number(typed.replace(",", "."));
      if (typed === "" || points === given) continue;
      const open = kind === "prose" && isOpen(machine, student, id);
      if (open && points >= 0 && points <= most)
        marks.push({ student, item: id, points, comment: "", answer: "" });
      else refused.push(`${student}, ${id}: "${typed}"`);
    }
  }
  return { marks: { version: 1, assignment: assignment.name, marker: MARKER, marks }, refused };
}

/** The head of an item's column in the table of grades. */
export function itemColumn(id: string, points: number): string {
  return `${id} (of ${points})`;
}

/** Whether the machine left an item to a person. */
function isOpen(machine: readonly GradedSubmission[], student: string, item: string): boolean {
  const own = machine.find((graded) => graded.student === student);
  return own?.marks.some(({ id, given }) => id === item && given === null) ?? false;
}
