import { labDataOf } from "../../src/cases/champo/report/study-lab";
import type { LabData } from "../../src/live/lab-data";
import { loadStudy } from "../../src/cases/champo/champo-study";

let loading: Promise<LabData> | undefined;

/** The live page's data of the embedded study. */
export function studyData(): Promise<LabData> {
  loading ??= loadStudy().then(labDataOf);
  return loading;
}
