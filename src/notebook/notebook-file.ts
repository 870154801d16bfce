import fs from "node:fs";
import type { Notebook } from "./document";
import { formatNotebook } from "./format-notebook";
import { parseNotebook } from "./parse-notebook";
import { writeFileAtomically } from "./write-file-atomically";

/** The notebook in an `.ipynb` file. Throws InputError when the file is not a notebook. */
export function readNotebook(file: string): Notebook {
  return parseNotebook(fs.readFileSync(file, "utf8"), file);
}

/** Writes the notebook to an `.ipynb` file, atomically. */
export function writeNotebook(file: string, notebook: Notebook): void {
  writeFileAtomically(file, formatNotebook(notebook));
}
