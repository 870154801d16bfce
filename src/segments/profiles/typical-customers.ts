import { squaredEuclidean } from "../../math/distances/distances";
import { groupCenters } from "../group-centers";
import type { Segmentation } from "../segmentation";

/** A member of a group and its Euclidean distance, in units of the clustered matrix. */
export interface CustomerDistance {
  readonly customer: string;
  readonly distance: number;
}

/** Whom to look at to understand a group. */
export interface TypicalCustomers {
  /** Nearest to the group's own centre first: its most typical members (FactoMineR's paragons). */
  readonly paragons: readonly CustomerDistance[];
  /** Farthest from the nearest other centre first: its most specific members. Empty where there is no other group. */
  readonly specific: readonly CustomerDistance[];
}

/**
 * The typical and the specific members of every group, by distances in the matrix that was clustered.
 *
 * @param most how many of each are kept. Ties go by name.
 * @returns one entry per group, in the order of `segmentation.groups`. Cost O(n k d).
 */
export function typicalCustomers(segmentation: Segmentation, most = 3): readonly TypicalCustomers[] {
  const { features, groups } = segmentation;
  const centers = groupCenters(segmentation);
  const distance = (row: number, center: Float64Array): number =>
    Math.sqrt(squaredEuclidean(features.data, center, row * features.columns, 0, features.columns));
  const byName = (a: CustomerDistance, b: CustomerDistance): number => (a.customer < b.customer ? -1 : 1);
  return Object.freeze(
    groups.map(({ members, index }) => {
      const own = members.map((row) => ({
        customer: features.rowNames[row],
        distance: distance(row, centers[index]),
      }));
      const others = centers.filter((_, other) => other !== index);
      const away = members.map((row) => ({
        customer: features.rowNames[row],
        distance: Math.min(...others.map((center) => distance(row, center))),
      }));
      return Object.freeze({
        paragons: Object.freeze(own.sort((a, b) => a.distance - b.distance || byName(a, b)).slice(0, most)),
        specific: Object.freeze(
          others.length === 0
            ? []
            : away.sort((a, b) => b.distance - a.distance || byName(a, b)).slice(0, most),
        ),
      });
    }),
  );
}
