import type { Matrix } from "../linear/matrix";

/**
 * A k-d tree: the rows of a matrix, sorted into boxes within boxes, so that a search near a point looks
 * into few of them. All flat arrays. Node 0 is the root; the left child of node i is i + 1, its right
 * child `right[i]`, which is 0 for a leaf.
 */
export interface KdTree {
  readonly rows: number;
  readonly columns: number;
  /** The row at each place of the tree. */
  readonly order: Int32Array;
  /** The rows in the tree's order, so that the rows of one leaf lie side by side. */
  readonly points: Float64Array;
  /** Node i holds the places `start[i]` to `end[i]` - 1. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly right: Int32Array;
  /** The corners of the tightest box around the points of a node, `columns` numbers a node. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Builds a k-d tree (Bentley 1975) with halves of equal size along the widest side of each box; equal rows
 * do no harm. Searches by Euclidean distance: `nearestInTree`, `DBSCAN` and others.
 *
 * Pays while the columns are few (up to about 15); beyond, a search visits almost every box.
 * Cost O(n log n d); memory about twice the matrix.
 *
 * @param leafSize boxes of so many rows or fewer are not divided further.
 */
export function buildKdTree(matrix: Matrix, leafSize = 16): KdTree {
  const { rows, columns, data } = matrix;
  const nodes = countNodes(rows, leafSize, new Map());
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  const [start, end, right] = [new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const [lower, upper] = [new Float64Array(nodes * columns), new Float64Array(nodes * columns)];
  let used = 0;

  const divide = (from: number, to: number): void => {
    const node = used++;
    start[node] = from;
    end[node] = to;
    const widest = fitBox(data, columns, order, from, to, lower, upper, node);
    if (to - from <= leafSize) return;
    const middle = (from + to) >>> 1;
    partition(data, columns, order, from, to - 1, middle, widest);
    divide(from, middle);
    right[node] = used;
    divide(middle, to);
  };
  if (rows > 0) divide(0, rows);

  const points = new Float64Array(rows * columns);
  for (let place = 0; place < rows; place++) {
    const from = order[place] * columns;
    for (let j = 0; j < columns; j++) points[place * columns + j] = data[from + j];
  }
  return Object.freeze({ rows, columns, order, points, start, end, right, lower, upper });
}

/**
 * The square of the least Euclidean distance from a point to the box of a node; 0 inside. Summed column by
 * column as the distance between points is, so that rounding never makes it larger than the square of
 * the distance to a point in the box.
 */
export function squaredDistanceToBox(
  tree: KdTree,
  node: number,
  point: Float64Array,
  pointStart: number,
): number {
  const { columns, lower, upper } = tree;
  const corner = node * columns;
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    const value = point[pointStart + j];
    const below = lower[corner + j] - value;
    if (below > 0) sum += below * below;
    else {
      const above = value - upper[corner + j];
      if (above > 0) sum += above * above;
    }
  }
  return sum;
}

function countNodes(rows: number, leafSize: number, known: Map<number, number>): number {
  if (rows <= leafSize) return rows === 0 ? 0 : 1;
  const before = known.get(rows);
  if (before !== undefined) return before;
  const count =
    1 + countNodes(rows >>> 1, leafSize, known) + countNodes(rows - (rows >>> 1), leafSize, known);
  known.set(rows, count);
  return count;
}

/** Writes the box of the places `from` to `to` - 1 and returns its widest column. */
function fitBox(
  data: Float64Array,
  columns: number,
  order: Int32Array,
  from: number,
  to: number,
  lower: Float64Array,
  upper: Float64Array,
  node: number,
): number {
  const corner = node * columns;
  let [widest, width] = [0, -1];
  for (let j = 0; j < columns; j++) {
    let [least, greatest] = [Infinity, -Infinity];
    for (let place = from; place < to; place++) {
      const value = data[order[place] * columns + j];
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    lower[corner + j] = least;
    upper[corner + j] = greatest;
    if (greatest - least > width) [widest, width] = [j, greatest - least];
  }
  return widest;
}

/** Hoare's selection: puts the `middle`-th smallest by `column` at `middle`, the smaller before it. */
function partition(
  data: Float64Array,
  columns: number,
  order: Int32Array,
  first: number,
  last: number,
  middle: number,
  column: number,
): void {
  let [low, high] = [first, last];
  while (low < high) {
    const pivot = data[order[(low + high) >>> 1] * columns + column];
    let [i, j] = [low, high];
    while (i <= j) {
      while (data[order[i] * columns + column] < pivot) i++;
      while (data[order[j] * columns + column] > pivot) j--;
      if (i <= j) {
        const kept = order[i];
        order[i++] = order[j];
        order[j--] = kept;
      }
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
