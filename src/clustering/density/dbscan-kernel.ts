import { squaredDistanceToBox, type KdTree } from "../../math/distances/kd-tree";
import { compiledTree } from "../../math/distances/kd-tree-compiled";
import { nextLarger, squaredLimit } from "../../math/distances/squared-limit";
import type { RowDistance } from "../../math/distances/row-distances";
import { NOISE } from "../clustering";
import { corePlaces, findCores } from "./dbscan-cores";

/** What the kernels of DBSCAN find. */
export interface DbscanGroups {
  readonly labels: Int32Array;
  /** 1 for each core row. */
  readonly core: Uint8Array;
  readonly clusterCount: number;
}

/**
 * DBSCAN by Euclidean distance over a k-d tree. Three passes, and no list of neighbours is ever kept:
 * whether a row is core is known after `minPoints` hits; clusters grow by taking core rows *out of* the
 * tree as they are reached, so that dense regions are not searched again and again; border rows then look
 * for the lowest cluster among the core rows around them. Memory O(n).
 */
export function dbscanInTree(tree: KdTree, eps: number, minPoints: number): DbscanGroups {
  const limit = squaredLimit(eps);
  const { coreAt, labelAt, clusterCount } =
    coreClusters(tree, limit, minPoints) ?? coreClustersPlainly(tree, limit, minPoints);
  const labels = new Int32Array(tree.rows);
  const core = new Uint8Array(tree.rows);
  for (let at = 0; at < tree.rows; at++) {
    labels[tree.order[at]] = labelAt[at];
    core[tree.order[at]] = coreAt[at];
  }
  return { labels, core, clusterCount };
}

/** What is found, by place. */
interface CoreClusters {
  /** 1 for a core row. */
  readonly coreAt: Int32Array;
  readonly labelAt: Int32Array;
  readonly clusterCount: number;
}

/** By the compiled kernels; null where there are none. */
function coreClusters(tree: KdTree, limit: number, minPoints: number): CoreClusters | null {
  const { rows, order, start, end, right } = tree;
  const nodes = start.length;
  const compiled = compiledTree(tree, [], [rows, rows, nodes, rows, rows]);
  if (compiled === null) return null;
  const { run, integers, firstTile, giveBack } = compiled;
  const [core, waiting, left, labels, stack] = integers;
  const [coreAt, waitingAt, leftAt, labelsAt, stackAt] = integers.map(({ byteOffset }) => byteOffset);
  const tooFar = nextLarger(limit);
  findCores(tree, limit, minPoints, core, (to) => run.findCore(0, to, tooFar, minPoints, coreAt));
  for (let node = nodes - 1; node >= 0; node--) {
    if (right[node] !== 0) {
      left[node] = left[node + 1] + left[right[node]];
      continue;
    }
    for (let at = start[node]; at < end[node]; at++) {
      const inLeaf = at - start[node];
      waiting[firstTile[node] + (inLeaf >> 2)] |= core[at] << (inLeaf & 3);
      left[node] += core[at];
    }
  }
  labels.fill(NOISE);
  const place = placesOf(order);
  let clusterCount = 0;
  for (let row = 0; row < rows; row++) {
    const seed = place[row];
    if (core[seed] === 0 || labels[seed] !== NOISE) continue;
    stack[0] = seed;
    run.growCluster(tooFar, clusterCount++, waitingAt, leftAt, labelsAt, stackAt);
  }
  // By node, where the rows that wait were counted: the lowest cluster.
  for (let node = nodes - 1; node >= 0; node--) {
    let lowest = clusterCount;
    if (right[node] !== 0) lowest = Math.min(left[node + 1], left[right[node]]);
    else
      for (let at = start[node]; at < end[node]; at++)
        if (core[at] === 1 && labels[at] < lowest) lowest = labels[at];
    left[node] = lowest;
  }
  run.joinBorder(rows, tooFar, clusterCount, coreAt, labelsAt, leftAt);
  const found = { coreAt: core.slice(), labelAt: labels.slice(), clusterCount };
  giveBack();
  return found;
}

/** The place of each row. */
function placesOf(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) place[order[at]] = at;
  return place;
}

function coreClustersPlainly(tree: KdTree, limit: number, minPoints: number): CoreClusters {
  const coreAt = corePlaces(tree, limit, minPoints);
  const labelAt = new Int32Array(tree.rows).fill(NOISE);
  const clusterCount = growClusters(tree, limit, coreAt, labelAt);
  joinBorder(tree, limit, coreAt, labelAt, clusterCount);
  return { coreAt, labelAt, clusterCount };
}

/** The core rows that no cluster has reached yet, by the nodes of the tree. */
interface WaitingRows {
  /** Those of leaf `node` are at waiting[start[node]] … waiting[start[node] + left[node] - 1]. */
  readonly waiting: Int32Array;
  /** How many wait below each node. */
  readonly left: Int32Array;
  /** Takes one place out. */
  readonly remove: (at: number) => void;
}

