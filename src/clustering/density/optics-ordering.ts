import { eachWithin } from "../../math/distances/kd-tree-within";
import type { KdTree } from "../../math/distances/kd-tree";
import type { DistancesFrom } from "../../math/distances/row-distances";

/** The order in which OPTICS walks the rows, and what it met. All but `order` are indexed by row. */
export interface OpticsOrdering {
  readonly order: Int32Array;
  /** The least distance at which a row is reached from those before it; Infinity where a walk begins. */
  readonly reachability: Float64Array;
  /** The row that it was reached from; -1 where a walk begins. */
  readonly predecessor: Int32Array;
}

/** Offers row `to`, at `distance` from the row just walked. */
type Offer = (to: number, distance: number) => void;

/**
 * Walks the rows, always next to the one of least reachability (of several, the lowest row), with every row in
 * reach of every other: O(n^2 d) time, O(n) memory.
 *
 * @param cores core distances; Infinity for rows that are not core.
 * @param maxEps rows farther apart do not reach each other.
 */
export function orderByScan(
  rows: number,
  distances: DistancesFrom,
  cores: Float64Array,
  maxEps: number,
): OpticsOrdering {
  const fromRow = new Float64Array(rows);
  return walk(rows, cores, (row, left, count, offer) => {
    distances(row, left, count, fromRow);
    for (let o = 0; o < count; o++) if (fromRow[o] <= maxEps) offer(left[o], fromRow[o]);
  });
}

/** The same walk by Euclidean distance, looking for neighbours within `maxEps` in a k-d tree. */
export function orderInTree(
  tree: KdTree,
  data: Float64Array,
  cores: Float64Array,
  maxEps: number,
): OpticsOrdering {
  return walk(tree.rows, cores, (row, _left, _count, offer) =>
    eachWithin(tree, data, row * tree.columns, maxEps, (to, square) => offer(to, Math.sqrt(square))),
  );
}

function walk(
  rows: number,
  cores: Float64Array,
  reachFrom: (row: number, left: Int32Array, count: number, offer: Offer) => void,
): OpticsOrdering {
  const order = new Int32Array(rows);
  const reachability = new Float64Array(rows).fill(Infinity);
  const predecessor = new Int32Array(rows).fill(-1);
  const walked = new Uint8Array(rows);
  const left = Int32Array.from({ length: rows }, (_, row) => row);
  let current = 0;
  const offer: Offer = (to, distance) => {
    if (walked[to] === 1) return;
    const reach = Math.max(cores[current], distance);
    if (reach >= reachability[to]) return;
    reachability[to] = reach;
    predecessor[to] = current;
  };
  for (let step = 0, count = rows; count > 0; step++) {
    let next = 0;
    for (let o = 1; o < count; o++) {
      const [row, best] = [left[o], left[next]];
      const difference = reachability[row] - reachability[best];
      // Infinity less Infinity is NaN, and then the lower row goes first, too.
      if (difference < 0 || (!(difference > 0) && row < best)) next = o;
    }
    current = left[next];
    left[next] = left[--count];
    walked[current] = 1;
    order[step] = current;
    if (cores[current] < Infinity) reachFrom(current, left, count, offer);
  }
  return { order, reachability, predecessor };
}
