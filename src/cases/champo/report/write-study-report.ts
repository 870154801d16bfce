import { rmSync } from "node:fs";
import path from "node:path";
import { champoStudy } from "../champo-study";
import { withPublishedColumns } from "../customers/published-columns";
import { InputError } from "../../../core/input-error";
import type { Notebook } from "../../../notebook/document/document";
import { readNotebook } from "../../../notebook/document/notebook-file";
import { selectNotebooks } from "../../../notebook/run/select-notebooks";
import { exportReport, type ExportedReport } from "../../../report/export-report";
import type { Workbook } from "../workbook/tables";
import type { RunPlaces } from "../../../study/run-places";
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
  const notebooks = selectNotebooks(places.notebooks).map((name) => ({
    name,
    document: fresh.get(name) ?? readNotebook(path.join(places.notebooks, `${name}.ipynb`)),
  }));
  if (notebooks.length === 0) {
    throw new InputError({ where: places.notebooks, what: "no notebooks", legal: "executed notebooks" });
  }
  const study = champoStudy(workbook, { warnings: [], seed: run.seed, outputFolder: places.results });
  const exported = await exportReport({
    ...studyReport(workbook, run, notebooks),
    ...studyLive(
      study,
      notebooks.map(({ name }) => name),
      { worker: CHAMPO_WORKER, base: withPublishedColumns(study.base, study.customers) },
    ),
    notebooks,
    out: places.report,
  });
  // A print of an earlier report is none of this one.
  rmSync(path.join(places.report, PRINTED_STUDY), { force: true });
  return exported;
}
