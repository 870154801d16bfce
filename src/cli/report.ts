import type { Command } from "commander";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { digestOf } from "../core/digest";
import { InputError } from "../core/input-error";
import { requireWritableFolder } from "../core/require-writable";
import { describeProblem } from "../report/claims/require-sources";
import { SEGMENTS_FILE, type SegmentsFile } from "../study/segments-schema";
import { PROJECT_FOLDER } from "../study/settings";
import { findWorkbook, SYNTHETIC_WORKBOOK } from "../cases/champo/workbook/find";
import type { WorkbookAtHand } from "../cases/champo/report/kept-report-facts";
import { placesOf, type RunPlaces } from "../study/run-places";
import { PRINTED_STUDY, WHOLE_STUDY, WORD_STUDY } from "../cases/champo/report/study-report";
import { writeStudyReport } from "../cases/champo/report/write-study-report";
import type { End } from "./command";
import { printStudy } from "./print-study";
import { megabytes, shown } from "./shown";
import { writeWord } from "./deliver/write-word";

/** Settings of `champo report`, as the command line gives them. */
export interface ReportSettings {
  /** The workbook that the notebooks were run on. */
  readonly data?: string;
  /** The folder that they were run into. */
  readonly out?: string;
  /** Print the whole study, the page for whoever decides and the slides to PDF, too. */
  readonly pdf?: boolean;
  /** Write the whole study as a Word document, too. */
  readonly word?: boolean;
}

/** Adds `champo report` to the command line. */
export function addReport(program: Command, end: End): void {
  program
    .command("report")
    .argument("[folder]", "a study's folder (default: the study of the carpet maker)")
    .option("--data <file>", "the workbook of that run (default: the one that champo run takes)")
    .option("--out <folder>", "the folder of that run (default: the one that champo run takes)")
    .option("--pdf", "also print the whole study, its one page and its slides to PDF, with a browser")
    .option("--word", "also write the whole study as a Word document, to comment in")
    .action(async (folder: string | undefined, options: ReportSettings) => {
      end(
        await (folder === undefined
          ? reportCommand(options)
          : (await import("./report-study.js")).reportStudy(folder, options)),
      );
    });
}

/**
 * `champo report`: writes the report again from notebooks as they were executed, without running them; with `--pdf` the whole study
 * is printed, too.
 *
 * @returns the exit code: 0 done, 1 when the PDF cannot be printed for want of a browser, 2 when the workbook cannot be used.
 * @throws InputError where no run has been made, or it was made on another workbook.
 */
async function reportCommand(settings: ReportSettings): Promise<number> {
  const dataFolder = path.join(PROJECT_FOLDER, "data");
  const file = findWorkbook({ dataFolder, ...(settings.data === undefined ? {} : { data: settings.data }) });
  const embedded = path.resolve(file) === path.join(dataFolder, SYNTHETIC_WORKBOOK);
  const places = placesOf({
    ...(settings.out === undefined ? {} : { out: settings.out }),
    asCommitted: embedded,
  });
  const workbook = {
    fileName: path.basename(file),
    // Of a folder there is none, and reading it says so.
    fingerprint: statSync(file).isFile() ? digestOf(readFileSync(file)) : "",
    read: async () => {
      const { readWorkbook } = await import("../cases/champo/workbook/read.js");
      const { requireWorkbook } = await import("../cases/champo/workbook/require-workbook.js");
      return requireWorkbook(await readWorkbook(file));
    },
  };
  const run = runIn(places);
  // A workbook that cannot be used says so before anything else is said of it.
  if (run?.source !== workbook.fingerprint) {
    const { readWorkbook } = await import("../cases/champo/workbook/read.js");
    const { formatCheck } = await import("../cases/champo/workbook/format-check.js");
    const check = await readWorkbook(file);
    if (check.workbook === null) {
      console.error(formatCheck(check));
      return 2;
    }
  }
  const seed = seedOfRun(run, workbook, places);
  requireWritableFolder(places.report);
  const exported = await writeStudyReport(workbook, places, { seed, rebuilt: true });
  if (exported.unsourced.length > 0) {
    console.log("Numbers in the text that no cell computed (red in the report):");
    console.log(exported.unsourced.map(describeProblem).join("\n"));
  }
  console.log(`Report: ${shown(exported.index)} (${megabytes(exported.bytes)}). Open it in a browser.`);
  if (settings.word === true) await writeWord(exported, path.join(places.report, WORD_STUDY));
  if (settings.pdf !== true) return 0;
  return printStudy(places.report, WHOLE_STUDY, PRINTED_STUDY);
}

/** The run whose notebooks lie there; undefined where there is none. */
function runIn({ results, notebooks }: RunPlaces): Partial<SegmentsFile> | undefined {
  const file = path.join(results, SEGMENTS_FILE);
  return existsSync(notebooks) && existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Partial<SegmentsFile>)
    : undefined;
}

/** The seed of a run; it must have been made on this workbook. */
function seedOfRun(
  run: Partial<SegmentsFile> | undefined,
  { fileName, fingerprint }: WorkbookAtHand,
  { results, notebooks }: RunPlaces,
): number {
  if (run === undefined) {
    throw new InputError({
      where: results,
      what: "no finished run",
      legal: "the folder of a run of all notebooks",
      remedy: "Run `champo run` first, with the same --data and --out",
    });
  }
  const { source, seed } = run;
  if (source !== fingerprint || seed === undefined) {
    throw new InputError({
      where: "champo report --data",
      what: `${fileName}, which is not the workbook that the notebooks in ${shown(notebooks)} were run on`,
      legal: "the workbook of that run",
      remedy: "Name it by --data, or run the notebooks on this one by `champo run`",
    });
  }
  return seed;
}
