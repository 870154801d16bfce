import { requireOneOf } from "../core/require-one-of";
import { InputError } from "../core/input-error";
import type { Observations } from "../math/linear/observations";
import type { Clustering } from "./clustering";
import type { Linkage } from "./hierarchical/dendrogram";
import { cutTree, type TreeClustering } from "./hierarchical/dendrogram-cut";
import { hierarchical, LINKAGES } from "./hierarchical/hierarchical";
import { kmeans } from "./kmeans/kmeans";
import type { KMeans } from "./kmeans/kmeans-result";
import { requireClusterCount, requireWhole } from "./requirements";

/** Any method as a function of the rows, the number of clusters and a seed. */
export type ClusteringMethod<T extends Clustering = Clustering> = (
  x: Observations,
  k: number,
  seed: number,
) => T;

/** What to sweep over. */
export interface SweepOptions {
  /** The first and the last number of clusters, both included. */
  readonly k: readonly [from: number, to: number];
  /** Each k gets this seed, so that one run can be repeated alone. */
  readonly seed: number;
  /** `k-means` (default), a linkage (its tree is grown once and cut for each k), or any function. */
  readonly method?: "k-means" | Linkage | ClusteringMethod;
}

/**
 * One clustering for each number of clusters from `k[0]` to `k[1]`, on the same rows with the same seed.
 *
 * @throws InputError when the range is not one of whole numbers from 1 to n, or falls.
 * Cost: the sum of the single runs; a linkage costs one tree.
 * @example sweep(x, { k: [1, 3], seed: 7 }).map(({ inertia }) => inertia) // [203045.3, 564, 226.3]
 */
export function sweep(x: Observations, options: SweepOptions & { readonly method?: "k-means" }): KMeans[];
export function sweep(
  x: Observations,
  options: SweepOptions & { readonly method: Linkage },
): TreeClustering[];
export function sweep<T extends Clustering>(
  x: Observations,
  options: SweepOptions & { readonly method: ClusteringMethod<T> },
): T[];
export function sweep(x: Observations, options: SweepOptions): Clustering[];
export function sweep(x: Observations, options: SweepOptions): Clustering[] {
  const { seed, method = "k-means" } = options;
  const [from, to] = options.k;
  requireClusterCount(from, x.rows, "sweep(k), first number");
  requireClusterCount(to, x.rows, "sweep(k), last number");
  if (from > to) {
    throw new InputError({ where: "sweep(k)", what: `[${from}, ${to}]`, legal: "a rising range [from, to]" });
  }
  requireWhole(seed, "sweep(seed)", 0, 2 ** 32 - 1);
  const ks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (typeof method !== "function") requireOneOf(method, ["k-means", ...LINKAGES], "sweep(method)");
  if (typeof method === "function") return ks.map((k) => method(x, k, seed));
  if (method === "k-means") return ks.map((k) => kmeans(x, { k, seed }));
  const tree = hierarchical(x, { linkage: method });
  return ks.map((clusters) => cutTree(tree, { clusters }));
}
