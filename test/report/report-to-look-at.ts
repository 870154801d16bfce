import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeStudyReport } from "../../src/cases/champo/report/write-study-report";
import { loadStudy } from "../../src/cases/champo/champo-study";
import type { ExportedReport } from "../../src/report/export-report";
import { placesOf } from "../../src/study/run-places";
import { saveSegments } from "../../src/study/segments-file";
import { DEFAULT_SEED } from "../../src/study/settings";
import { choiceOf, data } from "../cli/lent-study";

/** Writes the report of the committed notebooks, for tests of its form: the live page's division is made the short way. */
export async function reportToLookAt(report: string): Promise<ExportedReport> {
  const results = mkdtempSync(path.join(tmpdir(), "results-"));
  try {
    const study = await loadStudy({ data, seed: DEFAULT_SEED, outputFolder: results });
    const { workbook } = study;
    saveSegments(study, choiceOf(study));
    const places = { ...placesOf({ asCommitted: true }), report, results };
    return await writeStudyReport({ ...workbook.source, read: () => workbook }, places, {
      seed: DEFAULT_SEED,
    });
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}
