import fs from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { requireWritableFile, requireWritableFolder } from "../core/require-writable";
import { readNotebook } from "../notebook/document/notebook-file";
import { writeFileAtomically } from "../core/write-file-atomically";
import { selectNotebooks } from "../notebook/run/select-notebooks";
import { PROJECT_FOLDER } from "../study/settings";
import { expectedAnswers, type ClassQuestion } from "../teaching/release/expected-answers";
import { readKit } from "../teaching/release/editions";
import { writeNbgraderSource, writeStudentRelease } from "../teaching/release/release";
import { seedOf } from "../teaching/release/student-seed";

/** Settings of `champo assignment release`. */
export interface ReleaseSettings {
  readonly out: string;
  readonly seed: number;
  /** A file with one student a line: each gets a folder and a workbook of their own. */
  readonly students?: string;
  /** Write the instructor's edition for nbgrader in place of the students'. */
  readonly nbgrader?: boolean;
}

/** `champo assignment release`: writes the students' edition, or the instructor's for nbgrader. */
export function releaseCommand(settings: ReleaseSettings): number {
  const { out, seed, students } = settings;
  requireWritableFolder(path.dirname(path.resolve(out)));
  const kit = readKit({
    notebooks: path.join(PROJECT_FOLDER, "notebooks"),
    instructor: path.join(PROJECT_FOLDER, "instructor"),
  });
  if (settings.nbgrader === true) {
    writeNbgraderSource(kit, out);
    console.log(
      `nbgrader's course folder: ${out}. Next: nbgrader generate_assignment ${kit.assignment.name}`,
    );
    return 0;
  }
  if (students === undefined) {
    writeStudentRelease(kit, { projectFolder: PROJECT_FOLDER, out, seed });
    console.log(`Students' edition: ${out} (workbook of seed ${seed})`);
    return 0;
  }
  for (const name of namesIn(students)) {
    const own = seedOf(name, seed);
    writeStudentRelease(kit, { projectFolder: PROJECT_FOLDER, out: path.join(out, name), seed: own });
    console.log(`${name}: ${path.join(out, name)} (workbook of seed ${own})`);
  }
  return 0;
}

/** Settings of `champo assignment answers`. */
export interface AnswersSettings {
  /** The folder of executed notebooks. */
  readonly from?: string;
  /** A Markdown file; the terminal unless told. */
  readonly out?: string;
}

/** `champo assignment answers`: the questions for the class, with the answers of the workbook that was run. */
export function answersCommand({ from, out }: AnswersSettings): number {
  if (out !== undefined) requireWritableFile(out);
  const folder = from ?? path.join(PROJECT_FOLDER, "notebooks");
  const file = path.join(PROJECT_FOLDER, "instructor", "questions.json");
  const { questions } = JSON.parse(fs.readFileSync(file, "utf8")) as { questions: ClassQuestion[] };
  const names = selectNotebooks(folder);
  const notebooks = new Map(names.map((name) => [name, readNotebook(path.join(folder, `${name}.ipynb`))]));
  const answers = expectedAnswers(questions, notebooks);
  if (out === undefined) {
    console.log(answers);
    return 0;
  }
  writeFileAtomically(out, answers);
  console.log(`Questions and expected answers: ${out}`);
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
