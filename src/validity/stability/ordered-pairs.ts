import type { CoMembership } from "./co-membership";

/** A square table of pairs with its names, as heat maps draw it. */
export interface OrderedPairs {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/**
 * The pairs of a co-membership matrix in another order of rows, such as that of a tree's leaves.
 *
 * @param order every row once. Cost O(n^2).
 * @example
 * const pairs = coMembership(x, byKmeans, 2, { resamples: 10, seed: 7 });
 * orderedPairs(pairs, hierarchical(x).order).values[0][0] // 1
 */
export function orderedPairs({ share, rowNames }: CoMembership, order: ArrayLike<number>): OrderedPairs {
  const rows = Array.from(order);
  const n = rowNames.length;
  return Object.freeze({
    names: rows.map((row) => rowNames[row]),
    values: rows.map((i) => rows.map((j) => share.data[i * n + j])),
  });
}
