import { existsSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { takeaway } from "../cell/display";
import { describedStudy, studyFileOf, type DescribedStudy } from "../study/description/described-study";
import { STUDY_FILE } from "../study/description/study-description";
import { fittedStudy, sampleNotice } from "../study/sampled-study";
import { completeSettings, type StudySettings } from "../study/settings";
import { loadStudy as loadChampoStudy, type ChampoStudy } from "./champo/champo-study";

/**
 * What notebooks start from: the study of this notebook's folder, which is the one that `champo run` runs, or that a
 * `study.yaml` next to the notebooks describes; else the study of the carpet maker.
 *
 * Notebooks 03 to 07 serve both, so they use only what every `Study` has. The workbook and the customer table are those of
 * the carpet maker: a study of other customers has none. Of more than 20,000 customers it is the study of a sample, and says so.
 *
 * @param own Settings that go before those of the environment. `data` is a path, from the project's folder where it is
 *   relative; "" names none.
 * @throws InputError with the full report of problems when the data cannot be used, or for a seed out of range.
 * @example
 * const study = await loadStudy({ seed: 7 });
 * study.base.customers.length // 45
 */
export async function loadStudy(own: Partial<StudySettings> = {}): Promise<ChampoStudy> {
  const file = describedFile(own);
  if (file === null) return loadChampoStudy(own);
  const study = fittedStudy(await describedStudy(file, own));
  const notice = sampleNotice(study);
  if (notice !== null) takeaway(notice);
  return study as unknown as ChampoStudy;
}

/**
 * The study that the `study.yaml` of this folder describes.
 *
 * @throws InputError where there is none, or with the full report of what is wrong with it or with its data.
 * @example
 * // not run: it reads a study.yaml of your own
 * const study = await openStudy({ data: "shops/study.yaml" });
 */
export async function openStudy(own: Partial<StudySettings> = {}): Promise<DescribedStudy> {
  const file = describedFile(own);
  if (file !== null) return describedStudy(file, own);
  throw new InputError({
    where: "openStudy",
    what: `no ${STUDY_FILE} here`,
    legal: `a folder of a study, with its ${STUDY_FILE}`,
    remedy: "Make one: npx champo new FOLDER --data FILE",
  });
}

/** The `study.yaml` that the settings mean, else the one in this folder or above it. */
function describedFile(own: Partial<StudySettings>): string | null {
  const { data } = completeSettings(own);
  if (data !== undefined) return studyFileOf(data);
  const near = [".", ".."].map((folder) => path.resolve(folder, STUDY_FILE));
  return near.find((file) => existsSync(file)) ?? null;
}
