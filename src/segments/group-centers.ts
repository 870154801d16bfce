import type { SegmentedRows } from "./segmentation";

/** The mean row of every group, in units of the clustered matrix and in the order of the groups. Cost O(n d). */
export function groupCenters({ features, groups }: SegmentedRows): readonly Float64Array[] {
  return groups.map(({ members }) => {
    const center = new Float64Array(features.columns);
    for (const row of members) {
      for (let j = 0; j < features.columns; j++) {
        center[j] += features.data[row * features.columns + j] / members.length;
      }
    }
    return center;
  });
}
