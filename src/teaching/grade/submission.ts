import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import type { Notebook } from "../../notebook/document/document";
import { parseNotebook } from "../../notebook/document/parse-notebook";

/** Larger files are no notebooks of students. */
const LARGEST_BYTES = 30_000_000;

/** What a student handed in. */
export interface Submission {
  /** The folder's name: the student. */
  readonly student: string;
  readonly folder: string;
  /** By name; in place of a notebook, why it cannot be read. */
  readonly notebooks: ReadonlyMap<string, Notebook | string>;
}

/**
 * Reads the notebooks of a submission: a folder named after the student, with the notebooks in it or in its folder
 * `notebooks`. Nothing else in it is looked at, and links are not followed.
 *
 * @param names The notebooks of the assignment.
 * @throws InputError when there is no such folder.
 */
export function readSubmission(folder: string, names: readonly string[]): Submission {
  const place = path.resolve(folder);
  if (!fs.existsSync(place) || !fs.lstatSync(place).isDirectory()) {
    throw new InputError({ what: `"${folder}"`, legal: "the folder of a submission", where: "champo grade" });
  }
  const inner = path.join(place, "notebooks");
  const holder = fs.existsSync(inner) && fs.lstatSync(inner).isDirectory() ? inner : place;
  const notebooks = names.map((name) => [name, readOne(path.join(holder, `${name}.ipynb`))] as const);
  return { student: path.basename(place), folder: place, notebooks: new Map(notebooks) };
}

function readOne(file: string): Notebook | string {
  const name = path.basename(file);
  const status = fs.lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined) return `${name} was not handed in`;
  if (!status.isFile()) return `${name} is no plain file`;
  if (status.size > LARGEST_BYTES) return `${name} is larger than ${LARGEST_BYTES / 1e6} MB`;
  try {
    return parseNotebook(fs.readFileSync(file, "utf8"), name);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
