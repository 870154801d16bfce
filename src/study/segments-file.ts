import path from "node:path";
import { chooseSegmentation, type SegmentationChoice } from "../segments/choose/choose-segmentation";
import { fitOnAll, type Division } from "../segments/choose/fit-on-all";
import { keepLimits } from "../segments/choose/segment-limits";
import { writeFileAtomically } from "../core/write-file-atomically";
import { findingFromJson } from "../text/prose";
import { segmentationOf, type Segmentation } from "../segments/segmentation";
import { segmentsOfFolder } from "./segments-of-folder";
import { SEGMENTS_FILE, type SegmentsFile } from "./segments-schema";
import { sampledStudy } from "./sampled-study";
import { segmentsContent } from "./segments-content";
import { studyFeatures, type Study } from "./study";

/**
 * The chosen segmentation, ready to be written.
 *
 * @example segmentsFile(study, choice).version // 2
 */
export function segmentsFile(study: Study, sampleOrAll: Division): SegmentsFile {
  const limits = (study.whole ?? study).choice?.limits;
  return segmentsContent(
    { ...study, source: study.fingerprint, ...(limits === undefined ? {} : { limits }) },
    onAllCustomers(study, sampleOrAll),
  );
}

const onAll = new WeakMap<Division, Division>();

/** A choice that was made on a sample, taken to all customers of the study; any other as it is. */
function onAllCustomers(study: Study, choice: Division): Division {
  const { whole } = study;
  if (whole === undefined || choice.segmentation.base.customers.length === whole.base.customers.length)
    return choice;
  const known = onAll.get(choice);
  if (known !== undefined) return known;
  const { limits } = whole.choice ?? {};
  const fitted = fitOnAll(choice, studyFeatures(whole), whole.base, whole.seed);
  const all = limits === undefined ? fitted : keepLimits(fitted, limits, whole.seed);
  onAll.set(choice, all);
  return all;
}

/**
 * Writes `segments.json` into the study's output folder, whole or not at all; returns its path.
 *
 * @example
 * // not run: it writes segments.json into the study's output folder
 * saveSegments(study, choice)
 */
export function saveSegments(study: Study, choice: SegmentationChoice): string {
  const file = path.join(study.outputFolder, SEGMENTS_FILE);
  writeFileAtomically(file, `${JSON.stringify(segmentsFile(study, choice), null, 1)}\n`);
  return file;
}

/** What the rule chooses for a study, or for the sample that carries its checks (see `sampledStudy`). */
export function choiceFor(study: Study): SegmentationChoice {
  return chooseSegmentation(studyFeatures(study), study.base, { ...study.choice, seed: study.seed });
}

/** The chosen segmentation, and whether the data support it. */
export type ChosenSegmentation = Segmentation & Pick<SegmentationChoice, "status" | "because">;

/**
 * The segmentation of the study: the one that notebook 07 wrote, if it belongs to this very file, seed and
 * recipe; else it is chosen here, by the same rule and with the same result, which takes some seconds.
 *
 * @param folders where that file may lie; default the study's output folder.
 * @example
 * // not run: where notebook 07 has not run, it takes 15 s
 * const segmentation = chosenSegmentation(study);
 */
export function chosenSegmentation(
  study: Study,
  folders: readonly string[] = [study.outputFolder],
): ChosenSegmentation {
  const features = studyFeatures(study);
  const fits = (file: SegmentsFile | null): file is SegmentsFile =>
    file !== null &&
    file.source === study.fingerprint &&
    file.seed === study.seed &&
    JSON.stringify(file.recipe) === JSON.stringify(features.recipe);
  const saved = folders.map(segmentsOfFolder).find(fits);
  if (saved === undefined) {
    const sample = sampledStudy(study);
    const choice = onAllCustomers(sample, choiceFor(sample));
    const { status, because } = choice;
    return Object.freeze({ ...choice.segmentation, status, because });
  }
  const clustering = Object.freeze({
    method: saved.method,
    labels: Int32Array.from(saved.customers, ({ segment }) => segment),
    clusterCount: saved.centers.length,
    parameters: saved.parameters,
  });
  return Object.freeze({
    ...segmentationOf(clustering, features, study.base),
    status: saved.status,
    because: findingFromJson(saved.because),
  });
}
