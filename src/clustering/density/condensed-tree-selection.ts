import { sumBy } from "../../core/sum";
import type { CondensedTree } from "./condensed-tree";

/**
 * The stability (excess of mass) of each cluster of a condensed tree: over its rows, the density at which
 * they leave it less the density at which it was born, summed. Rows that go on into its children leave at
 * its death. Infinite for clusters around identical rows. Cost O(n).
 */
export function stabilities(tree: CondensedTree): Float64Array {
  const sums = new Float64Array(tree.clusters.length);
  tree.rowCluster.forEach((cluster, row) => {
    sums[cluster] += tree.rowDensity[row] - tree.clusters[cluster].birth;
  });
  for (const cluster of tree.clusters) {
    for (const child of cluster.children) {
      sums[cluster.id] += tree.clusters[child].size * (cluster.death - cluster.birth);
    }
  }
  return sums;
}

/**
 * The clusters, none within another, whose stabilities sum to the most (Campello, Moulavi & Sander 2013,
 * section 4): a cluster is taken when it is at least as stable as the best choice among its descendants.
 *
 * @param allowRoot whether all rows together may be the one cluster.
 * @returns the ids, ascending.
 */
export function mostStable(tree: CondensedTree, stability: Float64Array, allowRoot: boolean): number[] {
  const { clusters } = tree;
  const best = stability.slice();
  const taken = new Uint8Array(clusters.length);
  // Parents stand before their children, so from the end the children are known.
  for (let id = clusters.length - 1; id >= 0; id--) {
    const below = sumBy(clusters[id].children, (child) => best[child]);
    const mayBeTaken = id > 0 || allowRoot;
    if (mayBeTaken && (clusters[id].children.length === 0 || stability[id] >= below)) taken[id] = 1;
    else best[id] = below;
  }
  return outermost(tree, taken);
}

/** The clusters that never split; the root only where `allowRoot` and it is one. */
export function leaves(tree: CondensedTree, allowRoot: boolean): number[] {
  return tree.clusters
    .filter(({ id, children }) => children.length === 0 && (id > 0 || allowRoot))
    .map(({ id }) => id);
}

/** For each cluster the id of the chosen one that it is or lies in, -1 for none. */
export function chosenAbove(tree: CondensedTree, chosen: readonly number[]): Int32Array {
  const above = new Int32Array(tree.clusters.length).fill(-1);
  for (const id of chosen) above[id] = id;
  for (const { id, parent } of tree.clusters) {
    if (above[id] < 0 && parent >= 0) above[id] = above[parent];
  }
  return above;
}

/** The greatest density at which each cluster, or any cluster within it, still has rows. */
export function lastDensities(tree: CondensedTree): Float64Array {
  const last = new Float64Array(tree.clusters.length);
  tree.rowCluster.forEach((cluster, row) => {
    if (tree.rowDensity[row] > last[cluster]) last[cluster] = tree.rowDensity[row];
  });
  for (let id = last.length - 1; id > 0; id--) {
    const { parent } = tree.clusters[id];
    if (last[id] > last[parent]) last[parent] = last[id];
  }
  return last;
}

/**
 * The greatest density of the tree that is a number, 1 where there is none: identical rows are infinitely dense, and in ratios
 * they count as if they lay as close together as the closest different rows.
 */
export function densityCap(tree: CondensedTree): number {
  let cap = 0;
  const look = (density: number): void => {
    if (density > cap && density < Infinity) cap = density;
  };
  tree.rowDensity.forEach(look);
  for (const { birth, death } of tree.clusters) [birth, death].forEach(look);
  return cap > 0 ? cap : 1;
}

/** The share of the density `of` a cluster that a row reaches, 0 to 1, both at most `cap`. */
export function shareOfDensity(density: number, of: number, cap: number): number {
  return density >= of ? 1 : Math.min(density, cap) / Math.min(of, cap);
}

function outermost(tree: CondensedTree, taken: Uint8Array): number[] {
  const covered = new Uint8Array(taken.length);
  const chosen: number[] = [];
  for (const { id, parent } of tree.clusters) {
    if (parent >= 0 && covered[parent] === 1) covered[id] = 1;
    else if (taken[id] === 1) {
      covered[id] = 1;
      chosen.push(id);
    }
  }
  return chosen;
}
