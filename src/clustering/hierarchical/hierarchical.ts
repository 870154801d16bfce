import { requireOneOf } from "../../core/require-one-of";
import {
  distanceBetween,
  distanceFunction,
  pairwiseDistances,
  type Dissimilarities,
  type Metric,
} from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import type { Observations } from "../../math/linear/observations";
import { isDissimilarities } from "../../math/distances/row-distances";
import { treeFromMerges, type Linkage, type RawMerges, type Tree } from "./dendrogram";
import { centroidMerges } from "./hierarchical-centroid";
import { chainMerges } from "./hierarchical-chain";
import { singleMerges } from "./hierarchical-single";
import { wardMerges } from "./hierarchical-ward";
import { requireRows } from "../requirements";
import { requirePositiveWeights } from "../../math/linear/row-weights";

/** How to run `hierarchical`. */
export interface HierarchicalOptions {
  /** The distance between clusters; default `ward`. */
  readonly linkage?: Linkage;
  /** The distance between rows, for `complete`, `average` and `single`; default `euclidean`. */
  readonly metric?: Metric;
  /**
   * One per row, above 0: a row of weight 2 counts as two equal rows, which for `single` and `complete` changes nothing. A tree
   * has every row as a leaf, so leave out rows of weight 0. Default those of x, else 1 each.
   */
  readonly weights?: ArrayLike<number>;
}

/** All linkages. */
export const LINKAGES: readonly Linkage[] = ["ward", "complete", "average", "single", "centroid"];

/**
 * Agglomerative clustering: starts with every row alone and joins the two nearest clusters until one is
 * left. Ward joins what adds least to the within sum of squares (Ward 1963; heights as R's `ward.D2`,
 * Murtagh & Legendre 2014) and finds round clusters; complete looks at the farthest pair of rows, average
 * at the mean over pairs, single at the nearest pair (it chains), centroid at the means (its heights may
 * fall). Deterministic: there is no seed. No `predict`: a tree says nothing of rows it did not see.
 *
 * @param x observations, or given dissimilarities (complete, average, single only: Ward and centroid need
 * the rows themselves).
 * @returns the whole tree; cut it with `cutTree`. One row gives a tree without merges.
 * @throws InputError for no rows, an unknown linkage, and a metric or dissimilarities the linkage cannot take.
 * Cost: Ward O(n^2 d) at worst, memory O(n d); single O(n^2 d), memory O(n); complete and average O(n^2 d),
 * memory 8 n^2 bytes (8,000 rows: .5 GB; 20,000 rows: 3.2 GB), from dissimilarities or another metric up to 8,192 rows 12 n^2; centroid as a rule O(n^2 d), memory O(n d).
 * @example cutTree(hierarchical(x), { clusters: 4 })
 */
export function hierarchical(x: Observations | Dissimilarities, options: HierarchicalOptions = {}): Tree {
  const linkage = options.linkage ?? "ward";
  requireOneOf(linkage, LINKAGES, "hierarchical(linkage)");
  if (isDissimilarities(x)) {
    return treeOfDistances(x, linkage, options.metric, treeWeights(options.weights, x.size));
  }
  requireRows(x, "hierarchical");
  const metric = options.metric ?? "euclidean";
  const distance = distanceFunction(metric);
  const weights = treeWeights(options.weights ?? x.weights, x.rows);
  const names = { linkage, metric, rowNames: x.rowNames };
  const { rows: n, columns: d, data } = x;
  if (linkage === "ward" || linkage === "centroid") {
    if (metric !== "euclidean") {
      throw new InputError({
        where: "hierarchical(metric)",
        what: metric,
        legal: `euclidean with ${linkage} linkage`,
        remedy: "Take complete, average or single linkage for other metrics",
      });
    }
    return linkage === "ward"
      ? treeFromMerges(wardMerges(data, n, d, weights), names, true)
      : treeFromMerges(centroidMerges(data, n, d, weights), names, false);
  }
  if (linkage === "single" && metric !== "cosine" && metric !== "correlation") {
    return treeFromMerges(
      singleMerges(n, (i, j) => distance(data, data, i * d, j * d, d)),
      names,
      true,
    );
  }
  if (linkage !== "single" && metric === "euclidean")
    return treeFromMerges(chainMerges(x, linkage, weights), names, true);
  return treeOfDistances(pairwiseDistances(x, metric), linkage, metric, weights);
}

/** Checks the weights of a tree's rows. */
function treeWeights(weights: ArrayLike<number> | undefined, rows: number): Float64Array | undefined {
  const remedy = "Leave rows that do not count out before the tree is grown: selectRows(x, rows)";
  return weights && requirePositiveWeights(weights, rows, "hierarchical(weights)", remedy);
}

function treeOfDistances(
  distances: Dissimilarities,
  linkage: Linkage,
  metric: Metric | undefined,
  weights: Float64Array | undefined,
): Tree {
  const { size, rowNames } = distances;
  if (size === 0) {
    throw new InputError({ where: "hierarchical(x)", what: "0 rows", legal: "at least one row" });
  }
  if (linkage === "ward" || linkage === "centroid") {
    throw new InputError({
      where: "hierarchical(x)",
      what: "dissimilarities",
      legal: `observations for ${linkage} linkage`,
      remedy: "Take complete, average or single linkage for dissimilarities",
    });
  }
  if (metric !== undefined && metric !== distances.metric) {
    throw new InputError({
      where: "hierarchical(metric)",
      what: metric,
      legal: `the metric of the dissimilarities given, ${distances.metric}`,
    });
  }
  const raw: RawMerges =
    linkage === "single"
      ? singleMerges(size, (i, j) => distanceBetween(distances, i, j))
      : chainMerges(distances, linkage, weights);
  return treeFromMerges(raw, { linkage, metric: distances.metric, rowNames }, true);
}
