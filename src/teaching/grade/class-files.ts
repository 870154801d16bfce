import { digestOf } from "../../core/digest";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { counted } from "../../text/format";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { finalMark, type Course } from "../course";
import { feedbackZip } from "../gradebook/feedback-zip";
import { fillGradebook, type FilledGradebook, type FinalEntry } from "../gradebook/fill-gradebook";
import { questionsCsv } from "../gradebook/questions-csv";
import { handedInBy, readGradebook, rowOf, type Gradebook } from "../gradebook/read-gradebook";
import { markingPage } from "../marking/marking-page";
import { mergeMarks, withMarks, type MergedMarks } from "../marking/merge-marks";
import type { MarksFile, PersonMark } from "../marking/person-mark";
import { readMarks } from "../marking/read-marks";
import { typedMarks, type TypedMarks } from "../marking/typed-marks";
import type { AssignmentKit } from "../release/editions";
import type { Released } from "../release/released";
import { feedbackPage } from "./feedback-page";
import type { GradedSubmission } from "./grade-submission";
import type { LeftOut } from "./find-submissions";
import { gradesCsv } from "./grades-csv";
import { overviewPage } from "../overview/overview-page";
import { totalsOf } from "./totals";

/** What the machine found, of the whole class: `grades.json`. Marks of persons are not in it. */
export interface ClassRecord {
  readonly version: 2;
  readonly assignment: string;
  /** The names of those graded on. */
  readonly workbooks: readonly string[];
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
  /** The gradebook with final marks; null where none was given. */
  readonly gradebook: FilledGradebook | null;
}

/** The gradebook of the learning system, kept with the class. */
const GRADEBOOK = "gradebook-given.csv";

/**
 * The class that was graded into a folder; undefined where none was.
 *
 * @throws InputError for a class that another version of this program graded.
 */
export function readClass(out: string): ClassRecord | undefined {
  const file = path.join(out, "grades.json");
  if (!fs.existsSync(file)) return undefined;
  const read = JSON.parse(fs.readFileSync(file, "utf8")) as ClassRecord;
  if (read.version === 2) return read;
  const [what, legal] = [`version ${String(read.version)}`, "version 2, as this program writes it"];
  throw new InputError({ what, legal, where: file, remedy: "Grade into another folder" });
}

/** Whether a name is that of a student who is known: graded into the folder before, in its gradebook, or with an edition. */
export function knownStudents(
  out: string,
  released: Released | null,
  course: Pick<Course, "columns">,
): (name: string) => boolean {
  const graded = readClass(out)?.submissions.map(({ student }) => student) ?? [];
  const names = new Set([...graded, ...Object.keys(released?.students ?? {})]);
  const gradebook = gradebookIn(out, course);
  return (name) => names.has(name) || (gradebook !== null && rowOf(gradebook, name) >= 0);
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
  const { protections, workbooks } = record;
  const given = gradebookIn(out, course);
  const submissions = record.submissions.map((graded) => withTime(graded, given));
  const typed = takeTyped(out, kit);
  const merged = mergeMarks(submissions, marksIn(out, kit));
  const final = submissions.map((graded) => withMarks(graded, merged.agreed));
  const facts = { workbooks, protections, course };
  const table = gradesCsv(final, kit, course);
  const write = (name: string, text: string): void => {
    writeFileAtomically(path.join(out, name), text);
  };
  const pages = new Map(final.map((graded) => [graded.entry, feedbackPage(graded, kit, facts)]));
  for (const { student, entry } of final) {
    write(path.join("students", student, "feedback.html"), pages.get(entry) ?? "");
  }
  writeFileAtomically(path.join(out, "feedback.zip"), feedbackZip(pages));
  write("questions.csv", questionsCsv(final));
  const gradebook =
    given === null ? null : fillGradebook(given, entriesOf(final, kit, course), kit.assignment.title);
  if (gradebook !== null) write("gradebook.csv", gradebook.text);
  write("index.html", overviewPage(final, kit, facts, record.leftOut));
  write("marking.html", await markingPage(submissions, kit));
  write("grades.csv", table);
  write("grades.json", `${JSON.stringify({ ...record, table: hashOf(table) }, null, 1)}\n`);
  return { final, merged, typed, gradebook };
}

/** Keeps the gradebook of a learning system with the class: it is filled in whenever the class is written. */
export function keepGradebook(out: string, file: string, { columns }: Pick<Course, "columns">): void {
  readGradebook(file, columns);
  writeFileAtomically(path.join(out, GRADEBOOK), fs.readFileSync(file, "utf8"));
}

function gradebookIn(out: string, { columns }: Pick<Course, "columns">): Gradebook | null {
  const file = path.join(out, GRADEBOOK);
  return fs.existsSync(file) ? readGradebook(file, columns) : null;
}

/** With the time that the gradebook says, where the submission itself does not say any. */
function withTime(graded: GradedSubmission, gradebook: Gradebook | null): GradedSubmission {
  if (graded.handedIn !== undefined || gradebook === null) return graded;
  const handedIn = handedInBy(gradebook, graded.student);
  return handedIn === undefined ? graded : { ...graded, handedIn };
}

function entriesOf(final: readonly GradedSubmission[], kit: AssignmentKit, course: Course): FinalEntry[] {
  return final.map((graded) => {
    const { percent, daysLate, lost } = finalMark(graded, kit.rubric, course);
    const criteria = kit.rubric.criteria
      .map(({ id, title }) => ({ title, ...totalsOf(graded, id) }))
      .map(({ title, given, points }) => `${title}: ${given} of ${points}`);
    const late = daysLate > 0 ? [`${counted(daysLate, "day").text} late, which costs ${lost}%`] : [];
    return { student: graded.student, percent, comment: [...criteria, ...late].join("; ") };
  });
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
  return digestOf(text);
}
