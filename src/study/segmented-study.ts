import path from "node:path";
import { nameSegments, type SegmentName } from "../segments/naming/name-segments";
import { profileGroups, type SegmentProfile } from "../segments/profiles/profile-segments";
import { chosenSegmentation, type ChosenSegmentation } from "./segments-file";
import { PROJECT_FOLDER } from "./settings";
import type { Study } from "./study";

/** A study with its segmentation, described and named. */
export interface SegmentedStudy<Of extends Study = Study> {
  readonly study: Of;
  readonly segmentation: ChosenSegmentation;
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
}

/**
 * The segmentation of a study: the one that a run wrote for this very file and seed, into the project's folder or into
 * `out/`, else chosen by the study's rule, which takes some seconds.
 */
export function segmentStudy<Of extends Study>(study: Of): SegmentedStudy<Of> {
  const folders = [study.outputFolder, PROJECT_FOLDER, path.join(PROJECT_FOLDER, "out")];
  const segmentation = chosenSegmentation(study, folders);
  const profiles = profileGroups(segmentation);
  return Object.freeze({ study, segmentation, profiles, names: nameSegments(segmentation, study.lexicon) });
}
