import type { RawMerges } from "./dendrogram";
import { joinClusters, plantClusters, wardCost, type WardClusters } from "./hierarchical-ward-clusters";

/** Below so many clusters the boxes are not drawn again: a plain look at all is as fast. */
const FEW = 64;

/**
 * Ward's method on the centres themselves, by the nearest-neighbour chain (Murtagh 1983): go from a cluster
 * to the one it is cheapest to join with, until two are each other's cheapest, and join them. No matrix of
 * distances; clusters in boxes, so that most are passed over without a look; the boxes are drawn again each
 * time half of the clusters are gone. Kernel. Cost O(n^2 d) at worst, far less where rows lie in groups or
 * have few columns; memory O(n d).
 *
 * @param weights how much each row counts, above 0; default 1 each.
 */
export function wardMerges(
  data: Float64Array,
  n: number,
  d: number,
  weights: Float64Array = new Float64Array(n).fill(1),
): RawMerges {
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const heights = new Float64Array(n - 1);
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  const chain = new Int32Array(n);
  const pair = { cluster: -1, cost: Infinity };
  let clusters = plantClusters(data, weights, rows, n, d);
  let length = 0;
  for (let merged = 0; merged < n - 1;) {
    if (length === 0) {
      chain[0] = firstCluster(clusters);
      clusters.inChain[chain[0]] = 0;
      length = 1;
    }
    const tip = chain[length - 1];
    const before = length > 1 ? chain[length - 2] : -1;
    // On a tie the chain goes back rather than on: its costs fall strictly, so it ends.
    pair.cluster = before;
    pair.cost = before < 0 ? Infinity : wardCost(clusters, tip, before);
    seekCheapest(clusters, tip, pair);
    if (pair.cluster !== before) {
      chain[length] = pair.cluster;
      clusters.inChain[pair.cluster] = length++;
      continue;
    }
    first[merged] = clusters.rows[tip];
    second[merged] = clusters.rows[before];
    heights[merged++] = Math.sqrt(2 * pair.cost);
    length -= 2;
    joinClusters(clusters, tip, before, chain);
    const left = n - merged;
    if (left > FEW && 2 * left <= clusters.planted) clusters = replant(clusters, left, chain, length);
  }
  clusters.compiled?.giveBack();
  return { first, second, heights };
}

function firstCluster({ start, end }: WardClusters): number {
  let box = 0;
  while (start[box] === end[box]) box++;
  return start[box];
}

/** Finds the cluster that is cheaper to join with `tip` than `pair` says, if one is: own box first, then the nearest. */
function seekCheapest(clusters: WardClusters, tip: number, pair: { cluster: number; cost: number }): void {
  if (clusters.compiled) return seekCompiled(clusters, clusters.compiled, tip, pair);
  const { d, centers, inverse, start, end, lower, upper, largestInverse, bounds, boxOf } = clusters;
  const own = boxOf[tip];
  seekInBox(clusters, own, tip, pair);
  const from = tip * d;
  const boxes = start.length;
  let [nearest, least] = [-1, Infinity];
  for (let box = 0; box < boxes; box++) {
    bounds[box] = Infinity;
    if (box === own || start[box] === end[box]) continue;
    const limit = pair.cost * (inverse[tip] + largestInverse[box]);
    let sum = 0;
    for (let j = 0, corner = box * d; j < d; j++, corner++) {
      const value = centers[from + j];
      const below = lower[corner] - value;
      const above = value - upper[corner];
      // z + |z| is 2 z or 0: twice how far the value lies outside, without a branch that cannot be foretold.
      const twiceBelow = below + Math.abs(below);
      const twiceAbove = above + Math.abs(above);
      sum += twiceBelow * twiceBelow + twiceAbove * twiceAbove;
    }
    if (sum >= 4 * limit) continue;
    bounds[box] = sum / 4 / (inverse[tip] + largestInverse[box]);
    if (bounds[box] < least) {
      least = bounds[box];
      nearest = box;
    }
  }
  if (nearest < 0) return;
  seekInBox(clusters, nearest, tip, pair);
  for (let box = 0; box < boxes; box++) {
    if (bounds[box] < pair.cost && box !== nearest) seekInBox(clusters, box, tip, pair);
  }
}

function seekCompiled(
  clusters: WardClusters,
  { run, found, sketch }: NonNullable<WardClusters["compiled"]>,
  tip: number,
  pair: { cluster: number; cost: number },
): void {
  const { d, centers, sizes, inverse, start, end, lower, upper, largestInverse, bounds, boxOf } = clusters;
  const ofClusters = [centers.byteOffset, sizes.byteOffset, inverse.byteOffset] as const;
  const ofBoxes = [start.byteOffset, end.byteOffset, lower.byteOffset, upper.byteOffset] as const;
  const room = [largestInverse.byteOffset, bounds.byteOffset, boxOf[tip], found.byteOffset] as const;
  const asked = [d, start.length, tip, pair.cluster, pair.cost] as const;
  const ofSketch = [sketch?.values.byteOffset ?? 0, sketch?.slack ?? 0] as const;
  pair.cluster = run.seekCheapest(...asked, ...ofClusters, ...ofBoxes, ...room, ...ofSketch);
  pair.cost = found[0];
}

function seekInBox(
  clusters: WardClusters,
  box: number,
  tip: number,
  pair: { cluster: number; cost: number },
): void {
  const { d, centers, inverse, start, end } = clusters;
  const from = tip * d;
  const whole = d - (d % 4);
  for (let c = start[box]; c < end[box]; c++) {
    if (c === tip) continue;
    const limit = pair.cost * (inverse[tip] + inverse[c]);
    let at = c * d;
    let a = from;
    let sum = 0;
    // Four columns at a time, then a look whether the sum is already too large.
    for (const stop = from + whole; a < stop && sum < limit; a += 4, at += 4) {
      const d0 = centers[a] - centers[at];
      const d1 = centers[a + 1] - centers[at + 1];
      const d2 = centers[a + 2] - centers[at + 2];
      const d3 = centers[a + 3] - centers[at + 3];
      sum += d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3);
    }
    if (sum >= limit) continue;
    for (const stop = from + d; a < stop; a++, at++) sum += (centers[a] - centers[at]) ** 2;
    if (sum >= limit) continue;
    const cost = wardCost(clusters, tip, c);
    if (cost < pair.cost) {
      pair.cost = cost;
      pair.cluster = c;
    }
  }
}

/** The clusters left, in fresh boxes; the chain follows them to their new places. */
function replant(old: WardClusters, left: number, chain: Int32Array, length: number): WardClusters {
  const { d } = old;
  const centers = new Float64Array(left * d);
  const sizes = new Float64Array(left);
  const rows = new Int32Array(left);
  const former = new Int32Array(left);
  let at = 0;
  for (let box = 0; box < old.start.length; box++) {
    for (let c = old.start[box]; c < old.end[box]; c++, at++) {
      centers.set(old.centers.subarray(c * d, c * d + d), at * d);
      sizes[at] = old.sizes[c];
      rows[at] = old.rows[c];
      former[at] = c;
    }
  }
  const clusters = plantClusters(centers, sizes, rows, left, d);
  old.compiled?.giveBack();
  clusters.order.forEach((gathered, c) => {
    clusters.inChain[c] = old.inChain[former[gathered]];
    if (clusters.inChain[c] >= 0 && clusters.inChain[c] < length) chain[clusters.inChain[c]] = c;
  });
  return clusters;
}
