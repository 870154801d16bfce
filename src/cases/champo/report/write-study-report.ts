import path from "node:path";
import type { Notebook } from "../../../notebook/document/document";
import { libraryDigest } from "../../../notebook/run/run-cache";
import type { RunPlaces } from "../../../study/run-places";
import { notebookShelf } from "../../../deliver/notebook-shelf";
import { executedNotebooks, writeReport, type WrittenReport } from "../../report-parts";
import { livePages } from "../../live-pages";
import { champoSlides } from "./champo-slides";
import { champoDirectorPaper } from "./director-paper";
import { keptReportFacts, type WorkbookAtHand } from "./kept-report-facts";
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
  workbook: WorkbookAtHand,
  places: RunPlaces,
  run: StudyRun,
  fresh: ReadonlyMap<string, Notebook> = new Map(),
): Promise<WrittenReport> {
  const notebooks = executedNotebooks(places.notebooks, fresh);
  const names = notebooks.map(({ name }) => name);
  const settings = { seed: run.seed, outputFolder: places.results };
  const library = libraryDigest();
  const facts = await keptReportFacts(workbook, settings, names, library, run.keptIn);
  const shelf = notebookShelf(notebooks);
  const director = champoDirectorPaper(facts, shelf);
  return writeReport(
    {
      ...studyReport(facts, run, notebooks),
      ...livePages(facts.live, CHAMPO_WORKER),
      notebooks,
      library,
      ...(run.keptIn === undefined ? {} : { keptIn: run.keptIn }),
    },
    { director, slides: champoSlides(director, shelf), made: facts.lastDay },
    places,
    [PRINTED_STUDY, WORD_STUDY],
  );
}
