import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import { summaryOf } from "../../segments/profiles/summary-of";
import { count, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";

/** From this many medians on, a mean describes few members. */
const FAR = 2;

/** Whether means describe the members of a group, or a few of them only. */
export function meansFinding(profiles: readonly SegmentProfile[], descriptor: string): Finding {
  const ratios = profiles.flatMap(({ index, size }) => {
    const summary = summaryOf(profiles[index], descriptor);
    if (size < 2 || summary === undefined || !(summary.median > 0)) return [];
    return [{ index, ratio: summary.mean / summary.median }];
  });
  if (ratios.length === 0)
    return prose`No segment has a median of ${descriptor} above zero that its mean could be compared with.`;
  const farthest = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  if (farthest.ratio < FAR)
    return prose`In no segment is the mean of ${descriptor} ${count(FAR)} times the median or more: means and medians describe the same members.`;
  return prose`In segment ${count(farthest.index + 1)} the mean of ${descriptor} is ${decimal(farthest.ratio, 1)} times the median, because a few members are far larger than the others. The median says what is typical; the mean is of use for sums only.`;
}
