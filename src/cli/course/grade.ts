import type { Command } from "commander";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { interruptible, RunInterrupted } from "../../notebook/run/run-interrupted";
import { requireTemporaryFolder, requireWritableFolder } from "../../core/require-writable";
import { PROJECT_FOLDER } from "../../study/settings";
import { availableConfinement } from "../../teaching/sandbox/confinement";
import { readKit, type AssignmentKit } from "../../teaching/release/editions";
import { gradeClass, type GradingEvent } from "../../teaching/grade/grade-class";
import {
  keepGradebook,
  keepMarks,
  knownStudents,
  readClass,
  writeClass,
  type WrittenClass,
} from "../../teaching/grade/class-files";
import { membersOf } from "../../teaching/grade/class-members";
import { readCourse, type Course } from "../../teaching/course";
import { readMarks } from "../../teaching/marking/read-marks";
import { editionsOf } from "../../teaching/assignment";
import { assignmentPlaces } from "../../teaching/release/assignment-places";
import { requireStudyFile } from "../../study/description/described-study";
import { studyOfPlan } from "../../teaching/workbooks/grading-plan";
import { editionOf, withoutEdition } from "../../teaching/release/editions-in-use";
import { fingerprintOfLibrary } from "../../teaching/sandbox/run-notebooks";
import { totalsOf } from "../../teaching/grade/totals";
import type { End } from "../command";
import { onWorkbooksOfClass } from "./workbooks-of-class";
import { positiveNumber, seedValue } from "../option-values";

/** The instructor's folder of the project. */
const INSTRUCTOR_FOLDER = path.join(PROJECT_FOLDER, "instructor");

/** Settings of `champo grade`. */
export interface GradeSettings {
  readonly out: string;
  readonly jobs: number;
  /** What the workbooks graded on are drawn from; drawn at the first grading into a folder, and kept there. */
  readonly seed?: number;
  /** Workbooks of the instructor's own to grade on. */
  readonly data?: readonly string[];
  /** The gradebook of a learning system, to be filled in. */
  readonly gradebook?: string;
  /** The folder that the assignment was released into. */
  readonly released?: string;
  /** The folder of a study of any customers, in place of the carpet maker's. */
  readonly study?: string;
  /** Files of marks that persons gave. */
  readonly marks?: readonly string[];
}

/** Adds `champo grade` to the command line. */
export function addGrade(program: Command, end: End): void {
  program
    .command("grade")
    .argument(
      "[submission...]",
      "folders or zips of notebooks, each named after its student; or one folder of such",
    )
    .requiredOption("--out <folder>", "the folder for grades; an interrupted run continues there")
    .option(
      "--marks <file...>",
      "merge marks given by people: the file that the page for markers saves, or a table",
    )
    .option("--jobs <number>", "submissions at a time", positiveNumber, 2)
    .option(
      "--seed <number>",
      "what the workbooks used for grading are drawn from (default: drawn once, then kept)",
      seedValue,
    )
    .option("--data <file...>", "grade on workbooks of your own, two or more, in place of synthetic ones")
    .option(
      "--gradebook <file>",
      "the gradebook that Canvas or Moodle exported, or a list of the class: written again with final marks",
    )
    .option("--released <folder>", "what champo assignment release wrote: which edition each student has")
    .option("--study <folder>", "the study of other customers that the assignment was released with")
    .action(async (folders: string[], options: GradeSettings) => {
      end(await gradeCommand(folders, options));
    });
}

/**
 * `champo grade SUBMISSION… --out grades/`: grades submissions in sandboxes. Interrupted, it goes on where it was when it
 * is started again with the same folder. With `--marks`, the marks of persons are merged into the class, now and whenever it is
 * written again.
 *
 * @returns the exit code: 0 when all is done, 1 when the instructor's own solution does not get full marks, or marks cannot
 *   be used as they are.
 */
