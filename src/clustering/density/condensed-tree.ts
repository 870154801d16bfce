import { find, type SpanningEdges } from "./hdbscan-spanning-tree";

/** A cluster of the condensed tree: it lives from the density at which it splits off to that at which it ends. */
export interface CondensedCluster {
  /** Its place in the list; the root, all rows, is 0, and parents come before their children. */
  readonly id: number;
  /** -1 for the root. */
  readonly parent: number;
  readonly children: readonly number[];
  /** The density (1 / distance) at which it splits off; 0 for the root. */
  readonly birth: number;
  /** The density at which it splits in two or more, or loses its last rows; Infinity for identical rows. */
  readonly death: number;
  /** The number of rows at its birth. */
  readonly size: number;
}

/** The tree of clusters over density, bare of merges that concern a few rows only. */
export interface CondensedTree {
  readonly clusters: readonly CondensedCluster[];
  /** The cluster from which each row falls, at last, into noise. */
  readonly rowCluster: Int32Array;
  /** The density at which it falls; Infinity for a row that has identical ones enough. */
  readonly rowDensity: Float64Array;
}

/**
 * Condenses a spanning tree: going down from all rows, edges are cut from the longest to the shortest, equal
 * ones together. Parts smaller than `minimumSize` are rows that fall out; two or more larger parts are new
 * clusters; a single one is the old cluster, smaller.
 *
 * Cutting equal edges together (Campello, Moulavi & Sander 2013, algorithm 1) makes the tree independent
 * of the order of the rows. Programs that cut them one by one (R's dbscan, Python's hdbscan) put a row whose
 * own core distance joins two clusters into whichever comes first; here it falls out at the split.
 *
 * Cost O(n log n), memory O(n).
 */
export function condensedTree(edges: SpanningEdges, rows: number, minimumSize: number): CondensedTree {
  const rowCluster = new Int32Array(rows);
  const rowDensity = new Float64Array(rows);
  if (rows === 0) return Object.freeze({ clusters: Object.freeze([]), rowCluster, rowDensity });
  const { root, heights, sizes, firstChild, nextSibling } = mergeTree(edges, rows);
  type Growing = { -readonly [K in keyof CondensedCluster]: CondensedCluster[K] } & { children: number[] };
  const clusters: Growing[] = [{ id: 0, parent: -1, children: [], birth: 0, death: 0, size: rows }];
  const dropRows = (node: number, cluster: number, density: number): void => {
    const stack = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next < rows) {
        rowCluster[next] = cluster;
        rowDensity[next] = density;
      } else for (let child = firstChild[next]; child >= 0; child = nextSibling[child]) stack.push(child);
    }
    clusters[cluster].death = density;
  };
  const stack: [node: number, cluster: number][] = [[root, 0]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, cluster] = next;
    if (node < rows) {
      // Only where a cluster may consist of a single row, which then lasts for ever.
      dropRows(node, cluster, Infinity);
      continue;
    }
    const density = 1 / heights[node - rows];
    const large: number[] = [];
    for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) {
      if (sizes[child] >= minimumSize) large.push(child);
      else dropRows(child, cluster, density);
    }
    clusters[cluster].death = density;
    if (large.length === 1) stack.push([large[0], cluster]);
    if (large.length < 2) continue;
    for (const child of large) {
      const id = clusters.length;
      clusters.push({
        id,
        parent: cluster,
        children: [],
        birth: density,
        death: density,
        size: sizes[child],
      });
      clusters[cluster].children.push(id);
      stack.push([child, id]);
    }
  }
  return Object.freeze({
    clusters: Object.freeze(
      clusters.map((cluster) => Object.freeze({ ...cluster, children: Object.freeze(cluster.children) })),
    ),
    rowCluster,
    rowDensity,
  });
}

/** Single linkage with any number of parts to a merge. Nodes below `rows` are rows, the others merges. */
interface MergeTree {
  readonly root: number;
  /** The length at which merge `node - rows` happens. */
  readonly heights: Float64Array;
  readonly sizes: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
}

function mergeTree(edges: SpanningEdges, rows: number): MergeTree {
  const { from, to, weights } = edges;
  const byWeight = Int32Array.from(weights.keys()).sort((a, b) => weights[a] - weights[b]);
  const most = Math.max(1, 2 * rows - 1);
  const heights = new Float64Array(rows);
  const sizes = new Int32Array(most).fill(1, 0, rows);
  const firstChild = new Int32Array(most).fill(-1);
  const nextSibling = new Int32Array(most).fill(-1);
  const leader = Int32Array.from({ length: rows }, (_, row) => row);
  /** The node on top of the component of each leader. */
  const top = leader.slice();
  let nodes = rows;
  for (let first = 0; first < byWeight.length;) {
    const weight = weights[byWeight[first]];
    let last = first;
    const parts = new Set<number>();
    for (; last < byWeight.length && weights[byWeight[last]] === weight; last++) {
      parts.add(find(leader, from[byWeight[last]])).add(find(leader, to[byWeight[last]]));
    }
    for (let e = first; e < last; e++)
      leader[find(leader, from[byWeight[e]])] = find(leader, to[byWeight[e]]);
    const merged = new Map<number, number>();
    for (const part of parts) {
      const whole = find(leader, part);
      let node = merged.get(whole);
      if (node === undefined) {
        node = nodes++;
        merged.set(whole, node);
        heights[node - rows] = weight;
        sizes[node] = 0;
      }
      nextSibling[top[part]] = firstChild[node];
      firstChild[node] = top[part];
      sizes[node] += sizes[top[part]];
    }
    for (const [whole, node] of merged) top[whole] = node;
    first = last;
  }
  return { root: top[find(leader, 0)], heights, sizes, firstChild, nextSibling };
}
