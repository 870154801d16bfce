import { refuseWeights } from "../../math/linear/row-weights";
import { requireFunction } from "../../core/require-function";
import { InputError } from "../../core/input-error";
import { buildKdTree } from "../../math/distances/kd-tree";
import { nearestInTree } from "../../math/distances/kd-tree-nearest";
import type { Matrix } from "../../math/linear/matrix";
import {
  observations,
  requireObservations,
  selectRows,
  type Observations,
} from "../../math/linear/observations";
import { requireWhole } from "../../core/require-whole";
import { cfLeaves } from "./cf-tree";
import type { Clustering } from "../clustering";
import { relabelByAppearance } from "../relabel";
import { requireSameColumns } from "../requirements";

/** Clusters the leaves of a CF tree: one row per leaf, and how many rows of the data each contains. */
export type LeafClusterer = (leaves: Observations, weights: Float64Array) => Clustering;

export interface BirchOptions {
  /** The greatest radius of a leaf, in the units of the columns: larger means fewer leaves. At least 0. */
  readonly threshold: number;
  /** The most entries of a node, 2 or more. Default 50. */
  readonly branching?: number;
  /** What makes clusters of the leaves; without it each leaf is a cluster. */
  readonly clusterLeaves?: LeafClusterer;
}

export interface BirchClustering extends Clustering {
  readonly method: "BIRCH";
  readonly columnNames: readonly string[];
  /** Means of the leaves that are nearest to some row. */
  readonly leafCenters: Matrix;
  /** The rows nearest to each leaf. */
  readonly leafWeights: Float64Array;
  /** Root mean squared distance of the rows that a leaf took in from its centre; at most `threshold`. */
  readonly leafRadii: Float64Array;
  /** The cluster of each leaf. */
  readonly leafLabels: Int32Array;
}

/**
 * BIRCH: sums the rows up in one pass to leaves, small balls of rows, and clusters these instead. For many
 * rows, where the clusterer of choice is too slow or takes too much memory for all of them.
 *
 * Each row has the label of its nearest leaf. Not random, unless `clusterLeaves` is, but the tree depends on
 * the order of the rows: permuted rows give other leaves, and may give other clusters.
 *
 * Decided cases: no rows give no leaves and no clusters, and `clusterLeaves` is not called; identical rows are
 * one leaf; threshold 0 makes a leaf of each distinct row.
 *
 * @throws InputError for a threshold that is negative or not finite, for a branching below 2, and when
 * `clusterLeaves` returns another number of labels than it was given leaves.
 * Source: Zhang, Ramakrishnan & Livny 1996, SIGMOD. New rows: `predictBirch`.
 * Cost about O(n d branching log leaves) and that of `clusterLeaves`. Memory O(n + leaves d).
 * @example birch(x, { threshold: 0.5, clusterLeaves: (leaves) => kmeans(leaves, { k: 3, seed: 7 }) })
 */
export function birch(x: Observations, options: BirchOptions): BirchClustering {
  const { threshold, branching = 50, clusterLeaves } = options;
  requireObservations(x, "birch(x)");
  refuseWeights(x, "birch(x)");
  if (!(threshold >= 0 && threshold < Infinity)) {
    throw new InputError({
      where: "birch(threshold)",
      what: String(threshold),
      legal: "a finite number of at least 0",
    });
  }
  requireWhole(branching, "birch(branching)", 2);
  if (clusterLeaves !== undefined) requireFunction(clusterLeaves, "birch(clusterLeaves)");
  const { rows, columns } = x;
  const built = cfLeaves(x.data, rows, columns, threshold, branching);
  const nearest = nearestLeaf({ rows: built.count, columns, data: built.means }, x);
  // A leaf all of whose rows have come to lie nearer to others would be a cluster without rows.
  const { labels: leafOf, old: kept } = relabelByAppearance(nearest);
  const leaves = selectRows(
    observations({ rows: built.count, columns, data: built.means }, { columnNames: x.columnNames }),
    kept,
  );
  const leafWeights = new Float64Array(kept.length);
  for (const leaf of leafOf) leafWeights[leaf]++;
  const ofLeaves = kept.length === 0 ? new Int32Array(0) : labelLeaves(leaves, leafWeights, clusterLeaves);
  const { labels, old } = relabelByAppearance(leafOf.map((leaf) => ofLeaves[leaf]));
  const renumbered = new Map(old.map((from, to) => [from, to]));
  return Object.freeze({
    method: "BIRCH",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({ threshold, branching, clusterLeaves: clusterLeaves ? "given" : null }),
    columnNames: x.columnNames,
    leafCenters: Object.freeze({ rows: leaves.rows, columns, data: leaves.data }),
    leafWeights,
    leafRadii: Float64Array.from(kept, (leaf) => built.radii[leaf]),
    leafLabels: ofLeaves.map((label) => renumbered.get(label) ?? label),
  });
}

/**
 * The cluster of new rows: that of the leaf whose centre is nearest, however far. Noise, where
 * `clusterLeaves` called the leaf so.
 *
 * @throws InputError when the columns differ, or the clustering has no leaves. Cost O(n log leaves) in few columns.
 * @example
 * const model = birch(x, { threshold: 20, clusterLeaves: wardLeaves(2) });
 * predictBirch(model, observations([[2, 25]], { columnNames: ["orders", "spend"] })) // [0]
 */
export function predictBirch(clustering: BirchClustering, x: Observations): Int32Array {
  requireSameColumns(x, clustering.columnNames, "predictBirch(x)");
  if (clustering.leafCenters.rows === 0 && x.rows > 0) {
    throw new InputError({
      where: "predictBirch(clustering)",
      what: "a clustering of no rows",
      legal: "a clustering of at least one row",
    });
  }
  return nearestLeaf(clustering.leafCenters, x).map((leaf) => clustering.leafLabels[leaf]);
}

function nearestLeaf(centers: Matrix, x: Observations): Int32Array {
  const search = nearestInTree(buildKdTree(centers), 1);
  return Int32Array.from({ length: x.rows }, (_, row) => search(x.data, row * x.columns, -1).rows[0]);
}

function labelLeaves(
  leaves: Observations,
  weights: Float64Array,
  clusterLeaves: LeafClusterer | undefined,
): Int32Array {
  if (clusterLeaves === undefined) return Int32Array.from({ length: leaves.rows }, (_, leaf) => leaf);
  const { labels } = clusterLeaves(leaves, weights);
  if (labels.length === leaves.rows) return labels;
  throw new InputError({
    where: "birch(clusterLeaves)",
    what: `${labels.length} labels`,
    legal: `${leaves.rows} labels, one per leaf`,
  });
}
