import type { KdTree } from "./kd-tree";
import { compiledTree } from "./kd-tree-compiled";
import { nearestInTree } from "./kd-tree-nearest";

/** The nearest other rows of each row of a tree. */
export interface NearestOfAll {
  /** rows x count: for each row of the matrix its nearest other rows, nearest first. */
  readonly around: Int32Array;
  /** The square of the distance from each row to the last of them. */
  readonly farthest: Float64Array;
}

/** The `count` nearest other rows of every row: `nearestInTree` for all. Assumes 1 <= count < rows. */
export function nearestOfAll(tree: KdTree, count: number): NearestOfAll {
  const { rows, columns, order, points } = tree;
  const compiled = compiledTree(tree, [rows, count], [rows, rows * count]);
  if (compiled) {
    const [[farthest, squares], [ofTree, around]] = [compiled.numbers, compiled.integers];
    ofTree.set(order);
    const found = [around.byteOffset, farthest.byteOffset, squares.byteOffset] as const;
    compiled.run.nearestOfAll(rows, count, ofTree.byteOffset, ...found);
    const kept = { around: around.slice(), farthest: farthest.slice() };
    compiled.giveBack();
    return kept;
  }
  const search = nearestInTree(tree, count);
  const [around, farthest] = [new Int32Array(rows * count), new Float64Array(rows)];
  for (let place = 0; place < rows; place++) {
    const row = order[place];
    const near = search(points, place * columns, row);
    farthest[row] = near.squaredDistances[count - 1];
    around.set(near.rows, row * count);
  }
  return { around, farthest };
}
