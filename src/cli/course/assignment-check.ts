import type { Command } from "commander";
import fs from "node:fs";
import path from "node:path";
import { makePrivateFolder } from "../../core/private-folder";
import { requireTemporaryFolder } from "../../core/require-writable";
import { interruptible, RunInterrupted } from "../../notebook/run/run-interrupted";
import { studyFileOf } from "../../study/description/described-study";
import { PROJECT_FOLDER } from "../../study/settings";
import { checkSubmission, type CheckedSubmission } from "../../teaching/check-submission";
import { findSubmissions } from "../../teaching/grade/find-submissions";
import { drawnSource, withGradingWorkbooks } from "../../teaching/workbooks/grading-workbook";
import { dataOfEdition, readRelease } from "../../teaching/release/released";
import { availableConfinement } from "../../teaching/sandbox/confinement";
import type { End } from "../command";
import { seedValue } from "../option-values";

/** Settings of `champo assignment check`. */
export interface CheckAssignmentSettings {
  /** The folder or zip to be handed in; default the notebooks of the project. */
  readonly submission?: string;
  /** The folder of the students' edition; default the project. */
  readonly edition?: string;
  /** Of another synthetic workbook to run on. */
  readonly seed?: number;
}

/** Adds `champo assignment check` to the command line. */
export function addAssignmentCheck(assignment: Command, end: End): void {
  assignment
    .command("check")
    .description("run your notebooks as the grader does, with the tests you can see, before you hand in")
    .option("--submission <place>", "a folder or zip of notebooks (default: notebooks/)")
    .option("--edition <folder>", "the folder of the students' edition (default: this project)")
    .option("--seed <number>", "run on other data of the same kind (default: those in data/)", seedValue)
    .action(async (options: CheckAssignmentSettings) => {
      end(await checkCommand(options));
    });
}

/**
 * `champo assignment check`: a dry run before handing in.
 *
 * @returns the exit code: 0 when every task is answered and no test fails that a student can see, else 1.
 */
async function checkCommand(settings: CheckAssignmentSettings): Promise<number> {
  const edition = settings.edition ?? PROJECT_FOLDER;
  const release = readRelease(edition);
  requireTemporaryFolder();
  const place = settings.submission ?? path.join(edition, "notebooks");
  const names = release.notebooks.map(({ name }) => name);
  const { submissions, leftOut } = findSubmissions([place], names);
  const [submission] = submissions;
  if (submission === undefined) {
    console.error(leftOut[0]?.why ?? `Nothing to check in ${place}.`);
    return 1;
  }
  for (const note of submission.notes ?? []) console.log(note);
  const own = studyFileOf(edition) ?? undefined;
  const source =
    settings.seed === undefined ? { file: dataOfEdition(edition) } : drawnSource(settings.seed, own);
  const runsFolder = makePrivateFolder("check");
  try {
    const checked = await interruptible((signal) =>
      withGradingWorkbooks([source], runsFolder, async (workbooks) => {
        console.log(`Running ${names.length} notebooks on ${workbooks[0]?.name ?? ""} ...\n`);
        return checkSubmission(submission, release, {
          workbooks,
          confinement: availableConfinement(),
          limits: release.limits,
          projectFolder: PROJECT_FOLDER,
          libraryFingerprint: "",
          runsFolder,
          signal,
        });
      }),
    );
    return sayChecked(checked);
  } catch (error) {
    if (!(error instanceof RunInterrupted)) throw error;
    return error.exitCode;
  } finally {
    fs.rmSync(runsFolder, { recursive: true, force: true });
  }
}

function sayChecked({ tasks, failures }: CheckedSubmission): number {
  for (const { notebook, task, problems } of tasks) {
    console.log(`${problems.length === 0 ? "ok     " : "look at"} ${notebook}, ${task}`);
    for (const problem of problems) console.log(`          ${problem}`);
  }
  for (const { notebook, why, source } of failures) {
    console.log(`\nThe first cell that failed in ${notebook}: ${why}`);
    for (const line of source.split("\n").slice(0, 12)) console.log(`    ${line}`);
  }
  const open = tasks.filter(({ problems }) => problems.length > 0).length;
  console.log(
    `\n${tasks.length - open} of ${tasks.length} tasks have nothing against them as far as you can see. The grader uses further tests, on other workbooks.`,
  );
  return open > 0 ? 1 : 0;
}
