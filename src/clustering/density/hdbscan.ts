import { refuseWeights } from "../../math/linear/row-weights";
import { requireOneOf } from "../../core/require-one-of";
import { sumBy } from "../../core/sum";
import type { Dissimilarities, Metric } from "../../math/distances/distances";
import { buildKdTree } from "../../math/distances/kd-tree";
import { nearestOfAll } from "../../math/distances/kd-tree-all-nearest";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { distancesFrom, isDissimilarities, kthDistances } from "../../math/distances/row-distances";
import { NOISE, type Clustering } from "../clustering";
import { condensedTree, type CondensedTree } from "./condensed-tree";
import {
  chosenAbove,
  densityCap,
  lastDensities,
  leaves,
  mostStable,
  shareOfDensity,
  stabilities,
} from "./condensed-tree-selection";
import { spanningTreeByScan, spanningTreeInTree, type SpanningEdges } from "./hdbscan-spanning-tree";
import { relabelByAppearance } from "../relabel";
import { requireWhole } from "../../core/require-whole";

export interface HdbscanOptions {
  /** The least rows of a cluster, 2 or more. Default 5. */
  readonly minClusterSize?: number;
  /** The core distance of a row reaches this many rows, itself included. Default `minClusterSize`, as in R. */
  readonly minPoints?: number;
  /** Default `euclidean`. */
  readonly metric?: Metric;
  /** `excessOfMass` takes the most stable clusters, `leaf` those that never split. Default `excessOfMass`. */
  readonly selection?: "excessOfMass" | "leaf";
  /** Whether all rows together may be the one cluster. Default false: without a split all rows are noise. */
  readonly allowSingleCluster?: boolean;
}

export interface HdbscanClustering extends Clustering {
  readonly method: "HDBSCAN";
  readonly minPoints: number;
  /** `given` when distances were given. */
  readonly metric: Metric | "given";
  /**
   * How firmly each row belongs: the density at which it leaves its cluster over that at which the cluster
   * ends. 0 for noise, above 0 for members, 1 for those that stay to the end. Identical rows count as close together as the
   * closest different ones.
   */
  readonly membership: Float64Array;
  /** GLOSH: from 0, in the middle of the nearest cluster, towards 1, far from everything. */
  readonly outlierScores: Float64Array;
  /** The distance from each row to its `minPoints`-th nearest, itself the first. */
  readonly coreDistances: Float64Array;
  /** For the condensed tree plot. */
  readonly tree: CondensedTree;
  /** The stability of each cluster of the tree. */
  readonly stabilities: Float64Array;
  /** The tree's cluster behind each label. */
  readonly chosen: readonly number[];
  readonly noiseCount: number;
  /** The rows that were clustered, for `predictHdbscan`; null when distances were given. */
  readonly points: Observations | null;
}

/** Up to so many columns small boxes keep rows out well; beyond, looking at boxes costs more than at rows. */
const FEW_COLUMNS = 8;

/** Beyond so many columns boxes keep nothing out, and comparing all rows is quicker. */
const COLUMNS_FOR_TREE = 30;

/**
 * HDBSCAN: DBSCAN at all densities at once. Clusters may differ in density; rows in no cluster are
 * noise. The only choice is how small a cluster may be.
 *
 * From the mutual reachability distances a spanning tree, from that the condensed tree, from that the
 * clusters that last longest (see `condensedTree`, also for how ties are cut, and where R differs).
 * Not random, and independent of the order of the rows, but for the numbers of the clusters: these follow
 * the rows.
 *
 * Decided cases: fewer rows than `minClusterSize` are all noise; identical rows are noise, or one cluster
 * under `allowSingleCluster`; a group of identical rows of at least that size, among others, is infinitely
 * stable and therefore always a cluster.
 *
 * @param x one row per customer, or distances between them.
 * @throws InputError for options outside their range.
 * Sources: Campello, Moulavi & Sander 2013, PAKDD; Campello et al. 2015, ACM TKDD 10 (GLOSH); McInnes & Healy
 * 2017 (membership). New rows: `predictHdbscan`.
 * Cost: Euclidean about O(n log^2 n) in few columns, O(n^2 d) at worst and for any other distance. Memory O(n d).
 * @example hdbscan(x, { minClusterSize: 5 }).outlierScores
 */
