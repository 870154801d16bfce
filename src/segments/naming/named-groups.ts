import type { Segmentation } from "../segmentation";
import type { SegmentName } from "./name-segments";

/**
 * The groups of a segmentation by name, with their customers.
 *
 * @example lifetimeBySegment(lifetime, namedGroups(segmentation, names))
 */
export function namedGroups(
  { groups }: Pick<Segmentation, "groups">,
  names: readonly Pick<SegmentName, "name">[],
): readonly { readonly name: string; readonly customers: readonly string[] }[] {
  return groups.map(({ index, customers }) => Object.freeze({ name: names[index].name, customers }));
}
