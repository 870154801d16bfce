import path from "node:path";
import { customerDescriptors } from "../customer-descriptors";
import { nameSegments, type SegmentName } from "../../../segments/naming/name-segments";
import { profileGroups, type SegmentProfile } from "../../../segments/profiles/profile-segments";
import { chosenSegmentation, type ChosenSegmentation } from "../../../segments/file/segments-file";
import { loadStudy, PROJECT_FOLDER, type Study } from "../../../study/study";

/** A study with its segmentation, described and named. */
export interface SegmentedStudy {
  readonly study: Study;
  readonly segmentation: ChosenSegmentation;
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
}

/** Reads a workbook as a study; `data` as typed on the command line. */
export function readStudy(options: { readonly data?: string; readonly seed?: number }): Promise<Study> {
  const { data, seed } = options;
  return loadStudy({
    ...(data === undefined ? {} : { data: path.resolve(data) }),
    ...(seed === undefined ? {} : { seed }),
  });
}

/**
 * The segmentation of a study: the one that a run wrote for this very workbook and seed, into the project's folder or
 * into `out/`, else chosen by the study's rule, which takes some seconds.
 */
export function segmentStudy(study: Study): SegmentedStudy {
  const folders = [study.outputFolder, PROJECT_FOLDER, path.join(PROJECT_FOLDER, "out")];
  const segmentation = chosenSegmentation(study, folders);
  const profiles = profileGroups(segmentation, customerDescriptors(study.workbook, study.customers));
  return Object.freeze({ study, segmentation, profiles, names: nameSegments(profiles) });
}
