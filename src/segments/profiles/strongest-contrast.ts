import type { SegmentProfile } from "./profile-segments";

/** The descriptor in which one group differs most from all customers. */
export interface StrongestContrast {
  readonly index: number;
  readonly descriptor: string;
  /** On ranks; positive where the group lies above. NaN where no group differs in anything. */
  readonly vTest: number;
  readonly byConstruction: boolean;
}

/** The largest v-test (of ranks, in absolute size) of all groups and descriptors, the product mix included. */
export function strongestContrast(profiles: readonly SegmentProfile[]): StrongestContrast {
  const all = profiles.flatMap((profile) =>
    [...profile.descriptors, ...profile.mix].map(({ descriptor, rankVTest, byConstruction }) => ({
      index: profile.index,
      descriptor,
      vTest: rankVTest ?? NaN,
      byConstruction,
    })),
  );
  const size = ({ vTest }: StrongestContrast): number => (Number.isNaN(vTest) ? -1 : Math.abs(vTest));
  return Object.freeze(all.reduce((best, each) => (size(each) > size(best) ? each : best)));
}
