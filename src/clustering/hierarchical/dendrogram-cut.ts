import { InputError } from "../../core/input-error";
import type { Clustering } from "../clustering";
import type { Linkage, Tree } from "./dendrogram";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount } from "../requirements";

/** Where to cut: into so many clusters, or at a height. */
export type TreeCut = { readonly clusters: number } | { readonly height: number };

/** The clusters below the cut of a tree. They have no `predict`: a tree says nothing of rows it did not see. */
export interface TreeClustering extends Clustering {
  readonly method: "Ward" | `${Exclude<Linkage, "ward">} linkage`;
  readonly sizes: Int32Array;
  /** The heights between which any cut gives these clusters: that of the last merge done … */
  readonly lowest: number;
  /** … and that of the first merge undone; Infinity when all rows are in one cluster. */
  readonly highest: number;
}

/**
 * Cuts a tree into clusters.
 *
 * @param cut `clusters`: 1 to n, undoes the last merges. `height`: keeps the merges at or below it.
 * @returns clusters numbered as the rows first meet them (as R's `cutree` does).
 * @throws InputError for a number of clusters outside 1 … n, a height that is not a number, and a height
 * for a tree whose heights fall somewhere (centroid linkage), for there it does not define clusters.
 * Cost O(n).
 * @example cutTree(hierarchical(x, { linkage: "ward" }), { clusters: 4 }).labels
 */
export function cutTree(tree: Tree, cut: TreeCut): TreeClustering {
  const { size, merges, heights } = tree;
  const done = "clusters" in cut ? size - requireClusters(cut.clusters, size) : mergesUpTo(tree, cut.height);
  const parents = new Int32Array(2 * size - 1);
  for (let node = 0; node < parents.length; node++) parents[node] = node;
  // From the top down, so that every node finds its parent already led to its cluster.
  for (let m = done - 1; m >= 0; m--) {
    parents[merges[2 * m]] = parents[merges[2 * m + 1]] = parents[size + m];
  }
  const { labels, old } = relabelByAppearance(parents.subarray(0, size));
  return Object.freeze({
    method: tree.linkage === "ward" ? "Ward" : `${tree.linkage} linkage`,
    labels,
    clusterCount: old.length,
    sizes: clusterSizes(labels, old.length),
    lowest: done === 0 ? 0 : heights[done - 1],
    highest: done === heights.length ? Infinity : heights[done],
    parameters: Object.freeze({ linkage: tree.linkage, metric: tree.metric, ...cut }),
  });
}

function requireClusters(clusters: number, size: number): number {
  requireClusterCount(clusters, size, "cutTree(clusters)");
  return clusters;
}

function mergesUpTo(tree: Tree, height: number): number {
  if (typeof height !== "number" || Number.isNaN(height)) {
    throw new InputError({ where: "cutTree(height)", what: String(height), legal: "a number" });
  }
  const { heights } = tree;
  const falls = heights.findIndex((value, m) => m > 0 && value < heights[m - 1]);
  if (falls >= 0) {
    throw new InputError({
      where: "cutTree(height)",
      what: `a tree whose height falls at merge ${falls + 1}`,
      legal: "a tree whose heights never fall",
      remedy: "Cut a centroid tree by its number of clusters",
    });
  }
  let done = 0;
  while (done < heights.length && heights[done] <= height) done++;
  return done;
}
