import { redundantColumns } from "../customers/explore/redundant-columns";
import { repeatedFactsFinding } from "../customers/explore/repeated-facts-finding";
import { columnMatches } from "../segments/profiles/equals-column";
import { sameColumnsFinding } from "../segments/profiles/one-column-finding";
import type { Finding } from "../text/prose";
import type { SegmentedStudy } from "./segmented-study";

/**
 * What a reader must know before anything else of a segmentation: that one column already says who is in which segment,
 * and that several columns repeat one fact. Empty for most. Cost O(columns squared x customers).
 *
 * @example studyRemarks(segmentStudy(study)).map(({ text }) => text)
 */
export function studyRemarks({
  study,
  segmentation,
}: Pick<SegmentedStudy, "study" | "segmentation">): readonly Finding[] {
  const matches = columnMatches(segmentation);
  const facts = redundantColumns(study.base, study.featureOptions);
  return Object.freeze([
    ...(matches.length > 0 ? [sameColumnsFinding(matches)] : []),
    ...(facts.length > 0 ? [repeatedFactsFinding(facts)] : []),
  ]);
}
