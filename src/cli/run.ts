import type { Command } from "commander";
import { existsSync } from "node:fs";
import path from "node:path";
import { CHAMPO_CASE } from "../cases/champo/champo-case";
import { InputError } from "../core/input-error";
import { requireStudyFile, studyFileOf } from "../study/description/described-study";
import { readInputFile } from "../study/input-file";
import { requireTemporaryFolder, requireWritableFile, requireWritableFolder } from "../core/require-writable";
import { lendChecked } from "../cases/champo/workbook/checked-workbook";
import { runTable, showProgress } from "../notebook/run/progress";
import { runNotebooks, type RunReport } from "../notebook/run/run";
import { interruptible } from "../notebook/run/run-interrupted";
import { notebooksBefore, selectNotebooks } from "../notebook/run/select-notebooks";
import { describeProblem } from "../report/claims/require-sources";
import { columnWarning } from "../study/column-warning";
import { DEFAULT_SEED, PROJECT_FOLDER, settingsToEnvironment } from "../study/settings";
import { requireEnoughCustomers } from "../study/study";
import { findWorkbook, SYNTHETIC_WORKBOOK } from "../cases/champo/workbook/find";
import { formatCheck } from "../cases/champo/workbook/format-check";
import { readWorkbook } from "../cases/champo/workbook/read";
import type { Workbook } from "../cases/champo/workbook/tables";
import { runParameters, withOtherParameters } from "./run-parameters";
import { placesOf, type RunPlaces } from "../study/run-places";
import { explainEndOfRun } from "./ends/describe-failure";
import { shown } from "./shown";
import { writeStudyReport } from "../cases/champo/report/write-study-report";
import type { End } from "./command";
import { writtenOnce } from "./run-notebooks/kept-report";
import { addKeptRunOptions, keptRuns, reportSettings, type KeptRunSettings } from "./run-notebooks/kept-runs";
import { runInstructor } from "./run-notebooks/run-instructor";
import { runStudy } from "./run-study";
import { studyCommand } from "./study";
import { collectWords, positiveNumber, seedValue, wordList } from "./option-values";

/** Settings of `champo run`, as the command line gives them. */
export interface RunSettings extends KeptRunSettings {
  readonly data?: string;
  readonly only?: readonly string[];
  readonly from?: string;
  readonly out?: string;
  /** How long a cell may run; default five minutes. */
  readonly timeoutSeconds?: number;
  readonly seed?: number;
  /** `name=value` each: parameters of the notebooks. */
  readonly parameter?: readonly string[];
  /** Runs the instructors' notebooks instead of the study's. */
  readonly instructor?: boolean;
}

/** How long a cell may run by default, in seconds. */
const CELL_TIMEOUT_SECONDS = 300;

/** Adds `champo run` to the command line. */
export function addRun(program: Command, end: End): void {
  addKeptRunOptions(program.command("run", { isDefault: true }))
    .argument("[folder]", "a study's folder (default: the study of the carpet maker)")
    .option(
      "--data <file>",
      "your own workbook in the Champo format (default: one in data/, else the synthetic one), or your own customers",
    )
    .option("--only <numbers>", "only these notebooks: 03,05", wordList)
    .option("--from <number>", "from this notebook on: 04")
    .option("--out <folder>", "where notebooks, figures and report go (default for your own data: out/)")
    .option(
      "--timeout <seconds>",
      `the longest time for a cell (default: ${CELL_TIMEOUT_SECONDS}; for your own customers 3600)`,
      positiveNumber,
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "-p, --parameter <name=value>",
      "sets a parameter of the notebooks; may be repeated",
      collectWords,
      [],
    )
    .option("--instructor", "run the instructors' notebooks of published mistakes and solutions instead")
    .action(async (folder: string | undefined, { timeout, ...options }: RunOptions) => {
      const settings = { ...options, ...(timeout === undefined ? {} : { timeoutSeconds: timeout }) };
      if (!settings.instructor)
        return end(
          await (folder === undefined ? runAny(settings) : runStudy(requireStudyFile(folder), settings)),
        );
      if (folder === undefined) return end(await runInstructor(settings, timeout ?? CELL_TIMEOUT_SECONDS));
      throw new InputError({
        where: "--instructor",
        what: `folder "${folder}"`,
        legal: "no folder: the instructors' notebooks belong to the study of the carpet maker",
      });
    });
}

type RunOptions = Omit<RunSettings, "timeoutSeconds"> & { readonly timeout?: number };

/** The carpet maker's study, or with `--data` that of any file: a workbook of the case, or other customers. */
async function runAny(settings: RunSettings): Promise<number> {
  const { data } = settings;
  if (data === undefined || !existsSync(data)) return runCommand(settings);
  const study = studyFileOf(data);
  if (study !== null) return runStudy(study, settings);
  if (CHAMPO_CASE.recognises(await readInputFile(data))) return runCommand(settings);
  return studyCommand([data], settings);
}

