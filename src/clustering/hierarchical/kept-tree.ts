import type { Observations } from "../../math/linear/observations";
import type { Linkage, Tree } from "./dendrogram";
import { hierarchical } from "./hierarchical";

const kept = new WeakMap<Observations, Map<Linkage, Tree>>();

/**
 * The tree of a matrix, grown once while the matrix is in use: a check that asks for two to eight clusters of the same rows
 * cuts one tree seven times. The result is that of `hierarchical`. Cost: that of `hierarchical` at the first call, then O(1).
 *
 * @example cutTree(keptTree(x, "ward"), { clusters: 4 })
 */
export function keptTree(x: Observations, linkage: Linkage): Tree {
  const trees = kept.get(x) ?? new Map<Linkage, Tree>();
  const tree = trees.get(linkage) ?? hierarchical(x, { linkage });
  kept.set(x, trees.set(linkage, tree));
  return tree;
}
