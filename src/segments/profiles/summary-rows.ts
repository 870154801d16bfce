import { requireList } from "../../core/require-list";
import { squaredDeviations } from "../../core/squared-deviations";
import type { DescriptorSummary } from "./descriptor-summary";
import { inUnit } from "./in-unit";
import type { ProfileRow } from "./profile-rows";
import type { SegmentProfile } from "./profile-segments";
import { summaryOf } from "./summary-of";

/**
 * Summary statistics by group: each descriptor in one row a group, with the members that have a value, mean, standard
 * deviation (n - 1), least, quartiles, median and most, in the descriptor's unit.
 *
 * @param descriptors names; one that no profile has is left out.
 * @example show(table("Summary statistics by group", summaryRows(profiles, ["revenue", "orders"])))
 */
export function summaryRows(
  profiles: readonly SegmentProfile[],
  descriptors: readonly string[],
): readonly ProfileRow[] {
  requireList(profiles, "summaryRows(profiles)");
  requireList(descriptors, "summaryRows(descriptors)");
  return descriptors.flatMap((name) =>
    profiles.flatMap((profile) => {
      const summary = summaryOf(profile, name);
      return summary === undefined ? [] : [rowOf(summary, profile.index)];
    }),
  );
}

function rowOf(summary: DescriptorSummary, index: number): ProfileRow {
  const { descriptor, unit, defined, values, weights } = summary;
  const spread = defined < 2 ? NaN : Math.sqrt(squaredDeviations(values, weights) / (defined - 1));
  return Object.freeze({
    descriptor,
    unit,
    segment: index + 1,
    members: defined,
    mean: inUnit(summary.mean, unit),
    "standard deviation": inUnit(spread, unit),
    least: inUnit(summary.least, unit),
    "lower quartile": inUnit(summary.lowerQuartile, unit),
    median: inUnit(summary.median, unit),
    "upper quartile": inUnit(summary.upperQuartile, unit),
    most: inUnit(summary.most, unit),
  });
}
