import path from "node:path";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { AssignmentKit } from "../release/editions";
import { feedbackPage } from "./feedback-page";
import { gradeSubmission, type GradedSubmission } from "./grade-submission";
import { gradesCsv } from "./grades-csv";
import { overviewPage } from "./overview-page";
import type { RunContext } from "../sandbox/run-notebook";
import { PROTECTIONS } from "../sandbox/sandbox";
import { readSubmission } from "./submission";

/** What is told while a class is graded. */
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
  readonly context: RunContext;
  /** Where feedback, table and overview are written. */
  readonly out: string;
  /** Submissions at a time. */
  readonly jobs: number;
  readonly onEvent?: (event: GradingEvent) => void;
}

/**
 * Grades submissions, some at a time, each on its own; writes the feedback of each as soon as it is graded, then the
 * table and the overview of the class.
 *
 * @param folders One for each student; the folder's name is the student's.
 * @throws InputError for a folder that is none, two of one name, or an `out` within a submission. All are looked at before
 *   any is run.
 */
export async function gradeClass(
  folders: readonly string[],
  options: ClassOptions,
): Promise<readonly GradedSubmission[]> {
  const { kit, context, out, onEvent } = options;
  const names = kit.assignment.notebooks.map(({ name }) => name);
  const submissions = folders.map((folder) => readSubmission(folder, names));
  const students = submissions.map(({ student }) => student);
  const twice = students.find((student, i) => students.indexOf(student) < i);
  if (twice !== undefined) {
    throw new InputError({
      what: `two folders named "${twice}"`,
      legal: "one folder a student",
      where: "champo grade",
    });
  }
  const inside = submissions.find(({ folder }) => !path.relative(folder, path.resolve(out)).startsWith(".."));
  if (inside) {
    throw new InputError({
      what: `"${out}", within the submission "${inside.student}"`,
      legal: "a folder of its own",
      where: "--out",
    });
  }
  const protections = PROTECTIONS[context.confinement];
  const graded = new Map<string, GradedSubmission>();
  const waiting = [...submissions];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      onEvent?.({ kind: "started", student: next.student });
      const result = await gradeSubmission(next, kit, context);
      graded.set(next.student, result);
      const page = feedbackPage(result, kit, { seed: context.workbook.seed, protections });
      writeFileAtomically(path.join(out, "students", next.student, "feedback.html"), page);
      onEvent?.({ kind: "graded", graded: result, done: graded.size, all: submissions.length });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(options.jobs, submissions.length)) }, work));
  const all = students.map((student) => graded.get(student) as GradedSubmission);
  writeFileAtomically(path.join(out, "grades.csv"), gradesCsv(all, kit));
  writeFileAtomically(
    path.join(out, "grades.json"),
    `${JSON.stringify(gradesJson(all, options), null, 1)}\n`,
  );
  writeFileAtomically(
    path.join(out, "index.html"),
    overviewPage(all, kit, { seed: context.workbook.seed, protections }),
  );
  return all;
}

function gradesJson(all: readonly GradedSubmission[], { kit, context }: ClassOptions): object {
  const { assignment } = kit;
  const protections = PROTECTIONS[context.confinement];
  return {
    version: 1,
    assignment: assignment.name,
    workbookSeed: context.workbook.seed,
    protections,
    submissions: all,
  };
}
