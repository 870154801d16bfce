import { InputError } from "../../core/input-error";
import { requireWhole } from "../../core/require-whole";
import { logistic } from "../../math/distributions/logistic";
import type { Matrix } from "../../math/linear/matrix";
import { growBoostedTree, type BoostedTree } from "./boosted-tree";
import { requireTrainedColumns, requireTrainingData } from "../classifier";
import { binColumns } from "./histogram-bins";

/** Gradient-boosted trees: log odds of "yes" = start + the sum of the trees. */
export interface BoostedTrees {
  readonly start: number;
  readonly trees: readonly BoostedTree[];
  readonly columns: number;
}

/** How to boost. */
export interface BoostingOptions {
  /** Default 100. */
  readonly trees?: number;
  /** How much of each tree is added, above 0 to 1; default 0.1. */
  readonly rate?: number;
  /** Leaves of a tree at most; default 31. */
  readonly maxLeaves?: number;
  /** The fewest rows of a leaf; default 20. */
  readonly minLeaf?: number;
  /** The penalty on the squared values of leaves, at least 0; default 0. */
  readonly ridge?: number;
  readonly weights?: Float64Array;
}

/**
 * Gradient boosting (Friedman 2001) with trees on histograms of at most 255 bins (Ke et al. 2017): each tree is fitted to what
 * the trees before leave unexplained, its leaves by a Newton step on the log loss, the leaf with the largest gain divided first.
 * Settings and results as scikit-learn's `HistGradientBoostingClassifier`.
 *
 * @param y 0 or 1 per row.
 * @throws InputError for values that are not finite, other outcomes, or options out of range.
 * Cost O(trees · (n + leaves · bins) d).
 * @example fitBoosting(x, Uint8Array.of(0, 0, 0, 1, 1, 1), { minLeaf: 1 }).trees.length // 100
 */
export function fitBoosting(x: Matrix, y: Uint8Array, options: BoostingOptions = {}): BoostedTrees {
  const { trees = 100, rate = 0.1, maxLeaves = 31, minLeaf = 20, ridge = 0 } = options;
  const { weights = new Float64Array(x.rows).fill(1) } = options;
  requireTrainingData("fitBoosting", x, y, weights);
  requireWhole(trees, "fitBoosting(trees)", 1);
  requireWhole(maxLeaves, "fitBoosting(maxLeaves)", 2);
  requireWhole(minLeaf, "fitBoosting(minLeaf)", 1);
  if (!(rate > 0 && rate <= 1)) {
    throw new InputError({ where: "fitBoosting(rate)", what: String(rate), legal: "above 0, at most 1" });
  }
  if (!(ridge >= 0 && ridge < Infinity)) {
    throw new InputError({ where: "fitBoosting(ridge)", what: String(ridge), legal: "a number >= 0" });
  }
  let [weight, yes] = [0, 0];
  y.forEach((value, i) => {
    weight += weights[i];
    if (value === 1) yes += weights[i];
  });
  // As many decimals as a probability can have: all outcomes alike would be certain otherwise.
  const share = Math.min(1 - 1e-10, Math.max(1e-10, yes / weight));
  const start = Math.log(share / (1 - share));
  const bins = binColumns(x);
  const logOdds = new Float64Array(x.rows).fill(start);
  const gradient = new Float64Array(x.rows);
  const curvature = new Float64Array(x.rows);
  const grown: BoostedTree[] = [];
  for (let round = 0; round < trees; round++) {
    for (let i = 0; i < x.rows; i++) {
      const p = logistic(logOdds[i]);
      gradient[i] = weights[i] * (p - y[i]);
      curvature[i] = weights[i] * p * (1 - p);
    }
    const { tree, leaves } = growBoostedTree(bins, gradient, curvature, { rate, maxLeaves, minLeaf, ridge });
    for (const { rows, value } of leaves) for (const row of rows) logOdds[row] += value;
    grown.push(tree);
  }
  return Object.freeze({ start, trees: Object.freeze(grown), columns: x.columns });
}

/** The probability of "yes" for each row. @throws InputError when the columns differ in number. */
export function predictBoosting({ start, trees, columns }: BoostedTrees, x: Matrix): Float64Array {
  requireTrainedColumns("predictBoosting(x)", x, columns);
  return Float64Array.from({ length: x.rows }, (_, i) => {
    let sum = start;
    for (const { feature, threshold, left, right, value } of trees) {
      let place = 0;
      while (feature[place] >= 0) {
        place = x.data[i * columns + feature[place]] <= threshold[place] ? left[place] : right[place];
      }
      sum += value[place];
    }
    return logistic(sum);
  });
}
