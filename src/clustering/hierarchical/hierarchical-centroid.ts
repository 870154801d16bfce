import { compiledKernels } from "../../math/compiled/compiled-kernels";
import { squaredEuclidean } from "../../math/distances/distances";
import type { RawMerges } from "./dendrogram";

/**
 * Centroid linkage on the centres themselves. Joining two clusters can bring the new centre nearer to a
 * third than they were to each other, so the nearest-neighbour chain does not hold here: each cluster
 * keeps its nearest fellow instead, and the nearest pair of all is joined (Anderberg 1973). A cluster whose fellow is gone looks for
 * another only when it may be in the nearest pair: until then it is known how near another can be (Müllner 2011). Kernel.
 * Cost O(n^2 d) as a rule, O(n^3 d) at worst; memory O(n d).
 *
 * @param weights how much each row counts, above 0; default 1 each.
 */
export function centroidMerges(
  data: Float64Array,
  n: number,
  d: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): RawMerges {
  const padded = Math.ceil(n / TILE) * TILE;
  const compiled = compiledKernels(
    [n * d, padded * d, n, padded, TILE + d, n - 1],
    [padded, n, n - 1, n - 1],
  );
  if (compiled === null) return centroidPlainly(data.slice(), n, d, weights.slice());
  const { run, numbers, integers, giveBack } = compiled;
  numbers[0].set(data);
  numbers[2].set(weights);
  const [dataAt, tiles, sizes, nearest, room, heights] = numbers.map(({ byteOffset }) => byteOffset);
  const [neighbor, rows, first, second] = integers.map(({ byteOffset }) => byteOffset);
  run.layInTiles(n, d, dataAt, tiles);
  // Places that no cluster has lie at Infinity, where they are near to none.
  for (let p = n; p < padded; p++) {
    for (let j = 0; j < d; j++) numbers[1][((p >> 3) * d + j) * TILE + (p % TILE)] = Infinity;
  }
  run.joinByCentroids(n, d, tiles, sizes, nearest, neighbor, rows, room, first, second, heights);
  const merges = { first: integers[2].slice(), second: integers[3].slice(), heights: numbers[5].slice() };
  giveBack();
  return merges;
}

/** Centres that the compiled kernel compares at a time. */
const TILE = 8;

/** Overwrites `centers` and `sizes`. */
function centroidPlainly(centers: Float64Array, n: number, d: number, sizes: Float64Array): RawMerges {
  const neighbor = new Int32Array(n);
  const nearest = new Float64Array(n);
  const active = Int32Array.from({ length: n }, (_, i) => i);
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const heights = new Float64Array(n - 1);
  const seek = (i: number, left: number): void => {
    nearest[i] = Infinity;
    for (let a = 0; a < left; a++) {
      const c = active[a];
      if (c === i) continue;
      const value = squaredEuclidean(centers, centers, i * d, c * d, d);
      if (value < nearest[i]) {
        nearest[i] = value;
        neighbor[i] = c;
      }
    }
  };
  for (let i = 0; i < n; i++) seek(i, n);
  for (let left = n; left > 1;) {
    let a = nearestOf(nearest, active, left);
    while (neighbor[a] < 0) {
      seek(a, left);
      a = nearestOf(nearest, active, left);
    }
    const b = neighbor[a];
    const merged = n - left;
    first[merged] = a;
    second[merged] = b;
    heights[merged] = Math.sqrt(nearest[a]);
    const share = sizes[b] / (sizes[a] + sizes[b]);
    for (let j = 0; j < d; j++) centers[a * d + j] += (centers[b * d + j] - centers[a * d + j]) * share;
    sizes[a] += sizes[b];
    active[active.subarray(0, left).indexOf(b)] = active[left - 1];
    left--;
    for (let at = 0; at < left; at++) {
      const i = active[at];
      if (i === a) continue;
      // Whose fellow is gone has no other nearer than that was.
      if (neighbor[i] === a || neighbor[i] === b) neighbor[i] = -1;
      const value = squaredEuclidean(centers, centers, i * d, a * d, d);
      if (value < nearest[i]) {
        nearest[i] = value;
        neighbor[i] = a;
      }
    }
    seek(a, left);
  }
  return { first, second, heights };
}

/** The first of the clusters left that has the nearest fellow. */
function nearestOf(nearest: Float64Array, active: Int32Array, left: number): number {
  let a = active[0];
  for (let at = 1; at < left; at++) if (nearest[active[at]] < nearest[a]) a = active[at];
  return a;
}
