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
import { assignmentPlaces } from "../../teaching/release/assignment-places";
import { requireStudyFile } from "../../study/description/described-study";
import { editionOfSeed, seedOf } from "../../teaching/release/student-seed";
import type { End } from "../command";
import { seedValue } from "../option-values";

/** Settings of `champo assignment release`. */
export interface ReleaseSettings {
  readonly out: string;
  readonly seed: number;
  /** A workbook of the instructor's own, in place of a synthetic one. */
  readonly data?: string;
  /** The folder of a study of any customers, in place of the carpet maker's. */
  readonly study?: string;
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
    .option(
      "--study <folder>",
      "an assignment on other customers: the folder of a study that champo new made",
    )
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
  const study = settings.study === undefined ? undefined : requireStudyFile(settings.study);
  if (study !== undefined && data !== undefined) {
    const legal = "a workbook of the carpet maker (--data), or the folder of a study of other customers";
    throw new InputError({ where: "--study and --data", what: "both", legal });
  }
  const places = await assignmentPlaces(PROJECT_FOLDER, study);
  const assignment = readAssignment(places.instructor, 0, places.columns);
  const kitOf = (own: number): AssignmentKit => readKit(places, editionOfSeed(assignment, own));
  const kit = kitOf(seed);
  if (data !== undefined) requireWorkbook(await readWorkbook(data));
  const own = { ...(data === undefined ? {} : { data }), ...(study === undefined ? {} : { study }) };
  const more = { projectFolder: PROJECT_FOLDER, ...own };
  const kind = study === undefined ? "workbook" : "sample of customers";
  const dataOf = (drawn: number): string =>
    data === undefined ? `${kind} of seed ${drawn}` : path.basename(data);
  if (settings.nbgrader === true) {
    await writeNbgraderSource(kit, { ...more, out, seed });
    console.log(
      `nbgrader's course folder: ${out}. Next: nbgrader generate_assignment ${kit.assignment.name}`,
    );
    return 0;
  }
  if (students === undefined) {
    await writeStudentRelease(kit, { ...more, out, seed });
    console.log(`Students' edition: ${out} (${dataOf(seed)})`);
    return 0;
  }
  for (const name of namesIn(students)) {
    const drawn = seedOf(name, seed);
    await writeStudentRelease(kitOf(drawn), { ...more, out: path.join(out, name), seed: drawn });
    console.log(`${name}: ${path.join(out, name)} (${dataOf(drawn)})`);
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
