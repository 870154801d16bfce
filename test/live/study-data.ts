import { liveDataOf } from "../../src/cases/study-live";
import { withPublishedColumns } from "../../src/cases/champo/customers/published-columns";
import type { LiveData } from "../../src/live/live-data";
import { loadStudy } from "../../src/cases/champo/champo-study";

let loading: Promise<LiveData> | undefined;

/** The live page's data of the embedded study, as its report has them. */
export function studyData(): Promise<LiveData> {
  loading ??= loadStudy().then((study) =>
    liveDataOf(study, withPublishedColumns(study.base, study.customers)),
  );
  return loading;
}
