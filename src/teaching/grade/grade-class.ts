import path from "node:path";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { AssignmentKit } from "../release/editions";
import { feedbackPage } from "./feedback-page";
import { findSubmissions, studentOf, type LeftOut } from "./find-submissions";
import { gradeSubmission, type GradedSubmission } from "./grade-submission";
import { readClass, writeClass, type WrittenClass } from "./class-files";
import type { Course } from "../course";
import type { RunContext } from "../sandbox/run-notebooks";
import { PROTECTIONS } from "../sandbox/sandbox";

/** The events while a class is graded. */
export type GradingEvent =
  | { readonly kind: "started"; readonly student: string }
  | {
      readonly kind: "graded";
      readonly graded: GradedSubmission;
      readonly done: number;
      readonly all: number;
    };

export interface ClassOptions {
  readonly kit: AssignmentKit;
  /** The edition that a student was given; default `kit`. */
  readonly kitOf?: (student: string) => AssignmentKit;
  readonly course: Course;
  readonly context: RunContext;
  /** Where feedback, table and overview are written. */
  readonly out: string;
  /** Submissions at a time. */
  readonly jobs: number;
  readonly onEvent?: (event: GradingEvent) => void;
}

/** The submissions that were graded, and the class that they are now part of. */
export interface GradedClass extends WrittenClass {
  /** In the order asked for, as the machine graded them. */
  readonly graded: readonly GradedSubmission[];
  /** What was no submission, and why. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Grades submissions, some at a time, each on its own; writes the feedback of each as soon as it is graded, then the
 * files of the class. Students who were graded into the folder before and are not among them stay in it.
 *
 * @param folders One folder or zip for each student, with the student's name.
 * What is no submission is left out, and listed in the overview with the reason; the others are graded.
 *
 * @throws InputError when there is no submission at all, or for an `out` within one. All are looked at before any is run.
 */
export async function gradeClass(folders: readonly string[], options: ClassOptions): Promise<GradedClass> {
  const { kit, context, out, onEvent } = options;
  const names = kit.assignment.notebooks.map(({ name }) => name);
  const { submissions, leftOut } = findSubmissions(folders, names);
  const [first] = leftOut;
  if (submissions.length === 0 && first !== undefined) {
    throw new InputError({ what: first.why, legal: "at least one submission", where: "champo grade" });
  }
  const students = submissions.map(({ student }) => student);
  const inside = submissions.find(({ folder }) => !path.relative(folder, path.resolve(out)).startsWith(".."));
  if (inside) {
    throw new InputError({
      what: `"${out}", within the submission "${inside.student}"`,
      legal: "a folder of its own",
      where: "--out",
    });
  }
  const protections = PROTECTIONS[context.confinement];
  const workbooks = context.workbooks.map(({ name }) => name);
  const graded = new Map<string, GradedSubmission>();
  const waiting = [...submissions];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      onEvent?.({ kind: "started", student: next.student });
      const result = await gradeSubmission(next, options.kitOf?.(next.student) ?? kit, context);
      graded.set(next.student, result);
      const facts = { workbooks, protections, course: options.course };
      const page = feedbackPage(result, kit, facts);
      writeFileAtomically(path.join(out, "students", next.student, "feedback.html"), page);
      onEvent?.({ kind: "graded", graded: result, done: graded.size, all: submissions.length });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(options.jobs, submissions.length)) }, work));
  const now = students.map((student) => graded.get(student) as GradedSubmission);
  const before = readClass(out);
  const others = before?.submissions.filter(({ student }) => !students.includes(student)) ?? [];
  const again = new Set(folders.map(studentOf));
  const earlier = (before?.leftOut ?? []).filter(({ entry }) => !again.has(studentOf(entry)));
  const record = {
    version: 2,
    assignment: kit.assignment.name,
    workbooks,
    protections,
    submissions: [...others, ...now].sort(byStudent),
    leftOut: [...earlier, ...leftOut],
  } as const;
  return { ...(await writeClass(record, kit, options.course, out)), graded: now, leftOut };
}

function byStudent(a: GradedSubmission, b: GradedSubmission): number {
  return a.student < b.student ? -1 : a.student > b.student ? 1 : 0;
}
