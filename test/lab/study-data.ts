import { labDataOf } from "../../src/commands/study-lab";
import type { LabData } from "../../src/lab/lab-data";
import { loadStudy } from "../../src/study";

let loading: Promise<LabData> | undefined;

/** The live page's data of the embedded study. */
export function studyData(): Promise<LabData> {
  loading ??= loadStudy().then(labDataOf);
  return loading;
}
