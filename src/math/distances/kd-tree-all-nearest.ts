import type { ThreadTask } from "../threads/threads";
import type { KdTree } from "./kd-tree";
import { compiledTree } from "./kd-tree-compiled";
import { nearestInTree } from "./kd-tree-nearest";
import { overPlaces, type RunOfPlaces } from "./kd-tree-threads";

/** The nearest other rows of each row of a tree. */
export interface NearestOfAll {
  /** rows x count: for each row of the matrix its nearest other rows, nearest first. */
  readonly around: Int32Array;
  /** The square of the distance from each row to the last of them. */
  readonly farthest: Float64Array;
}

interface PlacesInput extends RunOfPlaces {
  readonly tree: KdTree;
  readonly count: number;
}

/** `nearestOfPlaces` where the tree comes from another thread. */
export const nearestInThread: ThreadTask<PlacesInput, NearestOfAll> = {
  file: "math/distances/kd-tree-all-nearest.js",
  name: "nearestInThread",
  run: nearestOfPlaces,
};

/**
 * The `count` nearest other rows of every row: `nearestInTree` for all, in as many threads as that is worth. Assumes
 * 1 <= count < rows.
 */
export function nearestOfAll(tree: KdTree, count: number): NearestOfAll {
  const [{ found: all }, ...others] = overPlaces(tree, nearestInThread, { count }, (to) =>
    nearestOfPlaces({ tree, count, from: 0, to }),
  );
  for (const { found, from, to } of others) {
    for (const row of tree.order.subarray(from, to)) {
      all.farthest[row] = found.farthest[row];
      all.around.set(found.around.subarray(row * count, (row + 1) * count), row * count);
    }
  }
  return all;
}

/** The same for the rows at some places; those of the others are left 0. */
function nearestOfPlaces({ tree, count, from, to }: PlacesInput): NearestOfAll {
  const { rows, columns, order, points } = tree;
  const compiled = compiledTree(tree, [rows, count], [rows, rows * count]);
  if (compiled) {
    const [[farthest, squares], [ofTree, around]] = [compiled.numbers, compiled.integers];
    ofTree.set(order);
    const found = [around.byteOffset, farthest.byteOffset, squares.byteOffset] as const;
    compiled.run.nearestOfAll(from, to, count, ofTree.byteOffset, ...found);
    const kept = { around: around.slice(), farthest: farthest.slice() };
    compiled.giveBack();
    return kept;
  }
  const search = nearestInTree(tree, count);
  const [around, farthest] = [new Int32Array(rows * count), new Float64Array(rows)];
  for (let place = from; place < to; place++) {
    const row = order[place];
    const near = search(points, place * columns, row);
    farthest[row] = near.squaredDistances[count - 1];
    around.set(near.rows, row * count);
  }
  return { around, farthest };
}