async function gradeCommand(folders: readonly string[], settings: GradeSettings): Promise<number> {
  const out = path.resolve(settings.out);
  const study =
    settings.study === undefined ? studyOfPlan(out) : path.resolve(requireStudyFile(settings.study));
  const places = await assignmentPlaces(PROJECT_FOLDER, study);
  const kit = readKit(places);
  const course = readCourse(INSTRUCTOR_FOLDER, kit.rubric);
  requireTemporaryFolder();
  requireWritableFolder(out);
  const files = (settings.marks ?? []).map((file) => readMarks(file, kit.assignment));
  for (const file of files) keepMarks(out, file);
  if (settings.gradebook !== undefined) keepGradebook(out, settings.gradebook, course);
  if (folders.length === 0) return await writeAgain(kit, course, out);
  const kits = Array.from({ length: editionsOf(kit.assignment) }, (_, edition) => readKit(places, edition));
  const confinement = availableConfinement();
  try {
    return await interruptible(async (signal) => {
      const base = {
        confinement,
        limits: kit.assignment.limits,
        projectFolder: PROJECT_FOLDER,
        libraryFingerprint: fingerprintOfLibrary(path.join(PROJECT_FOLDER, "lib")),
        runsFolder: path.join(out, ".runs"),
        signal,
      };
      return onWorkbooksOfClass(out, { ...settings, study }, kits, base, async (plan, context) => {
        const began = performance.now();
        const members = membersOf(folders, knownStudents(out, plan.released, course));
        for (const student of withoutEdition(plan.released, members))
          console.error(`No edition of their own was released for ${student}: graded by that of the class.`);
        const written = await gradeClass(members, {
          kit,
          kitOf: (student) => kits[editionOf(plan.released, student, kit)] ?? kit,
          course,
          context,
          out,
          jobs: settings.jobs,
          onEvent: (event) => tell(event, began),
        });
        for (const { entry, why } of written.leftOut) console.error(`Not graded: ${entry}: ${why}`);
        return Math.max(sayWritten(written, out), written.leftOut.length > 0 ? 1 : 0);
      });
    });
  } catch (error) {
    if (!(error instanceof RunInterrupted)) throw error;
    console.error("Interrupted. Run the same command to continue.");
    return error.exitCode;
  }
}

/** Writes a class that was graded before, with all marks. */
async function writeAgain(kit: AssignmentKit, course: Course, out: string): Promise<number> {
  const record = readClass(out);
  if (record === undefined) {
    const what = "no submissions, and no class that was graded before";
    throw new InputError({
      what,
      legal: "folders of submissions, or --out of a graded class",
      where: "champo grade",
    });
  }
  return sayWritten(await writeClass(record, kit, course, out), out);
}

/** Says what came of the marks, and where everything is. */
function sayWritten({ final, merged, typed, gradebook }: WrittenClass, out: string): number {
  const { agreed, conflicts, outdated, strangers } = merged;
  const toRead = final.flatMap(({ marks }) => marks).filter(({ given }) => given === null).length;
  console.log(`\n${agreed.length} marks given by people are merged; ${toRead} answers are not marked yet.`);
  for (const { student, item, given } of conflicts) {
    const each = given.map(({ marker, points }) => `${marker} ${points}`).join(", ");
    console.error(`Conflict: ${student}, ${item}: ${each}. The answer stays unmarked until they agree.`);
  }
  for (const { student, item } of outdated)
    console.error(`Not used: ${student}, ${item}: another answer was handed in since it was marked.`);
  for (const { student, item } of strangers)
    console.error(`Not used: ${student}, ${item}: there is no such answer in the class.`);
  if (typed !== null) {
    const { length } = typed.marks.marks;
    console.log(
      `grades.csv was changed by hand: ${length} numbers became marks; a copy is in ${path.join(out, "marks")}.`,
    );
    for (const each of typed.refused)
      console.error(`Not used: ${each} in grades.csv: people do not mark this item.`);
  }
  if (gradebook !== null) {
    const { unknown, unmarked, withoutSubmission, unreadTimes, newInCanvas } = gradebook;
    console.log(`Gradebook with final marks: ${path.join(out, "gradebook.csv")}`);
    for (const student of unknown) console.error(`Not in the gradebook, or not only once: ${student}`);
    if (newInCanvas)
      console.log(
        "No column has the assignment's title, so Canvas will make a new assignment of 100 points.",
      );
    for (const each of unreadTimes)
      console.error(`Not read, so not late: ${each}. Write the time as 2026-12-01 23:59 in the gradebook.`);
    if (unmarked.length > 0) console.log(`Without a final mark yet: ${unmarked.join("; ")}`);
    if (withoutSubmission.length > 0)
      console.log(`In the gradebook, without a submission: ${withoutSubmission.join("; ")}`);
  }
  const files = ["index.html", "grades.csv", "marking.html"].map((name) => path.join(out, name));
  console.log(`Overview: ${files[0]}; table: ${files[1]}; to mark: ${files[2]}`);
  return conflicts.length + outdated.length + strangers.length + (typed?.refused.length ?? 0) > 0 ? 1 : 0;
}

function tell(event: GradingEvent, began: number): void {
  if (event.kind === "started") return;
  const { graded, done, all } = event;
  const { given, toRead } = totalsOf(graded);
  const perSubmission = (performance.now() - began) / 1000 / done;
  const left = done < all ? `, about ${Math.ceil((perSubmission * (all - done)) / 60)} min left` : "";
  console.log(
    `[${done}/${all}] ${graded.student}: ${given} points, ${toRead} to read (${graded.seconds.toFixed(1)} s${left})`,
  );
}
