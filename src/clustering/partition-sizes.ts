import { countsOf } from "../core/counts-of";
import { NOISE } from "./clustering";

/** How a partition divides its rows. */
export interface PartitionSizes {
  /** Every cluster with its number of rows, in the order of the labels; noise, if any, first with label -1. */
  readonly sizes: readonly { readonly label: number; readonly size: number }[];
  /** Clusters, noise not counted. */
  readonly clusterCount: number;
  /** Rows in the smallest cluster; 0 where all is noise. */
  readonly smallest: number;
  /** The largest cluster's share of all rows, 0 to 1; NaN without rows. */
  readonly largestShare: number;
  /** The share of rows that belong to no cluster, 0 to 1; NaN without rows. */
  readonly noiseShare: number;
}

/**
 * Counts the rows of every cluster.
 * @example partitionSizes([0, 0, 1, -1]).largestShare // 0.5
 */
export function partitionSizes(labels: ArrayLike<number>): PartitionSizes {
  const counts = countsOf(Array.from(labels));
  const sizes = [...counts].sort(([a], [b]) => a - b).map(([label, size]) => Object.freeze({ label, size }));
  const clusters = sizes.filter(({ label }) => label !== NOISE).map(({ size }) => size);
  return Object.freeze({
    sizes: Object.freeze(sizes),
    clusterCount: clusters.length,
    smallest: clusters.length === 0 ? 0 : Math.min(...clusters),
    largestShare: Math.max(0, ...clusters) / labels.length,
    noiseShare: (counts.get(NOISE) ?? 0) / labels.length,
  });
}

/**
 * The sizes of a partition under the name of its method, as `partitionBars` draws them.
 *
 * @example namedSizes({ name: "k-means", labels: [0, 0, 1] }).largestShare // 0.6667
 */
export function namedSizes(partition: {
  readonly name: string;
  readonly labels: ArrayLike<number>;
}): PartitionSizes & { readonly method: string } {
  return Object.freeze({ method: partition.name, ...partitionSizes(partition.labels) });
}
