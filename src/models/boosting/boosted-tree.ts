import type { BinnedColumns } from "./histogram-bins";
import { valuesAt } from "../../math/values-at";

/** A tree as flat lists by node; node 0 is the root, and a leaf has feature -1. */
export interface BoostedTree {
  readonly feature: Int32Array;
  /** Values up to this go left. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf adds to the log odds. */
  readonly value: Float64Array;
}

/** Limits of one tree. */
export interface BoostedTreeLimits {
  readonly rate: number;
  readonly maxLeaves: number;
  readonly minLeaf: number;
  readonly ridge: number;
}

/** The least sum of curvatures on a side. */
const LEAST_CURVATURE = 1e-3;

interface Question {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Node {
  readonly rows: Int32Array;
  readonly gradient: number;
  readonly curvature: number;
  question: Question | null;
  feature: number;
  threshold: number;
  left: number;
  right: number;
}

/** Grows one tree on gradients and curvatures, the most useful question first. Kernel: assumes checked arguments. */
export function growBoostedTree(
  x: BinnedColumns,
  gradient: Float64Array,
  curvature: Float64Array,
  limits: BoostedTreeLimits,
): {
  readonly tree: BoostedTree;
  readonly leaves: readonly { readonly rows: Int32Array; readonly value: number }[];
} {
  const nodeOf = (rows: Int32Array): Node => {
    let [g, h] = [0, 0];
    for (const row of rows) {
      g += gradient[row];
      h += curvature[row];
    }
    const node: Node = {
      rows,
      gradient: g,
      curvature: h,
      question: null,
      feature: -1,
      threshold: NaN,
      left: 0,
      right: 0,
    };
    node.question = bestQuestion(x, gradient, curvature, node, limits);
    return node;
  };
  const nodes = [nodeOf(Int32Array.from({ length: x.rows }, (_, i) => i))];
  for (let leaves = 1; leaves < limits.maxLeaves; leaves++) {
    const open = nodes.filter(({ question }) => question !== null);
    if (open.length === 0) break;
    const best = open.reduce((a, b) => (b.question!.gain > a.question!.gain ? b : a));
    const { feature, bin } = best.question!;
    const own = x.bins[feature];
    best.feature = feature;
    best.threshold = x.ends[feature][bin];
    best.question = null;
    const [left, right] = divided(best.rows, own, bin);
    best.left = nodes.push(nodeOf(left)) - 1;
    best.right = nodes.push(nodeOf(right)) - 1;
  }
  const valueOf = (node: Node): number => {
    const below = node.curvature + limits.ridge;
    return node.feature >= 0 || below <= 0 ? 0 : (-limits.rate * node.gradient) / below;
  };
  return {
    tree: Object.freeze({
      feature: Int32Array.from(nodes, (node) => node.feature),
      threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
      left: Int32Array.from(nodes, ({ left }) => left),
      right: Int32Array.from(nodes, ({ right }) => right),
      value: Float64Array.from(nodes, valueOf),
    }),
    leaves: nodes
      .filter(({ feature }) => feature < 0)
      .map((node) => ({ rows: node.rows, value: valueOf(node) })),
  };
}

/** The question that lowers the loss of a node most; null where none does. Of equal gains the first column and bin. */
function bestQuestion(
  x: BinnedColumns,
  gradient: Float64Array,
  curvature: Float64Array,
  { rows, gradient: g, curvature: h }: Node,
  { minLeaf, ridge }: BoostedTreeLimits,
): Question | null {
  if (rows.length < 2 * minLeaf) return null;
  const score = (sum: number, below: number): number => (below + ridge > 0 ? sum ** 2 / (below + ridge) : 0);
  const whole = score(g, h);
  // One after the other in memory for all columns.
  const [gradients, curvatures] = [valuesAt(gradient, rows), valuesAt(curvature, rows)];
  let best: Question | null = null;
  for (let feature = 0; feature < x.bins.length; feature++) {
    const bins = x.bins[feature];
    const last = x.ends[feature].length;
    if (last === 0) continue;
    const sums =
      last === 1 ? sumsOfFirst(bins, gradients, curvatures, rows) : new Float64Array(3 * (last + 1));
    for (let i = 0; last > 1 && i < rows.length; i++) {
      const at = 3 * bins[rows[i]];
      sums[at] += gradients[i];
      sums[at + 1] += curvatures[i];
      sums[at + 2]++;
    }
    let [leftG, leftH, left] = [0, 0, 0];
    for (let bin = 0; bin < last; bin++) {
      leftG += sums[3 * bin];
      leftH += sums[3 * bin + 1];
      left += sums[3 * bin + 2];
      if (left < minLeaf || leftH < LEAST_CURVATURE || sums[3 * bin + 2] === 0) continue;
      if (rows.length - left < minLeaf || h - leftH < LEAST_CURVATURE) break;
      const gain = score(leftG, leftH) + score(g - leftG, h - leftH) - whole;
      if (gain > (best?.gain ?? 0) * (1 + 1e-12) + 1e-300) best = { gain, feature, bin };
    }
  }
  return best;
}

/** The sums of the first of two bins: no others are asked for. Adding nothing changes no bit, and takes less than a branch. */
function sumsOfFirst(
  bins: Uint8Array,
  gradients: Float64Array,
  curvatures: Float64Array,
  rows: Int32Array,
): Float64Array {
  let [gradient, curvature, count] = [0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const here = 1 - bins[rows[i]];
    gradient += here * gradients[i];
    curvature += here * curvatures[i];
    count += here;
  }
  return Float64Array.of(gradient, curvature, count);
}

/** The rows whose bin is at most a bin, and the others, each in their order. */
function divided(rows: Int32Array, bins: Uint8Array, bin: number): readonly [Int32Array, Int32Array] {
  const [low, high] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  let [lows, highs] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    if (bins[rows[i]] <= bin) low[lows++] = rows[i];
    else high[highs++] = rows[i];
  }
  return [low.slice(0, lows), high.slice(0, highs)];
}
