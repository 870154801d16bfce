import { InputError } from "../../core/input-error";
import { progressOf } from "../../core/progress";
import { requireOneOf } from "../../core/require-one-of";
import { requireWhole } from "../../core/require-whole";
import { sumBy } from "../../core/sum";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { randomSource } from "../../math/distributions/random";
import { observations, requireObservations, type Observations } from "../../math/linear/observations";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { assumptionsBroken } from "./assumptions";
import type { IntervalSet } from "./interval-set";
import { sampledTail } from "./sampled-selection";
import { moved, treeSelection, type ExactLinkage } from "./tree-selection";
import { truncatedChiTail } from "./truncated-chi";

/** How the clusters were made: a tree, whose p-value is exact, or any method, whose p-value is drawn. */
export type ClusteringRecipe =
  | { readonly linkage: ExactLinkage; readonly k: number }
  | { readonly cluster: ClusterFunction; readonly k: number };

/** Options of `clusterDifference`. */
export interface ClusterDifferenceOptions {
  /** Whether method and k were fixed before the data were seen. Without that no p-value holds, and none is given. */
  readonly fixedBeforehand: boolean;
  /** Standard deviation of every column within clusters, where it is known; else it is estimated from all rows. */
  readonly sigma?: number;
  /** Copies clustered where the p-value is drawn; default 1,000. */
  readonly draws?: number;
  /** Of the method and the drawing; default 0. */
  readonly seed?: number;
  /** Called after each copy, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Whether two clusters differ in their means, given that they were found in the same rows. */
export interface ClusterDifference {
  readonly clusters: readonly [number, number];
  readonly sizes: readonly [number, number];
  /** Euclidean distance between the two means. */
  readonly distance: number;
  /** Standard deviation used. */
  readonly sigma: number;
  /** `given`, or `all rows`: an estimate that is too large when there are clusters, so the p-value errs to the large side. */
  readonly sigmaFrom: "given" | "all rows";
  /** Probability of so large a distance when both means are equal, given the clusters; null where it is not valid here. */
  readonly pValue: number | null;
  /** The usual test, which forgets that the clusters were made to differ: far too small. To show, not to use. */
  readonly naivePValue: number;
  /** Why no p-value is given, in words; empty where there is one. */
  readonly notValid: readonly string[];
  /** `exact`, or `drawn` with its standard error. */
  readonly from: "exact" | "drawn";
  readonly error: number | null;
  /** Distances of the means under which the clusters stay the same; null where the p-value is drawn. */
  readonly kept: IntervalSet | null;
  readonly labels: Int32Array;
}

/**
 * Do two clusters differ in the columns that made them? A test on the same rows finds a difference always, since the
 * method looked for one. Selective inference asks instead: of all data in which this method finds these two clusters, and
 * which differ from ours only in the distance of their means, how many have one as large?
 *
 * Exact for trees by Ward's, the centroid and single linkage (Gao, Bien and Witten 2022, "Selective inference for
 * hierarchical clustering", JASA). For every other method, k-means with the best of many starts among them, the p-value is
 * drawn by running the method again on moved copies (the same paper, section 4.1; Chen and Witten 2023, "Selective
 * inference for k-means clustering", JMLR, has the exact set for one start).
 *
 * It holds for normal rows with one spread in all directions, with method and k fixed beforehand. Where that is not so
 * `pValue` is null and `notValid` says why: show it as "not valid here" with the reason.
 *
 * @param a @param b labels of the two clusters, numbered as the rows first meet them in a tree, as the method does else.
 * @throws InputError for a k out of range, labels that no row has, a sigma that is not above 0, or trees of more than 500 rows.
 * Cost: a tree O(n^3); drawn, `draws` runs of the method.
 * @example clusterDifference(x, { linkage: "ward", k: 3 }, 0, 1, { fixedBeforehand: true, sigma: 1 }).pValue
 */
export function clusterDifference(
  x: Observations,
  recipe: ClusteringRecipe,
  a: number,
  b: number,
  options: ClusterDifferenceOptions,
): ClusterDifference {
  const { draws = 1000, seed = 0, fixedBeforehand } = options;
  requireObservations(x, "clusterDifference(x)");
  requireWhole(recipe.k, "clusterDifference(k)", 2, x.rows);
  requireWhole(draws, "clusterDifference(draws)", 10);
  requireWhole(seed, "clusterDifference(seed)", 0, 2 ** 32 - 1);
  requireOneOf(fixedBeforehand, [true, false], "clusterDifference(fixedBeforehand)");
  const onProgress = progressOf("copies", options.onProgress);
  if ("linkage" in recipe) requireTree(recipe.linkage, x.rows);
  const tree = "linkage" in recipe ? treeSelection(x, recipe.linkage, recipe.k) : null;
  const labels =
    tree?.labels ??
    Int32Array.from(labelsOf((recipe as { cluster: ClusterFunction }).cluster, x, recipe.k, seed));
  const sizes = [sizeOf(labels, a), sizeOf(labels, b)] as const;
  const { sigma, sigmaFrom } = sigmaOf(x, options.sigma);
  const { distance, direction, shifts } = moved(x, labels, a, b);
  const scale = sigma * Math.sqrt(1 / sizes[0] + 1 / sizes[1]);
  const notValid = [
    ...(fixedBeforehand ? [] : ["the method or the number of segments was chosen on the same rows"]),
    ...assumptionsBroken(x, labels),
  ];
  const shared = {
    clusters: Object.freeze([a, b] as const),
    sizes: Object.freeze(sizes),
    distance,
    sigma,
    sigmaFrom,
    naivePValue: chiSquaredTail((distance / scale) ** 2, x.columns),
    labels,
  };
  if (tree !== null) {
    const kept = tree.selection(a, b).map(([low, high]) => [low + distance, high + distance] as const);
    const pValue = notValid.length > 0 ? null : truncatedChiTail(distance, x.columns, scale, kept);
    return Object.freeze({ ...shared, pValue, notValid, from: "exact", error: null, kept });
  }
  const { cluster } = recipe as { cluster: ClusterFunction };
  const stays = (other: number): boolean => {
    const data = x.data.map((value, at) => {
      const shift = shifts[Math.floor(at / x.columns)] * (other - distance);
      return value + shift * direction[at % x.columns];
    });
    const copy = observations({ rows: x.rows, columns: x.columns, data }, x);
    const again = labelsOf(cluster, copy, recipe.k, seed);
    return sameCluster(labels, again, a) && sameCluster(labels, again, b);
  };
  const tail =
    notValid.length > 0
      ? { pValue: null, error: null }
      : sampledTail(distance, x.columns, scale, stays, draws, randomSource(seed), onProgress);
  return Object.freeze({ ...shared, ...tail, notValid, from: "drawn", kept: null });
}

/** Whether the rows of one cluster are one cluster again, without others. */
function sameCluster(labels: Int32Array, again: ArrayLike<number>, cluster: number): boolean {
  const name = again[labels.indexOf(cluster)];
  return labels.every((label, i) => (label === cluster) === (again[i] === name));
}

function sigmaOf(
  x: Observations,
  given: number | undefined,
): { sigma: number; sigmaFrom: "given" | "all rows" } {
  if (given !== undefined) {
    if (given > 0 && given < Infinity) return { sigma: given, sigmaFrom: "given" };
    throw new InputError({
      where: "clusterDifference(sigma)",
      what: String(given),
      legal: "a finite number above 0",
    });
  }
  let squares = 0;
  for (let j = 0; j < x.columns; j++) {
    let mean = 0;
    for (let i = 0; i < x.rows; i++) mean += x.data[i * x.columns + j] / x.rows;
    for (let i = 0; i < x.rows; i++) squares += (x.data[i * x.columns + j] - mean) ** 2;
  }
  return { sigma: Math.sqrt(squares / ((x.rows - 1) * x.columns)), sigmaFrom: "all rows" };
}

function sizeOf(labels: Int32Array, cluster: number): number {
  const size = sumBy(labels, (label) => (label === cluster ? 1 : 0));
  if (size > 0 && cluster >= 0) return size;
  throw new InputError({
    where: "clusterDifference(a, b)",
    what: `cluster ${cluster}`,
    legal: `one of ${[...new Set(labels)].filter((label) => label >= 0).join(", ")}`,
  });
}

function requireTree(linkage: string, rows: number): void {
  if (!["ward", "centroid", "single"].includes(linkage)) {
    throw new InputError({
      where: "clusterDifference(linkage)",
      what: `"${linkage}"`,
      legal: "ward, centroid or single",
      remedy: "Give other methods as a function of rows, k and seed: their p-value is drawn",
    });
  }
  requireWhole(rows, "clusterDifference(x), rows of a tree", 2, 500);
}
