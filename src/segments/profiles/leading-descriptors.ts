import { requireWhole } from "../../core/require-whole";
import type { SegmentProfile } from "./profile-segments";

/**
 * The numbers in which groups differ most from all customers, the strongest contrast first; with columns that do not
 * differ last, in the order of the base.
 *
 * @param most names at most. Cost O(groups x columns).
 * @example leadingDescriptors(profiles, 3) // ["product types", "pieces", "revenue"]
 */
export function leadingDescriptors(profiles: readonly SegmentProfile[], most: number): readonly string[] {
  requireWhole(most, "leadingDescriptors(most)", 1);
  const strongest = new Map<string, number>();
  for (const { descriptors } of profiles) {
    for (const { descriptor, rankVTest } of descriptors) {
      const size = Math.abs(rankVTest ?? 0);
      strongest.set(descriptor, Math.max(strongest.get(descriptor) ?? 0, Number.isNaN(size) ? 0 : size));
    }
  }
  return Object.freeze(
    [...strongest]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([name]) => name),
  );
}
