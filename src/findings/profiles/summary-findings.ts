import { sumBy } from "../../core/sum";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import { summaryOf } from "../../segments/profiles/summary-of";
import { count, counted, decimal, money } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

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

/** How far revenue reaches within the first group, drawn on a logarithmic axis, and for how many customers that has no place. */
export function revenueAxisFinding(profiles: readonly SegmentProfile[]): Finding {
  const values = profiles.map(({ index }) => summaryOf(profiles[index], "revenue")?.values ?? []);
  const [first = []] = values.map((own) => Array.from(own).filter((value) => value > 0));
  const hidden = sumBy(values, (own) => sumBy(own, (value) => (value > 0 ? 0 : 1)));
  const points =
    hidden === 0
      ? prose`Every customer is a point.`
      : prose`Every customer is a point, but ${counted(hidden, "customer")} at or below ${count(0)} ${verb(hidden, "has", "have")} no place on the axis of revenue.`;
  if (first.length < 2) return prose`${points} Revenue is drawn on a logarithmic axis.`;
  return prose`${points} Revenue is drawn on a logarithmic axis: within segment ${count(1)} alone it runs from ${money(first[0])} to ${money(first[first.length - 1])}.`;
}
