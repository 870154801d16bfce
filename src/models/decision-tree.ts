import { InputError } from "../core/input-error";
import type { Matrix } from "../math/linear/matrix";
import { randomSource, sampleWithoutReplacement } from "../math/distributions/random";
import { requireWhole } from "../core/require-whole";
import { requireTrainedColumns, requireTrainingData } from "./classifier";
import { bestSplit, rankColumns, type RankedColumns } from "./tree-split";

/** A node of a decision tree: a question, or a leaf where `feature` is -1. */
export interface TreeNode {
  /** Column asked about; -1 in a leaf. */
  readonly feature: number;
  /** Rows with a value up to this go left, the others right. */
  readonly threshold: number;
  /** Indices into the tree's nodes; 0 in a leaf. */
  readonly left: number;
  readonly right: number;
  /** Weighted share of "yes" among the training rows here, 0 to 1. */
  readonly probability: number;
  /** Training rows here, as a sum of weights. */
  readonly weight: number;
  readonly depth: number;
}

/** A fitted classification tree; node 0 is the root. */
export interface DecisionTree {
  readonly nodes: readonly TreeNode[];
  readonly columns: number;
}

/** How to grow a tree. */
export interface TreeOptions {
  /** Questions from the root to a leaf at most; default 4. */
  readonly maxDepth?: number;
  /** The least weight of a leaf; default 1. */
  readonly minLeaf?: number;
  readonly weights?: Float64Array;
  /** Columns looked at per question, drawn again each time; default all. Forests look at few. */
  readonly columnsPerSplit?: number;
  /** Of the columns drawn; default 0. */
  readonly seed?: number;
}

/**
 * A classification tree (CART; Breiman, Friedman, Olshen & Stone 1984): each node asks the question that lowers
 * the Gini impurity most, until no question lowers it, or depth or leaf size forbid. Thresholds lie midway
 * between values. Of equally good questions the first column and the lowest threshold win.
 *
 * @param y 0 or 1 per row.
 * @throws InputError for values that are not finite, other outcomes, or options out of range.
 * Cost O(depth · (n + distinct values) d).
 * @example fitTree(matrixFromRows([[1], [2], [8], [9]]), Uint8Array.of(0, 0, 1, 1)).nodes[0].threshold // 5
 */
export function fitTree(x: Matrix, y: Uint8Array, options: TreeOptions = {}): DecisionTree {
  const { weights = new Float64Array(x.rows).fill(1) } = options;
  requireTrainingData("fitTree", x, y, weights);
  return growTree(rankColumns(x), y, weights, options);
}

/** As `fitTree`, on columns ranked before: a forest ranks them once. */
export function growTree(
  x: RankedColumns,
  y: Uint8Array,
  weights: Float64Array,
  options: TreeOptions,
): DecisionTree {
  const { maxDepth = 4, minLeaf = 1, columnsPerSplit = x.columns, seed = 0 } = options;
  requireWhole(maxDepth, "fitTree(maxDepth)", 0);
  requireWhole(columnsPerSplit, "fitTree(columnsPerSplit)", 1, Math.max(1, x.columns));
  if (!(minLeaf > 0)) {
    throw new InputError({ where: "fitTree(minLeaf)", what: String(minLeaf), legal: "a number above 0" });
  }
  const random = randomSource(seed);
  const every = Int32Array.from({ length: x.columns }, (_, j) => j);
  const nodes: TreeNode[] = [];
  const grow = (rows: Int32Array, depth: number): number => {
    let [weight, yes] = [0, 0];
    for (const row of rows) {
      weight += weights[row];
      if (y[row] === 1) yes += weights[row];
    }
    const place = nodes.length;
    const leaf = {
      feature: -1,
      threshold: NaN,
      left: 0,
      right: 0,
      probability: weight > 0 ? yes / weight : NaN,
      weight,
      depth,
    };
    nodes.push(Object.freeze(leaf));
    if (depth >= maxDepth || yes === 0 || yes === weight || weight < 2 * minLeaf) return place;
    const columns =
      columnsPerSplit < x.columns
        ? sampleWithoutReplacement(random, x.columns, columnsPerSplit).sort()
        : every;
    const split = bestSplit(x, y, weights, rows, columns, minLeaf);
    if (split === null) return place;
    const goesLeft = (row: number): boolean => x.codes[split.feature][row] <= split.code;
    const left = grow(rows.filter(goesLeft), depth + 1);
    const right = grow(
      rows.filter((row) => !goesLeft(row)),
      depth + 1,
    );
    nodes[place] = Object.freeze({
      ...leaf,
      feature: split.feature,
      threshold: split.threshold,
      left,
      right,
    });
    return place;
  };
  const drawn = Int32Array.from(weights.keys()).filter((row) => weights[row] > 0);
  if (drawn.length === 0) {
    throw new InputError({ where: "fitTree(weights)", what: "no weight at all", legal: "a weight above 0" });
  }
  grow(drawn, 0);
  return Object.freeze({ nodes: Object.freeze(nodes), columns: x.columns });
}

/** The leaf (an index of `nodes`) that each row falls into. @throws InputError when the columns differ in number. */
function leavesOf(tree: DecisionTree, x: Matrix): Int32Array {
  requireTrainedColumns("predictTree(x)", x, tree.columns);
  return Int32Array.from({ length: x.rows }, (_, i) => {
    let place = 0;
    while (tree.nodes[place].feature >= 0) {
      const { feature, threshold, left, right } = tree.nodes[place];
      place = x.data[i * x.columns + feature] <= threshold ? left : right;
    }
    return place;
  });
}

/** The probability of "yes" for each row: the share of "yes" in its leaf. */
export function predictTree(tree: DecisionTree, x: Matrix): Float64Array {
  return Float64Array.from(leavesOf(tree, x), (leaf) => tree.nodes[leaf].probability);
}
