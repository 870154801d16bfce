import path from "node:path";
import { champoStudy } from "../champo-study";
import { withPublishedColumns } from "../customers/published-columns";
import type { Notebook } from "../../../notebook/document/document";
import type { Workbook } from "../workbook/tables";
import type { RunPlaces } from "../../../study/run-places";
import { notebookShelf } from "../../../deliver/notebook-shelf";
import { executedNotebooks, writeReport, type WrittenReport } from "../../report-parts";
import { studyLive } from "../../study-live";
import { champoSlides } from "./champo-slides";
import { champoDirectorPaper } from "./director-paper";
import { PRINTED_STUDY, studyReport, WORD_STUDY, type StudyRun } from "./study-report";

/** The script of the live page's worker that reads this case's workbooks too. */
export const CHAMPO_WORKER = path.join(__dirname, "live-worker");

/**
 * Writes the report of all executed notebooks of a run's folder.
 *
 * @param fresh Notebooks at hand, by name; the others are read.
 * @throws InputError where there are none.
 */
export async function writeStudyReport(
  workbook: Workbook,
  places: RunPlaces,
  run: StudyRun,
  fresh: ReadonlyMap<string, Notebook> = new Map(),
): Promise<WrittenReport> {
  const notebooks = executedNotebooks(places.notebooks, fresh);
  const study = champoStudy(workbook, { warnings: [], seed: run.seed, outputFolder: places.results });
  const live = studyLive(
    study,
    notebooks.map(({ name }) => name),
    { worker: CHAMPO_WORKER, base: withPublishedColumns(study.base, study.customers) },
  );
  const shelf = notebookShelf(notebooks);
  const director = champoDirectorPaper(study, shelf);
  return writeReport(
    { ...studyReport(workbook, run, notebooks), ...live, notebooks },
    { director, slides: champoSlides(director, shelf), made: study.lines.lastDay },
    places,
    [PRINTED_STUDY, WORD_STUDY],
  );
}
