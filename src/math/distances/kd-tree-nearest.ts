import { squaredDistanceToBox, type KdTree } from "./kd-tree";

/** The nearest neighbours of one point, nearest first. */
export interface NearestNeighbours {
  /** Rows of the matrix the tree was built on. */
  readonly rows: Int32Array;
  /** Squares of the Euclidean distances, ascending. */
  readonly squaredDistances: Float64Array;
}

/** Columns added up between two looks at whether the sum is too large already. */
const BLOCK = 6;

/**
 * A search for the `count` nearest rows in a k-d tree. The search owns its result arrays and overwrites
 * them in every call: copy what must last. Rows at equal distance come in no promised order.
 *
 * @param count at most the rows of the tree (less one, when a row is left out of each search).
 * @returns a function of a point (its values from `pointStart` in `points`) and of a row to leave out, -1
 * for none. Cost of a call about O(count + log n) in few columns, O(n) in many.
 */
export function nearestInTree(
  tree: KdTree,
  count: number,
): (points: Float64Array, pointStart: number, without: number) => NearestNeighbours {
  const { columns, order, points: stored, start, end, right } = tree;
  const rows = new Int32Array(count);
  const squares = new Float64Array(count);
  const found: NearestNeighbours = { rows, squaredDistances: squares };
  let point = stored;
  let from = 0;
  let left = -1;

  const insert = (row: number, square: number): void => {
    let place = count - 1;
    while (place > 0 && squares[place - 1] > square) {
      squares[place] = squares[place - 1];
      rows[place] = rows[place - 1];
      place--;
    }
    squares[place] = square;
    rows[place] = row;
  };

  const scan = (node: number): void => {
    for (let place = start[node], last = end[node]; place < last; place++) {
      const other = place * columns;
      const bound = squares[count - 1];
      let sum = 0;
      // In many columns most rows are too far after a few, and the rest need not be added up.
      for (let j = 0; j < columns && sum < bound;) {
        for (const until = Math.min(j + BLOCK, columns); j < until; j++) {
          const difference = point[from + j] - stored[other + j];
          sum += difference * difference;
        }
      }
      if (sum < bound && order[place] !== left) insert(order[place], sum);
    }
  };

  const visit = (node: number): void => {
    if (right[node] === 0) {
      scan(node);
      return;
    }
    const toLeft = squaredDistanceToBox(tree, node + 1, point, from);
    const toRight = squaredDistanceToBox(tree, right[node], point, from);
    if (toLeft <= toRight) {
      if (toLeft < squares[count - 1]) visit(node + 1);
      if (toRight < squares[count - 1]) visit(right[node]);
    } else {
      if (toRight < squares[count - 1]) visit(right[node]);
      if (toLeft < squares[count - 1]) visit(node + 1);
    }
  };

  return (points, pointStart, without) => {
    [point, from, left] = [points, pointStart, without];
    squares.fill(Infinity);
    rows.fill(-1);
    if (count > 0) visit(0);
    return found;
  };
}
