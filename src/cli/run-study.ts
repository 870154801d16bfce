import path from "node:path";
import { pathState } from "../core/path-state";
import { requireTemporaryFolder, requireWritableFolder } from "../core/require-writable";
import { writeGeneralReport } from "../cases/general/general-report";
import type { ParameterValue } from "../notebook/run/parameters";
import { runTable, showProgress } from "../notebook/run/progress";
import { runNotebooks } from "../notebook/run/run";
import { interruptible } from "../notebook/run/run-interrupted";
import { notebooksBefore, selectNotebooks } from "../notebook/run/select-notebooks";
import { describedStudy, type DescribedStudy } from "../study/description/described-study";
import { DEFAULT_DESCRIPTION } from "../study/description/study-description";
import { PROJECT_FOLDER, settingsToEnvironment } from "../study/settings";
import { sampledStudy } from "../study/sampled-study";
import { requireEnoughCustomers } from "../study/study";
import { checkEffort, MOST_IN_FULL } from "../validity/how-many/check-effort";
import { counted } from "../text/format";
import { writtenOnce } from "./run-notebooks/kept-report";
import { jobsFor } from "./run-notebooks/jobs-for";
import { keptRuns, reportSettings, type KeptRunSettings } from "./run-notebooks/kept-runs";
import { shown, typed } from "./shown";
import { explainEndOfRun } from "./ends/describe-failure";

/** What is run of a study's folder. */
export interface RunStudySettings extends KeptRunSettings {
  readonly only?: readonly string[];
  readonly from?: string;
  /** How long a cell may run; default an hour, since customers may be many. */
  readonly timeoutSeconds?: number;
  readonly seed?: number;
}

const CELL_TIMEOUT_SECONDS = 3600;

/**
 * Runs the notebooks of a study's folder on its data, draws their figures, writes its report.
 *
 * @param file the `study.yaml`.
 * @returns the exit code: 0 when all ran, 1 when a cell failed.
 * @throws InputError with one report of all problems of the file and of its data.
 */
export async function runStudy(file: string, settings: RunStudySettings): Promise<number> {
  const folder = path.dirname(path.resolve(file));
  const places = {
    notebooks: path.join(folder, "notebooks"),
    figures: path.join(folder, "figures"),
    report: path.join(folder, "report"),
  };
  const { only, from, seed } = settings;
  const names = selectNotebooks(places.notebooks, {
    ...(only === undefined ? {} : { only }),
    ...(from === undefined ? {} : { from }),
  });
  requireTemporaryFolder();
  for (const place of [folder, places.figures, places.report]) requireWritableFolder(place);
  const own = { outputFolder: folder, ...(seed === undefined ? {} : { seed }) };
  // A part of a study goes on with the lines that the others had.
  const again = only === undefined && from === undefined;
  const study = await describedStudy(file, { ...own, again });
  if (names.some((name) => !name.startsWith("01"))) requireEnoughCustomers(study.base.customers.length);
  console.log(`${study.title}: ${counted(study.base.customers.length, "customer").text}.`);
  const env = settingsToEnvironment({ data: study.file, seed: study.seed, outputFolder: folder });
  const progress = showProgress(process.stderr, settings.explain);
  try {
    const kept = keptRuns({ jobs: jobsFor(study.base.customers.length), ...settings });
    const report = await interruptible((signal) =>
      runNotebooks({
        folder: places.notebooks,
        workingFolder: path.join(PROJECT_FOLDER, "notebooks"),
        names,
        earlier: notebooksBefore(places.notebooks, from),
        figuresFolder: places.figures,
        timeoutSeconds: settings.timeoutSeconds ?? CELL_TIMEOUT_SECONDS,
        env,
        ...kept,
        parameters: parametersOf(study),
        signal,
        onEvent: progress.onEvent,
      }),
    );
    progress.stop();
    console.log(`\n${runTable(report)}\n`);
    const ran = new Map(report.notebooks.map(({ notebook, document }) => [notebook, document]));
    const described = `${study.fingerprint} ${pathState(study.file, "content")}`;
    const source = { ...places, ...reportSettings(described, study.seed) };
    const exported = await writtenOnce(source, kept, () => writeGeneralReport(study, places, ran));
    if (report.figuresMissing !== undefined)
      console.log(`No PNG figures were drawn: ${report.figuresMissing}`);
    console.log(`Report:  ${shown(exported.index)}. Open it in a browser.`);
    console.log(`To change anything, edit ${shown(study.file)} and run: npx champo run ${typed(folder)}`);
    return 0;
  } catch (error) {
    const goOn = { command: `champo run ${typed(folder)}`, kept: shown(places.notebooks) };
    return explainEndOfRun(error, goOn, progress.at());
  } finally {
    progress.stop();
  }
}

/**
 * What of `study.yaml` the notebooks declare as parameters, where it is not what they have by themselves, and how often
 * checks are repeated for so many customers.
 */
function parametersOf(study: DescribedStudy): Readonly<Record<string, ParameterValue>> {
  const { seed, description } = study;
  const { mostSegments, methods } = description;
  const customers = sampledStudy(study).base.customers.length;
  const { resamples, twins } = checkEffort(customers);
  return {
    ...(customers <= MOST_IN_FULL ? {} : { resamples, twins, opinionStarts: resamples }),
    ...(seed === DEFAULT_DESCRIPTION.seed ? {} : { seed }),
    ...(methods.join() === DEFAULT_DESCRIPTION.methods.join() ? {} : { competing: methods }),
    ...(mostSegments === DEFAULT_DESCRIPTION.mostSegments ? {} : { kMax: mostSegments }),
  };
}
