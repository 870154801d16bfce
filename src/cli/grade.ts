import type { Command } from "commander";
import { randomInt } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { interruptible, RunInterrupted } from "../notebook/run/run-interrupted";
import { requireTemporaryFolder, requireWritableFolder } from "../core/require-writable";
import { writeFileAtomically } from "../core/write-file-atomically";
import { PROJECT_FOLDER } from "../study/settings";
import { availableConfinement } from "../teaching/sandbox/confinement";
import { readKit, solutionOf, type AssignmentKit } from "../teaching/release/editions";
import { gradeClass, type GradingEvent } from "../teaching/grade/grade-class";
import { gradeSubmission } from "../teaching/grade/grade-submission";
import { withGradingWorkbook } from "../teaching/grade/grading-workbook";
import { fingerprintOfLibrary, type RunContext } from "../teaching/sandbox/run-notebook";
import { PROTECTIONS } from "../teaching/sandbox/sandbox";
import { totalsOf } from "../teaching/grade/totals";
import type { End } from "./command";
import { positiveNumber, seedValue } from "./option-values";

/** Settings of `champo grade`. */
export interface GradeSettings {
  readonly out: string;
  readonly jobs: number;
  /** Of the workbook graded on; drawn at the first grading into a folder, and kept there. */
  readonly seed?: number;
}

/** Adds `champo grade` to the command line. */
export function addGrade(program: Command, end: End): void {
  program
    .command("grade")
    .description("run submissions in sandboxes, judge them, and write feedback, a table and an overview")
    .argument("<submission...>", "folders of notebooks, each named after its student")
    .requiredOption("--out <folder>", "where grades go; an interrupted grading goes on there")
    .option("--jobs <number>", "submissions at a time", positiveNumber, 2)
    .option("--seed <number>", "of the workbook graded on (default: drawn once, then kept)", seedValue)
    .action(async (folders: string[], options: GradeSettings) => {
      end(await gradeCommand(folders, options));
    });
}

/**
 * `champo grade SUBMISSION… --out grades/`: grades submissions in sandboxes. Interrupted, it goes on where it was when it
 * is started again with the same folder.
 *
 * @returns the exit code: 0 when all were graded, 1 when the instructor's own solution does not get full marks.
 */
async function gradeCommand(folders: readonly string[], settings: GradeSettings): Promise<number> {
  const kit = readKit({
    notebooks: path.join(PROJECT_FOLDER, "notebooks"),
    instructor: path.join(PROJECT_FOLDER, "instructor"),
  });
  const out = path.resolve(settings.out);
  requireTemporaryFolder();
  requireWritableFolder(out);
  const seed = seedOfGrading(out, settings.seed);
  const confinement = availableConfinement();
  console.log(`Workbook of seed ${seed}. While a submission runs:`);
  for (const protection of PROTECTIONS[confinement]) console.log(`  - ${protection}`);
  try {
    return await interruptible((signal) =>
      withGradingWorkbook(seed, async (workbook) => {
        const context: RunContext = {
          workbook,
          confinement,
          limits: kit.assignment.limits,
          projectFolder: PROJECT_FOLDER,
          libraryFingerprint: fingerprintOfLibrary(path.join(PROJECT_FOLDER, "lib")),
          runsFolder: path.join(out, ".runs"),
          signal,
        };
        if (!(await solutionHasFullMarks(kit, context))) return 1;
        const began = performance.now();
        await gradeClass(folders, {
          kit,
          context,
          out,
          jobs: settings.jobs,
          onEvent: (event) => tell(event, began),
        });
        console.log(
          `\nOverview: ${path.join(settings.out, "index.html")}; table: ${path.join(settings.out, "grades.csv")}`,
        );
        return 0;
      }),
    );
  } catch (error) {
    if (!(error instanceof RunInterrupted)) throw error;
    console.error("Interrupted. The same command goes on from here.");
    return error.exitCode;
  }
}

/** The seed of a grading stays what it was, or finished submissions would have been graded on another workbook. */
function seedOfGrading(out: string, asked: number | undefined): number {
  const file = path.join(out, "grading.json");
  if (fs.existsSync(file)) {
    const { seed } = JSON.parse(fs.readFileSync(file, "utf8")) as { seed: number };
    if (asked === undefined || asked === seed) return seed;
    const remedy = "Grade into another folder";
    throw new InputError({ what: String(asked), legal: `${seed}, as in ${file}`, where: "--seed", remedy });
  }
  const seed = asked ?? randomInt(2 ** 32 - 1);
  writeFileAtomically(file, `${JSON.stringify({ version: 1, seed })}\n`);
  return seed;
}

/** A test that the solution fails, on this very workbook, is no test of students. */
async function solutionHasFullMarks(kit: AssignmentKit, context: RunContext): Promise<boolean> {
  const folder = path.join(PROJECT_FOLDER, "notebooks");
  const notebooks = solutionOf(kit);
  const graded = await gradeSubmission({ student: "solution", folder, notebooks }, kit, context);
  const missed = graded.marks.filter(({ given, points }) => given !== null && given < points);
  if (missed.length === 0) {
    console.log(`The solution has full marks on it (${graded.seconds.toFixed(1)} s).\n`);
    return true;
  }
  console.error("The instructor's own solution does not get full marks on this workbook:");
  for (const { id, why } of missed) console.error(`  ${id}: ${why}`);
  console.error(
    "Nothing was graded. Mend the test or the solution, or grade into another folder with another --seed.",
  );
  return false;
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
