import type { Command } from "commander";
import { describeDiff, diffNotebooks, type NotebookDiff } from "../notebook/git/diff";
import type { Notebook } from "../notebook/document/document";
import { readNotebook } from "../notebook/document/notebook-file";
import { InputError } from "../core/input-error";
import { writeReportDiff } from "../report/diff/write-diff";
import { counted } from "../text/format";
import type { End } from "./command";
import { shown } from "./shown";

/** Settings of `champo diff`. */
export interface DiffSettings {
  /** Only what was written. */
  readonly source?: boolean;
  /** Only what came out. */
  readonly outputs?: boolean;
  /** A page of what moved between two reports, and where. */
  readonly html?: string | true;
  /** Reports in between. */
  readonly with?: readonly string[];
  /** The files are the arguments git gives an external diff program. */
  readonly git?: boolean;
}

const EMPTY: Notebook = { metadata: {}, cells: [], nbformat: 4, nbformat_minor: 5 };

/** Adds `champo diff` to the command line. */
export function addDiff(program: Command, end: End): void {
  program
    .command("diff")
    .argument("<files...>", "two notebooks, or the folders of two reports")
    .option("--html [page]", "write a page of every number and figure that moved between two reports")
    .option("--with <folder...>", "reports of runs in between, which separate the causes")
    .option("--source", "only the source")
    .option("--outputs", "only the outputs")
    .option("--git", "take the arguments that git gives an external diff program")
    .action(async (files: string[], options: DiffSettings) => {
      end(options.html === undefined ? diffCommand(files, options) : await diffReports(files, options));
    });
}

/**
 * `champo diff A B`: what two versions of a notebook differ in. With `--git` it is an external diff program of git,
 * which gets `path old-file old-hash old-mode new-file new-hash new-mode` and expects exit code 0.
 *
 * @returns 0 where they say the same, 1 where they differ, as `diff` does.
 */
function diffCommand(files: readonly string[], settings: DiffSettings): number {
  const { name, was, is } = settings.git === true ? gitFiles(files) : twoFiles(files);
  const all = diffNotebooks(read(was), read(is));
  const both = settings.source === settings.outputs;
  const wanted: NotebookDiff = {
    source: both || settings.source === true ? all.source : [],
    outputs: both || settings.outputs === true ? all.outputs : [],
  };
  const told = describeDiff(wanted);
  if (told !== "") console.log(`--- ${name.was}\n+++ ${name.is}\n${told}`);
  return told === "" || settings.git === true ? 0 : 1;
}

const DIFF_PAGE = "report-diff.html";

/**
 * `champo diff REPORT_A REPORT_B --html`: a page of every number and figure that moved.
 *
 * @returns 0 where nothing moved, 1 where something did.
 */
async function diffReports(folders: readonly string[], settings: DiffSettings): Promise<number> {
  const { was, is } = twoFiles(folders);
  const page = typeof settings.html === "string" ? settings.html : DIFF_PAGE;
  const { claims, figures } = await writeReportDiff([was, is], settings.with ?? [], page);
  console.log(
    `${counted(claims, "number").text} and ${counted(figures, "figure").text} moved: ${shown(page)}`,
  );
  return claims + figures === 0 ? 0 : 1;
}

interface Versions {
  readonly name: { readonly was: string; readonly is: string };
  readonly was: string;
  readonly is: string;
}

function twoFiles([was, is, ...more]: readonly string[]): Versions {
  if (was !== undefined && is !== undefined && more.length === 0) return { name: { was, is }, was, is };
  const what = `${[was, is, ...more].filter((file) => file !== undefined).length}`;
  throw new InputError({ where: "champo diff", what, legal: "two notebooks, or the folders of two reports" });
}

function gitFiles([path, was, , , is]: readonly string[]): Versions {
  if (path !== undefined && was !== undefined && is !== undefined)
    return { name: { was: `a/${path}`, is: `b/${path}` }, was, is };
  throw new InputError({
    where: "champo diff --git",
    what: path === undefined ? "no arguments" : `"${path}" without two versions, as of an unmerged file`,
    legal: "path old-file old-hash old-mode new-file new-hash new-mode",
  });
}

/** Git names a side that does not exist /dev/null (nul on Windows). */
function read(file: string): Notebook {
  return file === "/dev/null" || file === "nul" ? EMPTY : readNotebook(file);
}
