import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { Course } from "../course";
import { markingPage } from "../marking/marking-page";
import { mergeMarks, withMarks, type MergedMarks } from "../marking/merge-marks";
import type { MarksFile, PersonMark } from "../marking/person-mark";
import { readMarks } from "../marking/read-marks";
import { typedMarks, type TypedMarks } from "../marking/typed-marks";
import type { AssignmentKit } from "../release/editions";
import { feedbackPage } from "./feedback-page";
import type { GradedSubmission } from "./grade-submission";
import type { LeftOut } from "./find-submissions";
import { gradesCsv } from "./grades-csv";
import { overviewPage } from "./overview-page";

/** What the machine found, of the whole class: `grades.json`. Marks of persons are not in it. */
export interface ClassRecord {
  readonly version: 1;
  readonly assignment: string;
  readonly workbookSeed: number;
  readonly protections: readonly string[];
  readonly submissions: readonly GradedSubmission[];
  /** Entries that were no submissions. */
  readonly leftOut?: readonly LeftOut[];
  /** Of `grades.csv` as it was last written: a person may have typed in it since. */
  readonly table?: string;
}

/** What came of writing a class. */
export interface WrittenClass {
  /** With the marks of persons. */
  readonly final: readonly GradedSubmission[];
  readonly merged: MergedMarks;
  /** What a person had typed into `grades.csv`; null where nothing. */
  readonly typed: TypedMarks | null;
}

/** The class that was graded into a folder; undefined where none was. */
export function readClass(out: string): ClassRecord | undefined {
  const file = path.join(out, "grades.json");
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as ClassRecord) : undefined;
}

/** Keeps the marks of a marker with the class, apart from the machine's: `marks/MARKER.json`. */
export function keepMarks(out: string, marks: MarksFile): void {
  const name = marks.marker.replace(/[^\p{L}\p{N}]+/gu, "-");
  writeFileAtomically(path.join(out, "marks", `${name}.json`), `${JSON.stringify(marks, null, 1)}\n`);
}

/**
 * Writes a class: the record, the table, the overview, the page for markers, and the feedback of each student, all with the
 * marks that persons gave. What was typed into the table since it was written last becomes marks, and the typed table
 * is kept.
 */
export async function writeClass(
  record: Omit<ClassRecord, "table">,
  kit: AssignmentKit,
  course: Course,
  out: string,
): Promise<WrittenClass> {
  const { submissions, protections, workbookSeed } = record;
  const typed = takeTyped(out, kit);
  const merged = mergeMarks(submissions, marksIn(out, kit));
  const final = submissions.map((graded) => withMarks(graded, merged.agreed));
  const facts = { seed: workbookSeed, protections, course };
  const table = gradesCsv(final, kit, course);
  const write = (name: string, text: string): void => {
    writeFileAtomically(path.join(out, name), text);
  };
  for (const graded of final) {
    write(path.join("students", graded.student, "feedback.html"), feedbackPage(graded, kit, facts));
  }
  write("index.html", overviewPage(final, kit, facts, record.leftOut));
  write("marking.html", await markingPage(submissions, kit));
  write("grades.csv", table);
  write("grades.json", `${JSON.stringify({ ...record, table: hashOf(table) }, null, 1)}\n`);
  return { final, merged, typed };
}

function takeTyped(out: string, kit: AssignmentKit): TypedMarks | null {
  const file = path.join(out, "grades.csv");
  const before = readClass(out);
  if (before?.table === undefined || !fs.existsSync(file)) return null;
  const text = fs.readFileSync(file, "utf8");
  if (hashOf(text) === before.table) return null;
  const { agreed } = mergeMarks(before.submissions, marksIn(out, kit));
  const written = before.submissions.map((graded) => withMarks(graded, agreed));
  const typed = typedMarks(text, written, before.submissions, kit.assignment);
  const earlier = marksIn(out, kit).find(({ marker }) => marker === typed.marks.marker);
  if (typed.marks.marks.length > 0) keepMarks(out, withEarlier(typed.marks, earlier));
  writeFileAtomically(path.join(out, "marks", `grades-as-typed-${hashOf(text).slice(0, 8)}.csv.kept`), text);
  return typed;
}

/** Marks together with those of the same marker before, as far as they are not changed. */
function withEarlier(marks: MarksFile, earlier: MarksFile | undefined): MarksFile {
  const changed = (old: PersonMark): boolean =>
    marks.marks.some(({ student, item }) => student === old.student && item === old.item);
  return { ...marks, marks: [...(earlier?.marks.filter((old) => !changed(old)) ?? []), ...marks.marks] };
}

function marksIn(out: string, kit: AssignmentKit): MarksFile[] {
  const folder = path.join(out, "marks");
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().map((name) => readMarks(path.join(folder, name), kit.assignment));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
