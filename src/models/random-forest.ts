import type { Matrix } from "../math/linear/matrix";
import { randomInteger, randomSource } from "../math/distributions/random";
import { requireWhole } from "../core/require-whole";
import { requireTrainingData } from "./classifier";
import { growTree, predictTree, type DecisionTree } from "./decision-tree";
import { rankColumns } from "./tree-split";

/** A fitted random forest. */
export interface RandomForest {
  readonly trees: readonly DecisionTree[];
  readonly seed: number;
}

/** How to grow a forest. */
export interface ForestOptions {
  readonly seed: number;
  /** Default 100. */
  readonly trees?: number;
  /** Default 8. */
  readonly maxDepth?: number;
  /** The least weight of a leaf; default 5. */
  readonly minLeaf?: number;
  /** Columns looked at per question; default the square root of all, rounded. */
  readonly columnsPerSplit?: number;
  readonly weights?: Float64Array;
}

/**
 * A random forest (Breiman 2001): trees grown on bootstrap samples, each question looking at a few columns only;
 * their probabilities are averaged, which makes the forest steadier than any of its trees.
 *
 * @param y 0 or 1 per row.
 * @throws InputError for values that are not finite, other outcomes, or options out of range.
 * Cost O(trees · depth · n · columnsPerSplit).
 * @example predictForest(fitForest(x, y, { seed: 7 }), x) // probabilities
 */
export function fitForest(x: Matrix, y: Uint8Array, options: ForestOptions): RandomForest {
  const { seed, trees = 100, maxDepth = 8, minLeaf = 5 } = options;
  const { weights = new Float64Array(x.rows).fill(1) } = options;
  const { columnsPerSplit = Math.max(1, Math.round(Math.sqrt(x.columns))) } = options;
  requireTrainingData("fitForest", x, y, weights);
  requireWhole(trees, "fitForest(trees)", 1);
  const ranked = rankColumns(x);
  const random = randomSource(seed);
  const grown = Array.from({ length: trees }, () => {
    const drawn = new Float64Array(x.rows);
    for (let i = 0; i < x.rows; i++) {
      const row = randomInteger(random, x.rows);
      drawn[row] += weights[row];
    }
    return growTree(ranked, y, drawn, {
      maxDepth,
      minLeaf,
      columnsPerSplit,
      seed: randomInteger(random, 2 ** 32),
    });
  });
  return Object.freeze({ trees: Object.freeze(grown), seed });
}

/** The probability of "yes" for each row: the mean over the trees. */
export function predictForest(forest: RandomForest, x: Matrix): Float64Array {
  const sum = new Float64Array(x.rows);
  for (const tree of forest.trees) {
    predictTree(tree, x).forEach((probability, i) => (sum[i] += probability));
  }
  return sum.map((value) => value / forest.trees.length);
}
