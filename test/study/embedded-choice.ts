import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { chooseSegmentation, type SegmentationChoice } from "../../src/segments/choose/choose-segmentation";
import { studyFeatures, type Study } from "../../src/study/study";

/** The embedded workbook. */
export const EMBEDDED = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");

/** The embedded study with its choice among up to five segments; its results go to a folder that the test removes. */
export async function embeddedChoice(): Promise<{
  readonly folder: string;
  readonly study: Study;
  readonly choice: SegmentationChoice;
}> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-choice-"));
  const study = await loadStudy({ data: EMBEDDED, seed: 7, outputFolder: folder });
  const choice = chooseSegmentation(studyFeatures(study), study.base, { seed: 7, maxK: 5 });
  return { folder, study, choice };
}
