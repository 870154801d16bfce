import type { DescriptorSummary } from "./descriptor-summary";
import type { SegmentProfile } from "./profile-segments";

/** The summary of a descriptor in a profile, by its name. @example summaryOf(profiles[0], "revenue").median */
export function summaryOf(profile: SegmentProfile, name: string): DescriptorSummary | undefined {
  return profile.descriptors.find((summary) => summary.descriptor === name);
}
