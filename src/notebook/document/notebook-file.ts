import fs from "node:fs";
import { InputError } from "../../core/input-error";
import type { Notebook } from "./document";
import { formatNotebook } from "./format-notebook";
import { parseNotebook } from "./parse-notebook";
import { writeFileAtomically } from "../../core/write-file-atomically";

/** The notebook in an `.ipynb` file. Throws InputError when there is no such file, or it is not a notebook. */
export function readNotebook(file: string): Notebook {
  return parseNotebook(readText(file), file);
}

/** Writes the notebook to an `.ipynb` file, atomically. */
export function writeNotebook(file: string, notebook: Notebook): void {
  writeFileAtomically(file, formatNotebook(notebook));
}

/** The text of a file that a user names. Throws InputError when it does not exist or is a folder. */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EISDIR") throw error;
    const what = code === "ENOENT" ? "no such file" : "a folder";
    throw new InputError({ where: file, what, legal: "a file" });
  }
}
