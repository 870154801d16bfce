import { requireWhole } from "../../core/require-whole";
import { decimal } from "../../text/format";
import { inUnit } from "./in-unit";
import type { ProfileRow } from "./profile-rows";
import type { SegmentName } from "../naming/name-segments";
import type { SegmentProfile } from "./profile-segments";

/** Beyond two standard errors a contrast is more than a random draw would show. */
const TELLING = 2;

/**
 * What describes each group most, in the manner of FactoMineR's `catdes`: the descriptors whose v-test (on ranks)
 * lies beyond 2 either way, the strongest first, with the means and Cohen's d. A star marks what differs by
 * construction: there the v-test is a contrast and no test.
 *
 * @param most descriptors of a group at most.
 * @returns no row for a group that nothing describes.
 * @example show(table("What describes each group", descriptionRows(profiles, names, 3)))
 */
export function descriptionRows(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  most = 8,
): readonly ProfileRow[] {
  requireWhole(most, "descriptionRows(most)", 1);
  return profiles.flatMap((profile) =>
    [...profile.descriptors, ...profile.mix]
      .filter((summary) => Math.abs(summary.rankVTest ?? 0) >= TELLING)
      .sort((a, b) => Math.abs(b.rankVTest ?? 0) - Math.abs(a.rankVTest ?? 0))
      .slice(0, most)
      .map((summary) =>
        Object.freeze({
          segment: `${profile.index + 1}: ${names[profile.index].name}`,
          descriptor: `${summary.descriptor}${summary.byConstruction ? " *" : ""}`,
          "v-test": decimal(summary.rankVTest, 1),
          unit: summary.unit,
          "median of the segment": inUnit(summary.median, summary.unit),
          "median of all": inUnit(summary.medianOfAll, summary.unit),
          "mean of the segment": inUnit(summary.mean, summary.unit),
          "Cohen's d": decimal(summary.cohensD),
        }),
      ),
  );
}