function waitingRows({ rows, start, end, right }: KdTree, coreAt: Int32Array): WaitingRows {
  const waiting = new Int32Array(rows);
  const left = new Int32Array(start.length);
  const parent = new Int32Array(start.length).fill(-1);
  const leafOf = new Int32Array(rows);
  for (let node = start.length - 1; node >= 0; node--) {
    if (right[node] === 0) {
      for (let at = start[node]; at < end[node]; at++) {
        leafOf[at] = node;
        if (coreAt[at] === 1) waiting[start[node] + left[node]++] = at;
      }
    } else {
      left[node] = left[node + 1] + left[right[node]];
      parent[node + 1] = parent[right[node]] = node;
    }
  }
  const remove = (at: number): void => {
    const leaf = leafOf[at];
    const found = waiting.indexOf(at, start[leaf]);
    waiting[found] = waiting[start[leaf] + left[leaf] - 1];
    for (let node = leaf; node !== -1; node = parent[node]) left[node]--;
  };
  return { waiting, left, remove };
}

/** Labels the core rows, clusters in the order of their first rows; returns how many clusters there are. */
function growClusters(tree: KdTree, limit: number, coreAt: Int32Array, labelAt: Int32Array): number {
  const { rows, columns, order, points, start, right } = tree;
  const { waiting, left, remove } = waitingRows(tree, coreAt);
  const place = placesOf(order);
  const stack = new Int32Array(rows);
  let [from, depth, cluster] = [0, 0, 0];
  /** Takes all that wait within reach out of a node, onto the stack; returns how many. */
  const take = (node: number): number => {
    if (right[node] !== 0) {
      const [one, two] = [node + 1, right[node]];
      let taken = 0;
      if (left[one] > 0 && squaredDistanceToBox(tree, one, points, from) <= limit) taken += take(one);
      if (left[two] > 0 && squaredDistanceToBox(tree, two, points, from) <= limit) taken += take(two);
      left[node] -= taken;
      return taken;
    }
    const base = start[node];
    const before = left[node];
    let kept = 0;
    for (let w = 0; w < before; w++) {
      const at = waiting[base + w];
      const other = at * columns;
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        const difference = points[from + j] - points[other + j];
        sum += difference * difference;
      }
      if (sum <= limit) {
        labelAt[at] = cluster;
        stack[depth++] = at;
      } else waiting[base + kept++] = at;
    }
    left[node] = kept;
    return before - kept;
  };
  for (let row = 0; row < rows; row++) {
    const seed = place[row];
    if (coreAt[seed] === 0 || labelAt[seed] !== NOISE) continue;
    depth = 0;
    stack[depth++] = seed;
    labelAt[seed] = cluster;
    remove(seed);
    while (depth > 0) {
      from = stack[--depth] * columns;
      take(0);
    }
    cluster++;
  }
  return cluster;
}

/** Border rows go to the lowest cluster that reaches them, which is the first to have grown there. */
function joinBorder(
  tree: KdTree,
  limit: number,
  coreAt: Int32Array,
  labelAt: Int32Array,
  clusterCount: number,
): void {
  const { rows, columns, points, start, end, right } = tree;
  let from = 0;
  let lowest = 0;
  const findLowest = (node: number): void => {
    if (squaredDistanceToBox(tree, node, points, from) > limit) return;
    if (right[node] !== 0) {
      findLowest(node + 1);
      findLowest(right[node]);
      return;
    }
    for (let at = start[node]; at < end[node]; at++) {
      if (coreAt[at] === 0 || labelAt[at] >= lowest) continue;
      const other = at * columns;
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        const difference = points[from + j] - points[other + j];
        sum += difference * difference;
      }
      if (sum <= limit) lowest = labelAt[at];
    }
  };
  for (let at = 0; at < rows; at++) {
    if (coreAt[at] === 1) continue;
    from = at * columns;
    lowest = clusterCount;
    findLowest(0);
    if (lowest < clusterCount) labelAt[at] = lowest;
  }
}

/** DBSCAN by any distance, comparing each row with all others: O(n^2) time, O(n) memory. */
export function dbscanByScan(
  rows: number,
  distance: RowDistance,
  eps: number,
  minPoints: number,
): DbscanGroups {
  const core = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    let count = 0;
    for (let j = 0; j < rows && count < minPoints; j++) if (i === j || distance(i, j) <= eps) count++;
    if (count >= minPoints) core[i] = 1;
  }
  const labels = new Int32Array(rows).fill(NOISE);
  const stack: number[] = [];
  let cluster = 0;
  for (let seed = 0; seed < rows; seed++) {
    if (core[seed] === 0 || labels[seed] !== NOISE) continue;
    labels[seed] = cluster;
    stack.push(seed);
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      for (let j = 0; j < rows; j++) {
        if (labels[j] !== NOISE || distance(i, j) > eps) continue;
        labels[j] = cluster;
        if (core[j] === 1) stack.push(j);
      }
    }
    cluster++;
  }
  return { labels, core, clusterCount: cluster };
}
