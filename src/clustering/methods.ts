import type { Observations } from "../math/linear/observations";
import { cutTree } from "./hierarchical/dendrogram-cut";
import { gaussianMixture } from "./mixture/gaussian-mixture";
import { hdbscan } from "./density/hdbscan";
import { hierarchical } from "./hierarchical/hierarchical";
import { kmeans } from "./kmeans/kmeans";
import { kmedoids } from "./medoids/kmedoids";

/** A clustering method under one common signature, as the checks of validity/ take it. */
export interface Method {
  readonly name: string;
  /** Rows, number of clusters and seed in; one label per row out. */
  readonly cluster: (x: Observations, k: number, seed: number) => Int32Array;
}

/**
 * Starts of k-means inside checks, which cluster thousands of resamples: with its single-row moves the optimum
 * of some dozens of rows is reached well within them.
 */
const STARTS = 25;

const named = (name: string, cluster: Method["cluster"]): Method => Object.freeze({ name, cluster });

const linkage = (name: string, kind: "ward" | "complete" | "average" | "single"): Method =>
  named(name, (x, k) => cutTree(hierarchical(x, { linkage: kind }), { clusters: k }).labels);

/**
 * The methods ready to be compared, resampled and checked; all but HDBSCAN take a number of clusters.
 * @example methods.ward.cluster(x, 4, 7) // labels 0 … 3
 */
export const methods = Object.freeze({
  kMeans: named("k-means", (x, k, seed) => kmeans(x, { k, seed, starts: STARTS }).labels),
  kMedoids: named("k-medoids", (x, k) => kmedoids(x, { k }).labels),
  ward: linkage("Ward", "ward"),
  complete: linkage("complete linkage", "complete"),
  average: linkage("average linkage", "average"),
  single: linkage("single linkage", "single"),
  mixture: named(
    "Gaussian mixture",
    (x, k, seed) => gaussianMixture(x, { k, covariance: "diagonal", seed }).labels,
  ),
  /** Finds its own number of clusters and leaves noise: k and seed are not asked for. */
  hdbscan: named("HDBSCAN", (x) => hdbscan(x, { minClusterSize: 5 }).labels),
}) satisfies Readonly<Record<string, Method>>;
