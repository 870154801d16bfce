import type { KdTree } from "../../math/distances/kd-tree";
import type { DistancesFrom } from "../../math/distances/row-distances";
import { foreignSearch } from "./foreign-search";

/** The n - 1 edges of a tree that spans n rows at least total weight, in no promised order. */
export interface SpanningEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/**
 * A minimum spanning tree under mutual reachability, max(core(a), core(b), distance(a, b)), by Euclidean
 * distance over a k-d tree: Borůvka's rounds, in each of which every component takes its shortest edge
 * outwards (March, Ram & Gray 2010, KDD, with one tree). What a row learnt in an earlier round is kept: its
 * nearest foreign row while it stays foreign, and afterwards a lower bound. About O(n log^2 n) in few
 * columns; memory O(n). Every component has an edge outwards because `observations` has no squares beyond a number.
 *
 * @param squaredCores the squared core distance of each row.
 * @param firstNearest for each row one that no other is nearer than by mutual reachability, where known, else -1.
 */
export function spanningTreeInTree(
  tree: KdTree,
  squaredCores: Float64Array,
  firstNearest: Int32Array,
): SpanningEdges {
  const { rows, order } = tree;
  const edges = emptyEdges(rows);
  const core = Float64Array.from(order, (row) => squaredCores[row]);
  const leader = Int32Array.from({ length: rows }, (_, at) => at);
  const component = new Int32Array(rows);
  const place = new Int32Array(rows);
  for (let at = 0; at < rows; at++) place[order[at]] = at;
  const nearest = Int32Array.from(order, (row) => (firstNearest[row] < 0 ? -1 : place[firstNearest[row]]));
  /** The weight to `nearest`, or, when that is no longer foreign, a bound below which nothing foreign lies. */
  const reach = core.slice();
  const bestWeight = new Float64Array(rows);
  const bestFrom = new Int32Array(rows);
  const bestTo = new Int32Array(rows);
  const offer = (at: number): void => {
    const c = component[at];
    if (reach[at] >= bestWeight[c]) return;
    bestWeight[c] = reach[at];
    bestFrom[c] = at;
    bestTo[c] = nearest[at];
  };
  const foreign = foreignSearch(tree, core, component);

  let used = 0;
  while (used < rows - 1) {
    for (let at = 0; at < rows; at++) component[at] = find(leader, at);
    foreign.readComponents();
    bestWeight.fill(Infinity);
    for (let at = 0; at < rows; at++) {
      if (nearest[at] >= 0 && component[nearest[at]] === component[at]) nearest[at] = -1;
      if (nearest[at] >= 0) offer(at);
    }
    for (let at = 0; at < rows; at++) {
      const best = bestWeight[component[at]];
      if (nearest[at] >= 0 || reach[at] >= best) continue;
      reach[at] = foreign.nearest(at, best);
      nearest[at] = foreign.found();
      if (nearest[at] >= 0) offer(at);
    }
    for (let c = 0; c < rows; c++) {
      if (bestWeight[c] === Infinity || component[c] !== c) continue;
      const [a, b] = [find(leader, bestFrom[c]), find(leader, bestTo[c])];
      if (a === b) continue;
      leader[a] = b;
      edges.from[used] = order[bestFrom[c]];
      edges.to[used] = order[bestTo[c]];
      edges.weights[used++] = Math.sqrt(bestWeight[c]);
    }
  }
  foreign.end();
  return edges;
}

/** The same tree by any distance: Prim's algorithm, O(n^2) time, O(n) memory. */
export function spanningTreeByScan(
  rows: number,
  distances: DistancesFrom,
  cores: Float64Array,
): SpanningEdges {
  const edges = emptyEdges(rows);
  // The rows not in the tree yet, with the weight of the best edge to each and the row it comes from.
  const outside = Int32Array.from({ length: rows }, (_, i) => i + 1);
  const weights = new Float64Array(rows).fill(Infinity);
  const via = new Int32Array(rows);
  const fromLatest = new Float64Array(rows);
  let latest = 0;
  for (let used = 0, left = rows - 1; left > 0; used++, left--) {
    distances(latest, outside, left, fromLatest);
    let next = 0;
    for (let o = 0; o < left; o++) {
      const weight = Math.max(cores[latest], cores[outside[o]], fromLatest[o]);
      if (weight < weights[o]) {
        weights[o] = weight;
        via[o] = latest;
      }
      if (weights[o] < weights[next]) next = o;
    }
    latest = outside[next];
    edges.from[used] = via[next];
    edges.to[used] = latest;
    edges.weights[used] = weights[next];
    outside[next] = outside[left - 1];
    weights[next] = weights[left - 1];
    via[next] = via[left - 1];
  }
  return edges;
}

function emptyEdges(rows: number): SpanningEdges {
  const count = Math.max(0, rows - 1);
  return { from: new Int32Array(count), to: new Int32Array(count), weights: new Float64Array(count) };
}

/** The leader of a component, its path halved on the way. */
export function find(leader: Int32Array, member: number): number {
  while (leader[member] !== member) {
    leader[member] = leader[leader[member]];
    member = leader[member];
  }
  return member;
}
