/** How `hierarchical` measures the distance of two clusters. */
export type Linkage = "ward" | "complete" | "average" | "single" | "centroid";

/** The tree of merges that hierarchical clustering grows: a plain frozen result, to be cut by `cutTree`. */
export interface Tree {
  readonly method: "hierarchical";
  readonly linkage: Linkage;
  /** The distance between rows. */
  readonly metric: string;
  /** The number of rows, n. */
  readonly size: number;
  readonly rowNames: readonly string[];
  /**
   * n - 1 pairs, one after the other: merge m joins `merges[2 m]` and `merges[2 m + 1]`, the smaller first.
   * Numbers below n are rows, n + m is the cluster made by merge m (scipy's numbering).
   */
  readonly merges: Int32Array;
  /**
   * The height of each merge, in the units of the distance. Never falling, but for `centroid`. Ward's is
   * the square root of twice the growth of the within sum of squares (R's `ward.D2`).
   */
  readonly heights: Float64Array;
  /** The number of rows in the cluster that each merge makes. */
  readonly sizes: Int32Array;
  /** The rows from left to right in a drawing without crossings: the tighter branch to the left, as in R. */
  readonly order: Int32Array;
}

/** Merges as a kernel finds them: each names any one row of the two clusters joined. */
export interface RawMerges {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly heights: Float64Array;
}

/** The names of a tree, besides its merges. */
export interface TreeNames {
  readonly linkage: Linkage;
  readonly metric: string;
  readonly rowNames: readonly string[];
}

/**
 * Orders raw merges into a tree.
 *
 * @param sorted whether to sort the merges by height; false keeps the order they were made in, which for
 * `centroid` is not that of their heights.
 */
export function treeFromMerges(raw: RawMerges, names: TreeNames, sorted: boolean): Tree {
  const count = raw.heights.length;
  const size = count + 1;
  const sequence = Int32Array.from({ length: count }, (_, m) => m);
  if (sorted) sequence.sort((a, b) => raw.heights[a] - raw.heights[b] || a - b);
  const clusters = new Int32Array(2 * size - 1).fill(-1);
  const merges = new Int32Array(2 * count);
  const sizes = new Int32Array(count);
  const sizeOf = (node: number): number => (node < size ? 1 : sizes[node - size]);
  sequence.forEach((from, m) => {
    const a = rootOf(clusters, raw.first[from]);
    const b = rootOf(clusters, raw.second[from]);
    merges[2 * m] = Math.min(a, b);
    merges[2 * m + 1] = Math.max(a, b);
    clusters[a] = clusters[b] = size + m;
    sizes[m] = sizeOf(a) + sizeOf(b);
  });
  return Object.freeze({
    method: "hierarchical",
    ...names,
    size,
    merges,
    heights: Float64Array.from(sequence, (m) => raw.heights[m]),
    sizes,
    order: leafOrder(merges, size),
  });
}

/** The last cluster that `node` has become part of; shortens the way there for the next asker. */
function rootOf(parents: Int32Array, node: number): number {
  let root = node;
  while (parents[root] >= 0) root = parents[root];
  while (node !== root) {
    const next = parents[node];
    parents[node] = root;
    node = next;
  }
  return root;
}

function leafOrder(merges: Int32Array, size: number): Int32Array {
  const order = new Int32Array(size);
  const waiting = [2 * size - 2];
  for (let at = 0; waiting.length > 0;) {
    const node = waiting.pop() as number;
    if (node < size) order[at++] = node;
    else waiting.push(merges[2 * (node - size) + 1], merges[2 * (node - size)]);
  }
  return order;
}
