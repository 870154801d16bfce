import type { Command } from "commander";
import path from "node:path";
import { isStudyFolder, readDescription, studyFileOf } from "../study/description/described-study";
import { STUDY_FILE } from "../study/description/study-description";
import type { End } from "./command";
import { newStudy, PSEUDONYMS_HELP, writeNotebooks } from "./new";
import { positiveNumber, seedValue, wordList } from "./option-values";
import { addKeptRunOptions } from "./run-notebooks/kept-runs";
import { runStudy, type RunStudySettings } from "./run-study";
import { shown } from "./shown";

/** Settings of `champo study`, as the command line gives them. */
interface StudyCommandSettings extends RunStudySettings {
  /** The study's folder; default one next to the working folder's files, named after the first file. */
  readonly out?: string;
  /** Customers get pseudonyms; the file of the key, or true for the usual one. */
  readonly pseudonyms?: string | true;
}

/** Adds `champo study` to the command line. */
export function addStudy(program: Command, end: End): void {
  addKeptRunOptions(program.command("study"))
    .argument(
      "<files...>",
      "CSV, TSV, XLSX, JSON, JSON lines or Parquet, also compressed with gzip; or a study.yaml of your own",
    )
    .option("--only <numbers>", "only these notebooks: 03,05", wordList)
    .option("--from <number>", "from this notebook on: 04")
    .option("--out <folder>", "the study's folder (default: the file's name with -study)")
    .option("--pseudonyms [key]", PSEUDONYMS_HELP)
    .option("--timeout <seconds>", "the longest time for a cell (default: 3600)", positiveNumber)
    .option("--seed <number>", "seed of everything random (default: the one in study.yaml)", seedValue)
    .action(async (files: string[], { timeout, ...options }: StudyOptions) => {
      const limit = timeout === undefined ? {} : { timeoutSeconds: timeout };
      end(await studyCommand(files, { ...options, ...limit }));
    });
}

type StudyOptions = Omit<StudyCommandSettings, "timeoutSeconds"> & { readonly timeout?: number };

/**
 * `champo study FILE`: from a file to a report: writes the folder of a study as `champo new` does, and runs it. Where the
 * folder holds a study already, that one is run; so is a `study.yaml` that somebody wrote, which gets the notebooks that it
 * lacks.
 *
 * @returns the exit code: 0 when all ran, 1 when a cell failed.
 * @throws InputError with one report of all problems; then nothing is written, but for the notebooks next to a `study.yaml` whose
 *   data cannot be read.
 */
export async function studyCommand(
  files: readonly string[],
  { out, pseudonyms, ...settings }: StudyCommandSettings,
): Promise<number> {
  const own = studyFileOf(files[0]);
  if (own !== null && files.length === 1 && out === undefined) {
    await readDescription(own);
    writeNotebooks(path.dirname(path.resolve(own)));
    return runStudy(own, settings);
  }
  const folder = path.resolve(out ?? studyFolderOf(files[0]));
  const file = path.join(folder, STUDY_FILE);
  if (isStudyFolder(folder)) console.log(`${shown(file)} exists already: it is used as it is.`);
  else
    console.log(`${(await newStudy(folder, files, pseudonyms)).said.join("\n")}\nWritten: ${shown(file)}.\n`);
  return runStudy(file, settings);
}

/** The folder of a study of a file: `telco-study` for `data/telco.csv.gz`. */
function studyFolderOf(file: string): string {
  const name = path
    .basename(file)
    .replace(/\.gz$/i, "")
    .replace(/\.[^.]+$/, "")
    .replace(/[*\s]+/g, "-");
  return `${name}-study`;
}
