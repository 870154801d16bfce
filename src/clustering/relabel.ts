/** Labels renumbered, and which old label each new one was. */
export interface Relabelled {
  readonly labels: Int32Array;
  /** `old[c]` is the former number of cluster c. */
  readonly old: readonly number[];
}

/**
 * Numbers clusters 0, 1, … in the order in which the rows first meet them, so that equal partitions get
 * equal labels, whatever start or method found them. Negative labels (noise) stay. Cost O(n).
 *
 * @example relabelByAppearance([2, 2, 0, 7]).labels // Int32Array [0, 0, 1, 2]
 */
export function relabelByAppearance(labels: ArrayLike<number>): Relabelled {
  const renumbered = new Int32Array(labels.length);
  const fresh = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < 0) {
      renumbered[i] = labels[i];
      continue;
    }
    let label = fresh.get(labels[i]);
    if (label === undefined) {
      label = fresh.size;
      fresh.set(labels[i], label);
    }
    renumbered[i] = label;
  }
  return { labels: renumbered, old: [...fresh.keys()] };
}

/** The number of rows of each of `clusterCount` clusters; noise is not counted. */
export function clusterSizes(labels: Int32Array, clusterCount: number): Int32Array {
  const sizes = new Int32Array(clusterCount);
  for (let i = 0; i < labels.length; i++) if (labels[i] >= 0) sizes[labels[i]]++;
  return sizes;
}
