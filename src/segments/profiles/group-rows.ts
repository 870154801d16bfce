import { percent } from "../../text/format";
import type { SegmentName } from "../naming/name-segments";
import type { Segmentation } from "../segmentation";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import type { ProfileRow } from "./profile-rows";
import type { SegmentProfile } from "./profile-segments";

/**
 * A segmentation in one row: how it was made, and how many groups it has.
 *
 * @example divisionRows(segmentation).length // 1
 */
export function divisionRows(
  segmentation: Segmentation & { readonly status?: string },
): readonly ProfileRow[] {
  const { method, k, groups, base, unassigned, status = "not judged" } = segmentation;
  const segments = groups.filter(({ kind }) => kind === "segment").length;
  return [
    Object.freeze({
      method,
      groups: k,
      segments,
      "single customers": groups.length - segments,
      customers: base.customers.length,
      "without segment": unassigned.length,
      standing: status,
    }),
  ];
}

/**
 * The names of groups, with their typical member and how stable they are.
 *
 * @example
 * const { cluster } = methods.ward;
 * nameRows(names, bootstrapJaccard(features, cluster, 4, { labels: segmentation.labels, resamples: 5, seed: 7 })).length
 * // 4
 */
export function nameRows(
  names: readonly SegmentName[],
  { segments }: Pick<BootstrapJaccard, "segments">,
): readonly ProfileRow[] {
  return names.map(({ index, name, persona }) =>
    Object.freeze({
      segment: index + 1,
      name,
      "the typical member": persona,
      stability: segments.find(({ label }) => label === index)?.word ?? "not defined",
    }),
  );
}

/**
 * How well each group comes back from resampling.
 *
 * @example
 * const { cluster } = methods.ward;
 * stabilityRows(names, bootstrapJaccard(features, cluster, 4, { labels: segmentation.labels, resamples: 5, seed: 7 })).length
 * // 4
 */
export function stabilityRows(
  names: readonly Pick<SegmentName, "name">[],
  { segments }: Pick<BootstrapJaccard, "segments">,
): readonly ProfileRow[] {
  return segments.map(({ label, size, jaccard, word }) =>
    Object.freeze({
      segment: label + 1,
      name: names[label].name,
      "customers checked": size,
      "bootstrap Jaccard": jaccard,
      "on Hennig's scale": word,
    }),
  );
}

/**
 * How common each category of a column is in each group, compared with all customers (FactoMineR's Mod/Cla and Cla/Mod).
 *
 * @example show(table("Countries within groups", categoryRows(profiles, "country")))
 */
export function categoryRows(profiles: readonly SegmentProfile[], descriptor: string): readonly ProfileRow[] {
  return profiles.flatMap(({ index, categories }) =>
    categories
      .filter((each) => each.descriptor === descriptor && each.count > 0)
      .map((each) =>
        Object.freeze({
          segment: index + 1,
          [descriptor]: each.category,
          customers: each.count,
          "share of the segment": percent(each.shareOfSegment, 0),
          [`share of the ${descriptor}`]: percent(each.shareOfCategory, 0),
          "share of all": percent(each.shareOfAll, 0),
          "v-test": each.vTest,
          "p, corrected": each.adjustedPValue ?? "not tested",
        }),
      ),
  );
}
