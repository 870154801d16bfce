import type { Observations } from "../math/linear/observations";

/**
 * A clustering method as the checks of this folder take it: rows, the number of clusters and a seed in,
 * one label per row out (0, 1, … or -1 for noise). It must return the same labels for the same arguments.
 * A method that finds its own number of clusters may ignore `k`, one without chance may ignore `seed`.
 *
 * @example const byKmeans: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed }).labels;
 */
export type ClusterFunction = (x: Observations, k: number, seed: number) => ArrayLike<number>;
