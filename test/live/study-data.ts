import { liveDataOf } from "../../src/cases/study-live";
import type { LiveData } from "../../src/live/live-data";
import { loadStudy } from "../../src/cases/champo/champo-study";

let loading: Promise<LiveData> | undefined;

/** The live page's data of the embedded study. */
export function studyData(): Promise<LiveData> {
  loading ??= loadStudy().then(liveDataOf);
  return loading;
}
