import type { Observations } from "../math/observations";
import { cutTree } from "./dendrogram-cut";
import { gaussianMixture } from "./gaussian-mixture";
import { hierarchical } from "./hierarchical";
import { kmeans } from "./kmeans";

/** A clustering method under one common signature, as the checks of validity/ take it. */
export interface Method {
  readonly name: string;
  /** Rows, number of clusters and seed in; one label per row out. */
  readonly cluster: (x: Observations, k: number, seed: number) => Int32Array;
}

const linkage = (name: string, kind: "ward" | "complete" | "average" | "single"): Method =>
  Object.freeze({
    name,
    cluster: (x: Observations, k: number) =>
      cutTree(hierarchical(x, { linkage: kind }), { clusters: k }).labels,
  });

/**
 * The methods that take a number of clusters, ready to be compared, resampled and checked.
 * @example methods.ward.cluster(x, 4, 7) // labels 0 … 3
 */
export const methods = Object.freeze({
  kMeans: Object.freeze({
    name: "k-means",
    cluster: (x: Observations, k: number, seed: number) => kmeans(x, { k, seed }).labels,
  }),
  ward: linkage("Ward", "ward"),
  complete: linkage("complete linkage", "complete"),
  average: linkage("average linkage", "average"),
  single: linkage("single linkage", "single"),
  diagonalMixture: Object.freeze({
    name: "Gaussian mixture",
    cluster: (x: Observations, k: number, seed: number) =>
      gaussianMixture(x, { k, covariance: "diagonal", seed }).labels,
  }),
}) satisfies Readonly<Record<string, Method>>;
