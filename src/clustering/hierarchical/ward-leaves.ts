import { requireWhole } from "../../core/require-whole";
import type { LeafClusterer } from "./birch";
import { cutTree } from "./dendrogram-cut";
import { hierarchical } from "./hierarchical";

/**
 * Clusters the leaves of BIRCH by Ward's linkage into `k` clusters, or into as many as there are leaves.
 *
 * @example birch(features, { threshold: 0.5, clusterLeaves: wardLeaves(3) })
 */
export function wardLeaves(k: number): LeafClusterer {
  requireWhole(k, "wardLeaves(k)", 1);
  return (leaves) => cutTree(hierarchical(leaves), { clusters: Math.min(k, leaves.rows) });
}