export function hdbscan(x: Observations | Dissimilarities, options: HdbscanOptions = {}): HdbscanClustering {
  const { minClusterSize = 5, metric = "euclidean", selection = "excessOfMass" } = options;
  const { minPoints = minClusterSize, allowSingleCluster = false } = options;
  requireWhole(minClusterSize, "hdbscan(minClusterSize)", 2);
  requireWhole(minPoints, "hdbscan(minPoints)", 1);
  requireOneOf(selection, ["excessOfMass", "leaf"], "hdbscan(selection)");
  requireOneOf(allowSingleCluster, [true, false], "hdbscan(allowSingleCluster)");
  const given = isDissimilarities(x);
  if (!given) {
    requireObservations(x, "hdbscan(x)");
    refuseWeights(x, "hdbscan(x)");
  }
  const { coreDistances, edges } = reachability(x, metric, minPoints);
  const tree = condensedTree(edges, coreDistances.length, minClusterSize);
  const stability = stabilities(tree);
  const chosenIds =
    coreDistances.length < minClusterSize
      ? []
      : selection === "leaf"
        ? leaves(tree, allowSingleCluster)
        : mostStable(tree, stability, allowSingleCluster);
  const above = chosenAbove(tree, chosenIds);
  const { labels, old } = relabelByAppearance(
    Int32Array.from(tree.rowCluster, (cluster) => (above[cluster] < 0 ? NOISE : above[cluster])),
  );
  const usedMetric = given ? "given" : metric;
  return Object.freeze({
    method: "HDBSCAN",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({
      minClusterSize,
      minPoints,
      metric: usedMetric,
      selection,
      allowSingleCluster,
    }),
    minPoints,
    metric: usedMetric,
    membership: membership(tree, above),
    outlierScores: outlierScores(tree),
    coreDistances,
    tree,
    stabilities: stability,
    chosen: Object.freeze([...old]),
    noiseCount: sumBy(labels, (label) => (label < 0 ? 1 : 0)),
    points: given ? null : x,
  });
}

function reachability(
  x: Observations | Dissimilarities,
  metric: Metric,
  minPoints: number,
): { coreDistances: Float64Array; edges: SpanningEdges } {
  const rows = isDissimilarities(x) ? x.size : x.rows;
  // With fewer rows than minPoints the farthest row is the best that can be had.
  const neighbours = Math.max(0, Math.min(minPoints, rows) - 1);
  if (!isDissimilarities(x) && metric === "euclidean" && x.columns <= COLUMNS_FOR_TREE) {
    const tree = buildKdTree(x, x.columns <= FEW_COLUMNS ? 16 : 40);
    const { around, farthest: squared } =
      neighbours > 0
        ? nearestOfAll(tree, neighbours)
        : { around: new Int32Array(0), farthest: new Float64Array(rows) };
    const firstNearest = densestAround(around, squared, neighbours);
    return { coreDistances: squared.map(Math.sqrt), edges: spanningTreeInTree(tree, squared, firstNearest) };
  }
  const distances = distancesFrom(x, metric, "hdbscan(x)");
  const coreDistances = neighbours > 0 ? kthDistances(rows, distances, neighbours) : new Float64Array(rows);
  return { coreDistances, edges: spanningTreeByScan(rows, distances, coreDistances) };
}

/**
 * For each row one within its core distance whose own core is no larger: their mutual reachability is the core
 * distance of the row, and nothing is nearer than that. -1 where no neighbour is so dense.
 */
function densestAround(around: Int32Array, squaredCores: Float64Array, neighbours: number): Int32Array {
  return Int32Array.from(squaredCores, (core, row) => {
    for (let at = row * neighbours; at < (row + 1) * neighbours; at++) {
      if (squaredCores[around[at]] <= core) return around[at];
    }
    return -1;
  });
}

function membership(tree: CondensedTree, above: Int32Array): Float64Array {
  const cap = densityCap(tree);
  return Float64Array.from(tree.rowCluster, (cluster, row) =>
    above[cluster] < 0 ? 0 : shareOfDensity(tree.rowDensity[row], tree.clusters[above[cluster]].death, cap),
  );
}

/** 1 - (density at which the row falls) / (greatest density in what it fell from). */
function outlierScores(tree: CondensedTree): Float64Array {
  const last = lastDensities(tree);
  const cap = densityCap(tree);
  return Float64Array.from(
    tree.rowCluster,
    (cluster, row) => 1 - shareOfDensity(tree.rowDensity[row], last[cluster], cap),
  );
}
