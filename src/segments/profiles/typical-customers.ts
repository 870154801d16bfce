import { ascendingOrder } from "../../math/ascending-order";
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
  const first = (members: readonly number[], distances: Float64Array, side: 1 | -1) =>
    Object.freeze(
      leastOf(distances, side, most)
        .map((i) => ({ customer: features.rowNames[members[i]], distance: distances[i] }))
        .sort((a, b) => side * (a.distance - b.distance) || (a.customer < b.customer ? -1 : 1))
        .slice(0, most),
    );
  return Object.freeze(
    groups.map(({ members, index }) => {
      const own = Float64Array.from(members, (row) => distance(row, centers[index]));
      const others = centers.filter((_, other) => other !== index);
      const toNearest = (row: number): number => Math.min(...others.map((center) => distance(row, center)));
      return Object.freeze({
        paragons: first(members, own, 1),
        specific: Object.freeze(
          others.length === 0 ? [] : first(members, Float64Array.from(members, toNearest), -1),
        ),
      });
    }),
  );
}

/** The places of the least values (side 1) or the largest (side -1), at least `most`: all that equal the last. */
function leastOf(values: Float64Array, side: 1 | -1, most: number): readonly number[] {
  if (values.length === 0) return [];
  const order = ascendingOrder(values.map((value) => side * value));
  const last = side * values[order[Math.min(most, values.length) - 1]];
  return Array.from(order.filter((i) => side * values[i] <= last));
}
