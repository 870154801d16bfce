import { squaredLimit } from "./squared-limit";
import { squaredDistanceToBox, type KdTree } from "./kd-tree";

/**
 * Calls `each` with every row of the tree at most `radius` from a point (the border counts), and the square
 * of its distance, in no promised order. Cost about O(found + log n) in few columns.
 */
export function eachWithin(
  tree: KdTree,
  point: Float64Array,
  pointStart: number,
  radius: number,
  each: (row: number, squaredDistance: number) => void,
): void {
  const { columns, order, points, start, end, right } = tree;
  const limit = squaredLimit(radius);
  const visit = (node: number): void => {
    if (squaredDistanceToBox(tree, node, point, pointStart) > limit) return;
    if (right[node] !== 0) {
      visit(node + 1);
      visit(right[node]);
      return;
    }
    for (let place = start[node]; place < end[node]; place++) {
      let sum = 0;
      for (let j = 0, other = place * columns; j < columns; j++) {
        const difference = point[pointStart + j] - points[other + j];
        sum += difference * difference;
      }
      if (sum <= limit) each(order[place], sum);
    }
  };
  if (tree.rows > 0) visit(0);
}
