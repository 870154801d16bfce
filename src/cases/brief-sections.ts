import type { PaperSection } from "../deliver/paper";
import type { SegmentedStudy } from "../study/segmented-study";
import { CHAMPO_CASE } from "./champo/champo-case";
import type { ChampoStudy } from "./champo/champo-study";
import { accountSamples } from "./champo/report/account-samples";

/** What a case adds to the brief of a customer. */
export function caseSections({ study }: SegmentedStudy): (customer: string) => readonly PaperSection[] {
  return study.kind === CHAMPO_CASE.id ? accountSamples(study as ChampoStudy) : () => [];
}
