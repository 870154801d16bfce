import path from "node:path";
import { champoStudy } from "../champo-study";
import { withPublishedColumns } from "../customers/published-columns";
import type { Notebook } from "../../../notebook/document/document";
import type { ExportedReport } from "../../../report/export-report";
import type { Workbook } from "../workbook/tables";
import type { RunPlaces } from "../../../study/run-places";
import { executedNotebooks, writeReport } from "../../report-parts";
import { studyLive } from "../../study-live";
import { PRINTED_STUDY, studyReport, type StudyRun } from "./study-report";

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
): Promise<ExportedReport> {
  const notebooks = executedNotebooks(places.notebooks, fresh);
  const study = champoStudy(workbook, { warnings: [], seed: run.seed, outputFolder: places.results });
  const request = {
    ...studyReport(workbook, run, notebooks),
    ...studyLive(
      study,
      notebooks.map(({ name }) => name),
      { worker: CHAMPO_WORKER, base: withPublishedColumns(study.base, study.customers) },
    ),
    notebooks,
  };
  return writeReport(request, places, PRINTED_STUDY);
}
