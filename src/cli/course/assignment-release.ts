import type { Command } from "commander";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { requireWritableFolder } from "../../core/require-writable";
import { DEFAULT_SEED, PROJECT_FOLDER } from "../../study/settings";
import { readWorkbook } from "../../cases/champo/workbook/read";
import { requireWorkbook } from "../../cases/champo/workbook/require-workbook";
import { readAssignment } from "../../teaching/assignment";
import { readKit, type AssignmentKit } from "../../teaching/release/editions";
import { writeNbgraderSource, writeStudentRelease } from "../../teaching/release/release";
import { editionOfSeed, seedOf } from "../../teaching/release/student-seed";
import type { End } from "../command";
import { seedValue } from "../option-values";

/** The instructor's folder of the project. */
const INSTRUCTOR_FOLDER = path.join(PROJECT_FOLDER, "instructor");

/** Settings of `champo assignment release`. */
export interface ReleaseSettings {
  readonly out: string;
  readonly seed: number;
  /** A workbook of the instructor's own, in place of a synthetic one. */
  readonly data?: string;
  /** A file with one student a line: each gets a folder and a workbook of their own. */
  readonly students?: string;
  /** Write the instructor's edition for nbgrader in place of the students'. */
  readonly nbgrader?: boolean;
}

/** Adds `champo assignment release` to the command line. */
export function addAssignmentRelease(assignment: Command, end: End): void {
  assignment
    .command("release")
    .description("write the students' edition: without solutions and hidden tests, with a fresh workbook")
    .requiredOption("--out <folder>", "a new or empty folder")
    .option(
      "--seed <number>",
      "seed of the workbook and of the variants of the tasks: one for a class",
      seedValue,
      DEFAULT_SEED,
    )
    .option("--data <file>", "a workbook of your own for the class, in place of a synthetic one")
    .option("--students <file>", "one student a line: a folder and a workbook for each")
    .option("--nbgrader", "write the instructor's edition as a course folder of nbgrader instead")
    .action(async (options: ReleaseSettings) => {
      end(await releaseCommand(options));
    });
}

/** `champo assignment release`: writes the students' edition, or the instructor's for nbgrader. */
async function releaseCommand(settings: ReleaseSettings): Promise<number> {
  const { out, seed, students, data } = settings;
  requireWritableFolder(path.dirname(path.resolve(out)));
  const places = { notebooks: path.join(PROJECT_FOLDER, "notebooks"), instructor: INSTRUCTOR_FOLDER };
  const assignment = readAssignment(INSTRUCTOR_FOLDER);
  const kitOf = (own: number): AssignmentKit => readKit(places, editionOfSeed(assignment, own));
  const kit = kitOf(seed);
  if (data !== undefined) requireWorkbook(await readWorkbook(data));
  const more = { projectFolder: PROJECT_FOLDER, ...(data === undefined ? {} : { data }) };
  const workbookOf = (own: number): string =>
    data === undefined ? `workbook of seed ${own}` : path.basename(data);
  if (settings.nbgrader === true) {
    writeNbgraderSource(kit, { out, projectFolder: PROJECT_FOLDER });
    console.log(
      `nbgrader's course folder: ${out}. Next: nbgrader generate_assignment ${kit.assignment.name}`,
    );
    return 0;
  }
  if (students === undefined) {
    await writeStudentRelease(kit, { ...more, out, seed });
    console.log(`Students' edition: ${out} (${workbookOf(seed)})`);
    return 0;
  }
  for (const name of namesIn(students)) {
    const own = seedOf(name, seed);
    await writeStudentRelease(kitOf(own), { ...more, out: path.join(out, name), seed: own });
    console.log(`${name}: ${path.join(out, name)} (${workbookOf(own)})`);
  }
  return 0;
}

/** The names in a class list, which become names of folders. */
function namesIn(file: string): string[] {
  const names = fs
    .readFileSync(file, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const bad = names.find(
    (name, i) => !/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) || names.indexOf(name) < i,
  );
  if (bad === undefined && names.length > 0) return names;
  throw new InputError({
    where: file,
    what: bad === undefined ? "no names" : `"${bad}"`,
    legal: "one student a line: letters, digits, spaces, dots, hyphens and underscores, each name once",
  });
}
