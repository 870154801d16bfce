import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { parseNotebook } from "../../notebook/document/parse-notebook";
import type { Notebook } from "../../notebook/document/document";
import { notebookNamed } from "./notebook-named";
import type { Submission } from "./submission";
import { unpackSubmission } from "./unpack-submission";

/** Larger files are no notebooks of students. */
const LARGEST_BYTES = 30_000_000;
/** Folders within folders are looked into so deep. */
const DEEPEST = 6;
/** More files than this are no submission: somebody handed in installed packages. */
const MOST_FILES = 5000;
/** What Canvas adds to the name of a student's file. */
const CANVAS = /^([a-z]+)(_LATE)?_\d+_\d+_.+$/;
/** Never looked into. */
const SKIPPED = /^(node_modules|\.git|\.ipynb_checkpoints|__MACOSX|lib|src)$/;

/** A file of a submission, wherever it was found. */
interface FoundFile {
  /** Its path within the submission. */
  readonly place: string;
  /** When it was last changed, in milliseconds. */
  readonly changed: number;
  /** Its text, or why it cannot be read. */
  read(): Uint8Array | string;
}

/** An entry that is no submission, and why. */
export interface LeftOut {
  readonly entry: string;
  readonly why: string;
}

/** What a list of entries holds. */
export interface FoundSubmissions {
  readonly submissions: readonly Submission[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds the submissions in a list of entries, each a folder or a zip named after its student. Notebooks may lie in folders
 * within folders and be renamed as browsers and students do ("01-sales-eda (1).ipynb"). What was found where is in the
 * notes of a submission. An entry that is no submission is left out with the reason: it never ends the grading of the
 * others.
 *
 * @param names The notebooks of the assignment.
 */
export function findSubmissions(entries: readonly string[], names: readonly string[]): FoundSubmissions {
  const submissions: Submission[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of entries) {
    try {
      const found = findSubmission(entry, names);
      const twin = submissions.find(({ student }) => student === found.student);
      if (twin === undefined) submissions.push(found);
      else leftOut.push({ entry, why: `"${found.student}" was already found in ${twin.folder}` });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      leftOut.push({ entry, why: error.message.replace(`${entry}: `, "") });
    }
  }
  return { submissions, leftOut };
}

function findSubmission(entry: string, names: readonly string[]): Submission {
  const place = path.resolve(entry);
  const status = fs.lstatSync(place, { throwIfNoEntry: false });
  const complain = (what: string): InputError =>
    new InputError({ what, legal: "a folder or a zip of notebooks, named after its student", where: entry });
  if (status === undefined) throw complain("nothing there");
  if (status.isSymbolicLink()) throw complain("a link");
  const zipped = status.isFile() && /\.zip$/i.test(place);
  if (!zipped && !status.isDirectory()) throw complain("a file that is not a zip");
  const files = zipped
    ? unpackSubmission(fs.readFileSync(place), entry, LARGEST_BYTES).map(({ name, bytes }) => ({
        place: name,
        changed: status.mtimeMs,
        read: () => bytes,
      }))
    : filesOf(place, complain);
  const notes: string[] = [];
  const notebooks = new Map(names.map((name) => [name, chooseNotebook(name, names, files, notes)]));
  if (![...notebooks.values()].some((notebook) => typeof notebook !== "string") && files.length === 0)
    throw complain("no notebooks in it");
  const handedIn = zipped ? undefined : timestampIn(place);
  if (CANVAS.exec(path.basename(place))?.[2] !== undefined)
    notes.push("Canvas names it late, without its time: only a gradebook with the time takes late days off.");
  return {
    student: studentOf(place),
    folder: place,
    notebooks,
    notes,
    ...(handedIn === undefined ? {} : { handedIn }),
  };
}

/** The notebook of a name: the plain one before a renamed one, the latest of several, with a note on what was done. */
function chooseNotebook(
  name: string,
  names: readonly string[],
  files: readonly FoundFile[],
  notes: string[],
): Notebook | string {
  const candidates = files
    .filter(({ place }) => notebookNamed(path.posix.basename(place), names) === name)
    .sort((a, b) => b.changed - a.changed || (a.place < b.place ? -1 : 1));
  const [chosen] = candidates;
  if (chosen === undefined) return `${name}.ipynb was not handed in`;
  const usual = [`${name}.ipynb`, `notebooks/${name}.ipynb`].includes(chosen.place);
  if (candidates.length > 1)
    notes.push(`${name}: the latest of ${candidates.length} files was taken, ${chosen.place}.`);
  else if (!usual) notes.push(`${name}: found as ${chosen.place}.`);
  const bytes = chosen.read();
  if (typeof bytes === "string") return `${path.posix.basename(chosen.place)} ${bytes}`;
  try {
    return parseNotebook(Buffer.from(bytes).toString("utf8"), chosen.place);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** The notebook files of a folder; links are named, not followed. */
function filesOf(folder: string, complain: (what: string) => InputError): FoundFile[] {
  const found: FoundFile[] = [];
  let seen = 0;
  const visit = (place: string, depth: number): void => {
    for (const entry of fs.readdirSync(path.join(folder, place), { withFileTypes: true })) {
      if (++seen > MOST_FILES) throw complain(`more than ${MOST_FILES} files`);
      const inner = path.posix.join(place, entry.name);
      if (entry.isDirectory() && depth < DEEPEST && !SKIPPED.test(entry.name)) visit(inner, depth + 1);
      else if (/\.ipynb$/i.test(entry.name)) found.push(fileAt(folder, inner));
    }
  };
  visit("", 0);
  return found;
}

function fileAt(folder: string, place: string): FoundFile {
  const file = path.join(folder, place);
  const status = fs.lstatSync(file);
  const read = (): Uint8Array | string => {
    if (!status.isFile()) return "is not a regular file";
    return status.size > LARGEST_BYTES ? `is larger than ${LARGEST_BYTES / 1e6} MB` : fs.readFileSync(file);
  };
  return { place, changed: status.mtimeMs, read };
}

/** When nbgrader took a submission in: the file `timestamp.txt` in its folder; undefined where there is none. */
function timestampIn(folder: string): string | undefined {
  const file = path.join(folder, "timestamp.txt");
  const status = fs.lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined || !status.isFile() || status.size > 200) return undefined;
  const time = Date.parse(fs.readFileSync(file, "utf8").trim());
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/**
 * The student whose folder or zip an entry is: its name, without what Moodle adds to the names of its folders
 * ("Ada Lovelace_2217_assignsubmission_file") and Canvas to those of its files ("lovelaceada_LATE_2217_9001_work.zip").
 */
export function studentOf(entry: string): string {
  const name = path.basename(path.resolve(entry)).replace(/\.zip$/i, "");
  const [, moodle] = /^(.+)_\d+_assignsubmission_\w+$/.exec(name) ?? [];
  const [, canvas] = CANVAS.exec(name) ?? [];
  return moodle ?? canvas ?? name;
}
