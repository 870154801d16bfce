import { meansOfGroups } from "../math/linear/means-of-groups";
import { NOISE } from "../math/noise";
import type { Segmentation } from "./segmentation";

/**
 * The mean row of every group, in units of the clustered matrix and in the order of the groups; row weights count. Cost O(n d).
 *
 * @example groupCenters(segmentation).length // 4
 */
export function groupCenters({
  features,
  groups,
}: Pick<Segmentation, "features" | "groups">): readonly Float64Array[] {
  const { rows, columns, data, weights } = features;
  const groupOf = new Int32Array(rows).fill(NOISE);
  groups.forEach(({ members }, group) => members.forEach((row) => (groupOf[row] = group)));
  const means = meansOfGroups(data, columns, groupOf, groups.length, weights);
  return groups.map((_, group) => means.slice(group * columns, (group + 1) * columns));
}