/**
 * `champo run`: checks the workbook, runs the notebooks on it, draws their figures, writes the report.
 *
 * @returns the exit code: 0 when all ran, 1 when a cell failed or the committed study would say a number that no cell
 *   computed, 2 when the workbook cannot be used.
 */
async function runCommand(settings: RunSettings): Promise<number> {
  const dataFolder = path.join(PROJECT_FOLDER, "data");
  const notebooks = path.join(PROJECT_FOLDER, "notebooks");
  const names = selectNotebooks(notebooks, {
    ...(settings.only === undefined ? {} : { only: settings.only }),
    ...(settings.from === undefined ? {} : { from: settings.from }),
  });
  const { data, seed, values } = runParameters(settings, notebooks, names);
  const file = findWorkbook({ dataFolder, ...(data === undefined ? {} : { data }) });
  const embedded = path.resolve(file) === path.join(dataFolder, SYNTHETIC_WORKBOOK);
  const { data: injectedData, ...plain } = values;
  const parameters = { ...plain, ...(embedded || injectedData === undefined ? {} : { data: injectedData }) };
  const places = placesOf({
    ...(settings.out === undefined ? {} : { out: settings.out }),
    asCommitted: embedded && Object.keys(parameters).length === 0 && (settings.parameter ?? []).length === 0,
  });
  requireTemporaryFolder();
  for (const folder of [places.results, places.notebooks, places.figures, places.report])
    requireWritableFolder(folder);
  for (const name of names) requireWritableFile(path.join(places.notebooks, `${name}.ipynb`));
  const check = await readWorkbook(file);
  if (check.workbook === null) {
    console.error(formatCheck(check));
    return 2;
  }
  console.log(
    `${check.fileName}: ${check.workbook.customers.length} customers, ${check.workbook.sales.length} lines.`,
  );
  // The sales are worth a look whatever their number; all that follows segments customers.
  if (names.some((name) => !name.startsWith("01"))) requireEnoughCustomers(check.workbook.customers.length);
  const kinds = new Set(check.warnings.map(({ sheet, column, legal }) => `${sheet} ${column} ${legal}`)).size;
  if (kinds > 0) {
    console.log(
      `Warnings of ${kinds} ${kinds === 1 ? "kind" : "kinds"}: \`champo check\` lists them, notebook 01 shows what they mean.`,
    );
  }
  const progress = showProgress(process.stderr, settings.explain);
  try {
    const env = settingsToEnvironment({ data: file, seed, outputFolder: places.results });
    const kept = keptRuns(settings);
    const report = await lendChecked(file, check, (lent) =>
      interruptible((signal) =>
        runNotebooks({
          folder: notebooks,
          names,
          saveTo: places.notebooks,
          earlier: notebooksBefore(notebooks, settings.from),
          figuresFolder: places.figures,
          signal,
          timeoutSeconds: settings.timeoutSeconds ?? CELL_TIMEOUT_SECONDS,
          env,
          lent,
          ...kept,
          parameters,
          onEvent: progress.onEvent,
        }),
      ),
    );
    progress.stop();
    const code = await finish(report, places, check.workbook, seed, kept);
    const ran = new Set(report.notebooks.map(({ notebook }) => notebook));
    const others = withOtherParameters(places.notebooks, ran, parameters);
    if (others.length > 0) {
      console.log(`Also in this report, from earlier runs with other parameters: ${others.join(", ")}.`);
    }
    return code;
  } catch (error) {
    const goOn = { command: "champo run", kept: shown(places.notebooks) };
    return explainEndOfRun(error, goOn, progress.at());
  } finally {
    progress.stop();
  }
}

/** Writes the report of all notebooks that have been run on this workbook, and says what there is to open. */
async function finish(
  report: RunReport,
  places: RunPlaces,
  workbook: Workbook,
  seed: number,
  kept: ReturnType<typeof keptRuns>,
): Promise<number> {
  console.log(`\n${runTable(report)}\n`);
  const ran = new Map(report.notebooks.map(({ notebook, document }) => [notebook, document]));
  const source = { ...places, ...reportSettings(workbook.source.fingerprint, seed) };
  const exported = await writtenOnce(source, kept, () =>
    writeStudyReport({ ...workbook.source, read: () => workbook }, places, { seed }, ran),
  );
  if (exported.unsourced.length > 0) {
    console.log("Numbers in the text that no cell computed (red in the report):");
    console.log(exported.unsourced.map(describeProblem).join("\n"));
  }
  if (report.figuresMissing !== undefined) {
    console.log(`No PNG figures were drawn: ${report.figuresMissing}`);
    console.log("The report does not need them: it draws its figures itself.");
  } else {
    console.log(`Figures: ${shown(places.figures)}`);
  }
  console.log(
    `Report:  ${shown(exported.index)} (${(exported.bytes / 1e6).toFixed(1)} MB). Open it in a browser.`,
  );
  const last = columnWarning(places.results, workbook.source.fingerprint);
  if (last !== null) console.log(last);
  // The study's own notebooks promise that every number is computed; another's may say what they like.
  return exported.unsourced.length > 0 && places.results === PROJECT_FOLDER ? 1 : 0;
}
