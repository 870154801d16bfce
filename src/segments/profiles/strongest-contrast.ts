import type { SegmentProfile } from "./profile-segments";

/** The descriptor in which one group differs most from all customers. */
export interface StrongestContrast {
  readonly index: number;
  readonly descriptor: string;
  /** On ranks; positive where the group lies above. */
  readonly vTest: number;
  readonly byConstruction: boolean;
}

/**
 * The largest v-test (of ranks, in absolute size) of all groups and descriptors, the product mix included.
 *
 * @returns null where no group has a v-test: one group only, or no numbers.
 * @example strongestContrast(profileSegments(segmentation, 7).profiles)?.descriptor
 */
export function strongestContrast(profiles: readonly SegmentProfile[]): StrongestContrast | null {
  const all = profiles.flatMap((profile) =>
    [...profile.descriptors, ...profile.mix].map(({ descriptor, rankVTest, byConstruction }) => ({
      index: profile.index,
      descriptor,
      vTest: rankVTest ?? NaN,
      byConstruction,
    })),
  );
  const known = all.filter(({ vTest }) => !Number.isNaN(vTest));
  if (known.length === 0) return null;
  return Object.freeze(
    known.reduce((best, each) => (Math.abs(each.vTest) > Math.abs(best.vTest) ? each : best)),
  );
}
