import { compiledKernels, type CompiledKernels } from "../compiled/compiled-kernels";
import type { KdTree } from "./kd-tree";

/** Rows of a leaf that the compiled kernels compare at a time. */
const TILE = 4;

/** A tree in the memory of the compiled kernels. */
export interface CompiledTree extends CompiledKernels {
  /** By node: the first tile of a leaf, of four places each. */
  readonly firstTile: Int32Array;
}

/**
 * A tree in the memory of the compiled kernels, ready to be searched, and further arrays there; null where there are none.
 * `numbers` and `integers` of what is returned are the further arrays alone. Cost O(n d).
 */
export function compiledTree(
  tree: KdTree,
  numbers: readonly number[],
  integers: readonly number[],
): CompiledTree | null {
  const { rows, columns: d, points, start, end, right } = tree;
  const nodes = start.length;
  const firstTile = new Int32Array(nodes);
  let tileCount = 0;
  for (let node = 0; node < nodes; node++) {
    firstTile[node] = tileCount;
    if (right[node] === 0) tileCount += Math.ceil((end[node] - start[node]) / TILE);
  }
  const compiled = compiledKernels(
    [tileCount * TILE * d, nodes * 4 * d, rows * d, TILE, ...numbers],
    [nodes, nodes, nodes, nodes, ...integers],
  );
  if (compiled === null) return null;
  const [tiles, boxes, ownPoints, sums, ...furtherNumbers] = compiled.numbers;
  const [ownStart, ownEnd, ownRight, ownFirst, ...furtherIntegers] = compiled.integers;
  ownPoints.set(points);
  ownStart.set(start);
  ownEnd.set(end);
  ownRight.set(right);
  ownFirst.set(firstTile);
  layLeaves(tree, firstTile, tiles);
  layBoxes(tree, boxes);
  const ofNodes = [ownStart.byteOffset, ownEnd.byteOffset, ownRight.byteOffset, ownFirst.byteOffset] as const;
  const ofRows = [tiles.byteOffset, boxes.byteOffset, ownPoints.byteOffset, sums.byteOffset] as const;
  compiled.run.useTree(d, ...ofNodes, ...ofRows);
  return { ...compiled, numbers: furtherNumbers, integers: furtherIntegers, firstTile };
}

/** The rows of each leaf in tiles, column by column. */
function layLeaves(tree: KdTree, firstTile: Int32Array, tiles: Float64Array): void {
  const { columns: d, points, start, end, right } = tree;
  tiles.fill(Infinity);
  for (let node = 0; node < start.length; node++) {
    if (right[node] !== 0) continue;
    for (let place = start[node]; place < end[node]; place++) {
      const inLeaf = place - start[node];
      const tile = firstTile[node] + Math.floor(inLeaf / TILE);
      for (let j = 0; j < d; j++) tiles[(tile * d + j) * TILE + (inLeaf % TILE)] = points[place * d + j];
    }
  }
}

/** The corners of the two children of each node, column by column. */
function layBoxes({ columns: d, right, lower, upper }: KdTree, boxes: Float64Array): void {
  for (let node = 0; node < right.length; node++) {
    const [one, two] = [(node + 1) * d, right[node] * d];
    if (two === 0) continue;
    for (let j = 0, at = node * 4 * d; j < d; j++) {
      boxes[at++] = lower[one + j];
      boxes[at++] = lower[two + j];
      boxes[at++] = upper[one + j];
      boxes[at++] = upper[two + j];
    }
  }
}
