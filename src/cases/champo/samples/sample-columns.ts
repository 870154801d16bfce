import { count, decimal } from "../../../text/format";
import type { ProfileRow } from "../../../segments/profiles/profile-rows";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import { summaryOf } from "../../../segments/profiles/summary-of";

/** What the samples of a group come to, for the money view. @example moneyRows(profiles, names, { more: [sampleColumns] }) */
export function sampleColumns(profile: SegmentProfile): ProfileRow {
  const sent = summaryOf(profile, "samples")?.total ?? 0;
  const converted = summaryOf(profile, "converted samples")?.total ?? 0;
  return Object.freeze({
    "samples sent": count(sent),
    "samples for one marked as converted": converted > 0 ? decimal(sent / converted, 1) : "none marked",
  });
}
