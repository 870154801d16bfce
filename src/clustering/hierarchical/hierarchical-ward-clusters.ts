import { compiledKernels } from "../../math/compiled/compiled-kernels";
import type { KernelFunctions } from "../../math/compiled/kernel-functions";
import { buildKdTree } from "../../math/distances/kd-tree";
import { sketchCluster, sketchLength, sketchOf, type WardSketch } from "./ward-sketch";

/** Clusters on their way to being joined, in the boxes (leaves) of a k-d tree. */
export interface WardClusters {
  readonly d: number;
  /** How many clusters there were when the boxes were drawn. */
  readonly planted: number;
  /** For each place, which of the clusters given is there. */
  readonly order: Int32Array;
  /** planted x d: the means. */
  readonly centers: Float64Array;
  /** By place: the number of rows, and 1 / that. */
  readonly sizes: Float64Array;
  readonly inverse: Float64Array;
  /** By place: any one row of the cluster. */
  readonly rows: Int32Array;
  /** By place: its position in the chain, or -1. */
  readonly inChain: Int32Array;
  readonly boxOf: Int32Array;
  /** By box: its places from `start` to `end` - 1, its corners, and the largest `inverse` in it. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly largestInverse: Float64Array;
  /** By box: working room. */
  readonly bounds: Float64Array;
  /** The compiled kernels, in whose memory the arrays of numbers, `start` and `end` are; null where the plain ones run. */
  readonly compiled: CompiledClusters | null;
}

interface CompiledClusters {
  readonly run: KernelFunctions;
  /** The cost of the cluster found. */
  readonly found: Float64Array;
  /** What the search looks at first; null where it does without. */
  readonly sketch: WardSketch | null;
  readonly giveBack: () => void;
}

const BOX_SIZE = 64;

/** Puts clusters into boxes. Cost O(n log n d). */
export function plantClusters(
  means: Float64Array,
  counts: Float64Array,
  anyRow: Int32Array,
  n: number,
  d: number,
): WardClusters {
  const tree = buildKdTree({ rows: n, columns: d, data: means }, BOX_SIZE);
  const leaves = [...tree.right.keys()].filter((node) => tree.right[node] === 0);
  const sizes = Float64Array.from(tree.order, (c) => counts[c]);
  const inverse = sizes.map((size) => 1 / size);
  const boxOf = new Int32Array(n);
  const largestInverse = new Float64Array(leaves.length);
  const [lower, upper] = [new Float64Array(leaves.length * d), new Float64Array(leaves.length * d)];
  leaves.forEach((node, box) => {
    lower.set(tree.lower.subarray(node * d, node * d + d), box * d);
    upper.set(tree.upper.subarray(node * d, node * d + d), box * d);
    for (let place = tree.start[node]; place < tree.end[node]; place++) {
      boxOf[place] = box;
      largestInverse[box] = Math.max(largestInverse[box], inverse[place]);
    }
  });
  const boxes = {
    start: Int32Array.from(leaves, (node) => tree.start[node]),
    end: Int32Array.from(leaves, (node) => tree.end[node]),
    lower,
    upper,
    largestInverse,
  };
  return {
    d,
    planted: n,
    order: tree.order,
    rows: tree.order.map((c) => anyRow[c]),
    inChain: new Int32Array(n).fill(-1),
    boxOf,
    ...inMemory({ centers: tree.points, sizes, inverse, ...boxes }),
  };
}

type Searched = Pick<
  WardClusters,
  "centers" | "sizes" | "inverse" | "start" | "end" | "lower" | "upper" | "largestInverse"
>;

/** What is searched, in the memory of the compiled kernels where there are any. */
function inMemory(arrays: Searched): Searched & Pick<WardClusters, "bounds" | "compiled"> {
  const { centers, sizes, inverse, lower, upper, largestInverse, start, end } = arrays;
  const numbers = [centers, sizes, inverse, lower, upper, largestInverse];
  const boxes = start.length;
  const [n, d] = [sizes.length, lower.length / boxes];
  const lengths = [...numbers.map(({ length }) => length), boxes, 1, sketchLength(n, d)];
  const compiled = compiledKernels(lengths, [boxes, boxes]);
  if (compiled === null) return { ...arrays, bounds: new Float64Array(boxes), compiled };
  const { run, giveBack } = compiled;
  numbers.forEach((array, i) => compiled.numbers[i].set(array));
  [start, end].forEach((array, i) => compiled.integers[i].set(array));
  const [ownCenters, ownSizes, ownInverse, ownLower, ownUpper, ownLargest, bounds, found, room] =
    compiled.numbers;
  const sketch = sketchOf(room, centers, inverse, d);
  return {
    centers: ownCenters,
    sizes: ownSizes,
    inverse: ownInverse,
    lower: ownLower,
    upper: ownUpper,
    largestInverse: ownLargest,
    bounds,
    start: compiled.integers[0],
    end: compiled.integers[1],
    compiled: { run, found, sketch, giveBack },
  };
}

/**
 * What joining two clusters adds to the within sum of squares. The one place where it is worked out, so that
 * a pair costs the same from either side, to the last bit.
 */
export function wardCost(clusters: WardClusters, a: number, b: number): number {
  const { d, centers, sizes } = clusters;
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const difference = centers[a * d + j] - centers[b * d + j];
    sum += difference * difference;
  }
  return sum * ((sizes[a] * sizes[b]) / (sizes[a] + sizes[b]));
}

/** Joins two clusters in the place of the larger, stretches its box, and closes the gap the smaller leaves. */
export function joinClusters(clusters: WardClusters, a: number, b: number, chain: Int32Array): void {
  const { d, centers, sizes, inverse, rows, inChain, boxOf, end, lower, upper } = clusters;
  const [kept, gone] = sizes[a] >= sizes[b] ? [a, b] : [b, a];
  const total = sizes[kept] + sizes[gone];
  const corner = boxOf[kept] * d;
  for (let j = 0; j < d; j++) {
    const at = kept * d + j;
    const mean = centers[at] + ((centers[gone * d + j] - centers[at]) * sizes[gone]) / total;
    centers[at] = mean;
    if (mean < lower[corner + j]) lower[corner + j] = mean;
    if (mean > upper[corner + j]) upper[corner + j] = mean;
  }
  sizes[kept] = total;
  inverse[kept] = 1 / total;
  inChain[kept] = inChain[gone] = -1;
  const sketch = clusters.compiled?.sketch;
  if (sketch) sketchCluster(sketch, kept, centers, inverse[kept]);
  const last = --end[boxOf[gone]];
  if (gone === last) return;
  centers.copyWithin(gone * d, last * d, last * d + d);
  sizes[gone] = sizes[last];
  inverse[gone] = inverse[last];
  if (sketch) sketchCluster(sketch, gone, centers, inverse[gone]);
  rows[gone] = rows[last];
  inChain[gone] = inChain[last];
  if (inChain[gone] >= 0) chain[inChain[gone]] = gone;
}
