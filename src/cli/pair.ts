import type { Command } from "commander";
import fs from "node:fs";
import { InputError } from "../core/input-error";
import type { Notebook } from "../notebook/document/document";
import { formatNotebook } from "../notebook/document/format-notebook";
import { readNotebook, readText, writeNotebook } from "../notebook/document/notebook-file";
import { notebookFromScript, sameSource } from "../notebook/git/pair";
import { notebookToScript } from "../notebook/git/percent";
import { writeFileAtomically } from "../core/write-file-atomically";
import type { End } from "./command";

/** Settings of `champo pair`. */
export interface PairSettings {
  /** Print the partner instead of writing it. */
  readonly print?: boolean;
  /** Write nothing; say which pairs differ. */
  readonly check?: boolean;
  /** Write over a partner that was changed later. */
  readonly force?: boolean;
}

/** Adds `champo pair` to the command line. */
export function addPair(program: Command, end: End): void {
  program
    .command("pair")
    .argument("<files...>")
    .option("--print", "print it instead")
    .option("--check", "write nothing; say which pairs differ")
    .option("--force", "overwrite the other file even if it was changed later")
    .action((files: string[], options: PairSettings) => {
      end(pairCommand(files, options));
    });
}

/**
 * `champo pair FILE…`: for each notebook writes the percent script next to it, for each script (`.ts`) the notebook.
 * A notebook that is written again keeps the outputs of the cells that did not change.
 *
 * @returns 0; with `--check` 1 where a pair differs or a partner is missing.
 * @throws InputError for a partner that differs and was changed later than the file named, unless `force`.
 */
function pairCommand(files: readonly string[], settings: PairSettings): number {
  let code = 0;
  for (const file of files) {
    const { partner, notebook } = read(file);
    const before = fs.existsSync(partner) ? read(partner).notebook : undefined;
    const same = before !== undefined && sameSource(notebook, before);
    if (settings.print === true) process.stdout.write(partnerText(partner, notebook));
    else if (settings.check === true) {
      if (!same)
        console.log(`${file} and ${partner} ${before === undefined ? "are not a pair yet" : "differ"}`);
      if (!same) code = 1;
    } else if (!same) {
      if (before !== undefined && settings.force !== true) refuseLater(file, partner);
      write(file, partner, notebook, before);
      console.log(`${partner} written from ${file}`);
    }
  }
  return code;
}

function read(file: string): { partner: string; notebook: Notebook } {
  if (file.endsWith(".ipynb")) {
    return { partner: file.replace(/\.ipynb$/, ".ts"), notebook: readNotebook(file) };
  }
  if (!file.endsWith(".ts")) {
    throw new InputError({
      where: "champo pair",
      what: `"${file}"`,
      legal: "notebooks (.ipynb) or scripts (.ts)",
    });
  }
  return { partner: file.replace(/\.ts$/, ".ipynb"), notebook: notebookFromScript(readText(file)) };
}

function write(file: string, partner: string, notebook: Notebook, before: Notebook | undefined): void {
  if (partner.endsWith(".ipynb")) writeNotebook(partner, notebookFromScript(readText(file), before));
  else writeFileAtomically(partner, notebookToScript(notebook));
}

function partnerText(partner: string, notebook: Notebook): string {
  return partner.endsWith(".ipynb") ? formatNotebook(notebook) : notebookToScript(notebook);
}

/** Times of files are no proof of what was edited last, but a later one is reason enough to ask. */
function refuseLater(file: string, partner: string): void {
  const [own, other] = [file, partner].map((name) => fs.statSync(name).mtimeMs);
  if (other <= own) return;
  throw new InputError({
    where: "champo pair",
    what: `${file}, though ${partner} differs and was changed later`,
    legal: "the version that was changed last",
    remedy: `Name ${partner} to carry its changes over, or add --force to lose them`,
  });
}
