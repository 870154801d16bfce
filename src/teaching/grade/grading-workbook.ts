import { makePrivateFolder } from "../../core/private-folder";
import fs from "node:fs";
import path from "node:path";
import { CHECKED_WORKBOOK, lendChecked } from "../../cases/champo/workbook/checked-workbook";
import { chooseSegmentation } from "../../segments/choose/choose-segmentation";
import { saveSegments } from "../../study/segments-file";
import { loadStudy } from "../../cases/champo/champo-study";
import { DEFAULT_SEED, settingsToEnvironment } from "../../study/settings";
import { studyFeatures } from "../../study/study";
import { SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { readWorkbook } from "../../cases/champo/workbook/read";
import { packSyntheticWorkbook, synthesise } from "../../cases/champo/workbook/synthesise";

/** A workbook that submissions are graded on. */
export interface GradingWorkbook {
  readonly seed: number;
  /** What a submission may read of it: the workbook, its checked form, the chosen segmentation. */
  readonly files: readonly string[];
  /** The environment by which a study finds them. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Makes a workbook that no student has seen, so that only what is computed is right on it; reads and checks it once,
 * and chooses its segmentation once, for all submissions. It lies in a temporary folder that ends with the work.
 *
 * @returns What `work` returns.
 */
export async function withGradingWorkbook<Result>(
  seed: number,
  work: (workbook: GradingWorkbook) => Promise<Result>,
): Promise<Result> {
  const folder = makePrivateFolder("grading");
  try {
    const data = path.join(folder, SYNTHETIC_WORKBOOK);
    fs.writeFileSync(data, await packSyntheticWorkbook(synthesise({ seed })));
    const settings = { data, seed: DEFAULT_SEED, outputFolder: path.join(folder, "results") };
    return await lendChecked(data, await readWorkbook(data), async (lent) => {
      const study = await loadStudy(settings);
      const choice = chooseSegmentation(studyFeatures(study), study.base, { seed: study.seed });
      const segments = saveSegments(study, choice);
      const checked = lent[CHECKED_WORKBOOK] ?? data;
      return await work({
        seed,
        files: [data, checked, segments],
        env: { ...settingsToEnvironment(settings), ...lent },
      });
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
