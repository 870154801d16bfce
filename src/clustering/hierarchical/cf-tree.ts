import { sumBy } from "../../core/sum";
import { squaredLimit } from "../../math/distances/squared-limit";

/**
 * A node of the CF tree: at most `branching` entries (one more for the moment before it is split). Each entry
 * sums up the rows below it by their number, mean and sum of squared deviations from it.
 */
interface CfNode {
  readonly isLeaf: boolean;
  size: number;
  readonly weights: Float64Array;
  /** (branching + 1) x d. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Below each entry; empty in a leaf. */
  readonly children: CfNode[];
}

/** The entries of all leaves. */
export interface CfLeaves {
  readonly count: number;
  /** count x d. */
  readonly means: Float64Array;
  /** The rows that each took in. */
  readonly weights: Float64Array;
  /** Root mean squared distance of these rows from their mean; at most the threshold. */
  readonly radii: Float64Array;
}

/**
 * Builds a CF tree row by row (Zhang, Ramakrishnan & Livny 1996) and returns its leaf entries. A row goes down
 * by nearest means; the leaf entry it meets takes it in if its radius stays within `threshold`, else the
 * row becomes an entry of its own. A node with too many entries is split around its two farthest.
 *
 * Kept as mean and squared deviations, not as sums of values and squares, which cancel for rows far from
 * the origin (Lang & Schubert 2022, Information Systems 108). Cost about O(n d branching log leaves).
 */
export function cfLeaves(
  data: Float64Array,
  rows: number,
  d: number,
  threshold: number,
  branching: number,
): CfLeaves {
  const limit = squaredLimit(threshold);
  let root = emptyNode(true, d, branching);
  for (let row = 0; row < rows; row++) {
    insert(root, data, row * d, d, limit, branching);
    if (root.size <= branching) continue;
    const old = root;
    root = emptyNode(false, d, branching);
    splitInto(root, -1, old, d, branching);
  }
  return gather(root, d);
}

function emptyNode(isLeaf: boolean, d: number, branching: number): CfNode {
  return {
    isLeaf,
    size: 0,
    weights: new Float64Array(branching + 1),
    means: new Float64Array((branching + 1) * d),
    deviations: new Float64Array(branching + 1),
    children: [],
  };
}

function insert(
  node: CfNode,
  data: Float64Array,
  at: number,
  d: number,
  limit: number,
  branching: number,
): void {
  let [entry, nearest] = [-1, Infinity];
  for (let e = 0; e < node.size; e++) {
    let sum = 0;
    for (let j = 0, m = e * d; j < d; j++, m++) {
      const difference = data[at + j] - node.means[m];
      sum += difference * difference;
    }
    if (sum < nearest) [entry, nearest] = [e, sum];
  }
  if (!node.isLeaf) {
    const child = node.children[entry];
    insert(child, data, at, d, limit, branching);
    if (child.size > branching) splitInto(node, entry, child, d, branching);
    else takeIn(node, entry, data, at, d, nearest);
    return;
  }
  if (entry >= 0) {
    const weight = node.weights[entry];
    const deviation = node.deviations[entry] + (nearest * weight) / (weight + 1);
    if (deviation / (weight + 1) <= limit) {
      takeIn(node, entry, data, at, d, nearest);
      return;
    }
  }
  const fresh = node.size++;
  node.weights[fresh] = 1;
  for (let j = 0; j < d; j++) node.means[fresh * d + j] = data[at + j];
  node.deviations[fresh] = 0;
}

/** Adds a row, at squared distance `square` from its mean, to an entry. */
function takeIn(
  node: CfNode,
  entry: number,
  data: Float64Array,
  at: number,
  d: number,
  square: number,
): void {
  const weight = ++node.weights[entry];
  node.deviations[entry] += (square * (weight - 1)) / weight;
  for (let j = 0, m = entry * d; j < d; j++, m++) node.means[m] += (data[at + j] - node.means[m]) / weight;
}

/** Splits `child` in two, the first in the place `entry` of `node` (or at its end, when -1), the second at its end. */
function splitInto(node: CfNode, entry: number, child: CfNode, d: number, branching: number): void {
  const between = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const difference = child.means[a * d + j] - child.means[b * d + j];
      sum += difference * difference;
    }
    return sum;
  };
  let [one, two, farthest] = [0, 1, -1];
  for (let a = 0; a < child.size; a++) {
    for (let b = a + 1; b < child.size; b++) {
      const square = between(a, b);
      if (square > farthest) [one, two, farthest] = [a, b, square];
    }
  }
  const halves = [emptyNode(child.isLeaf, d, branching), emptyNode(child.isLeaf, d, branching)];
  for (let e = 0; e < child.size; e++) {
    // Entries at one place are all equally far; then the first alone goes to its half.
    const half = e === one || between(e, one) < between(e, two) ? halves[0] : halves[1];
    moveEntry(child, e, half, d);
  }
  placeSummary(node, entry < 0 ? node.size++ : entry, halves[0], d);
  placeSummary(node, node.size++, halves[1], d);
}

function moveEntry(from: CfNode, entry: number, to: CfNode, d: number): void {
  const place = to.size++;
  to.weights[place] = from.weights[entry];
  to.deviations[place] = from.deviations[entry];
  to.means.set(from.means.subarray(entry * d, (entry + 1) * d), place * d);
  if (!from.isLeaf) to.children[place] = from.children[entry];
}

/** Makes entry `place` of `node` the summary of `child`. */
function placeSummary(node: CfNode, place: number, child: CfNode, d: number): void {
  let weight = 0;
  let deviation = 0;
  const mean = new Float64Array(d);
  for (let e = 0; e < child.size; e++) {
    const added = child.weights[e];
    let square = 0;
    for (let j = 0; j < d; j++) {
      const difference = child.means[e * d + j] - mean[j];
      square += difference * difference;
      mean[j] += (difference * added) / (weight + added);
    }
    deviation += child.deviations[e] + (square * weight * added) / (weight + added);
    weight += added;
  }
  node.weights[place] = weight;
  node.deviations[place] = deviation;
  node.means.set(mean, place * d);
  node.children[place] = child;
}

function gather(root: CfNode, d: number): CfLeaves {
  const leaves: CfNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.isLeaf) leaves.push(node);
    else for (let e = node.size - 1; e >= 0; e--) stack.push(node.children[e]);
  }
  const count = sumBy(leaves, (leaf) => leaf.size);
  const [means, weights, radii] = [
    new Float64Array(count * d),
    new Float64Array(count),
    new Float64Array(count),
  ];
  let place = 0;
  for (const leaf of leaves) {
    for (let e = 0; e < leaf.size; e++, place++) {
      means.set(leaf.means.subarray(e * d, (e + 1) * d), place * d);
      weights[place] = leaf.weights[e];
      radii[place] = Math.sqrt(leaf.deviations[e] / leaf.weights[e]);
    }
  }
  return { count, means, weights, radii };
}
