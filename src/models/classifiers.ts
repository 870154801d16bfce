import type { Matrix } from "../math/linear/matrix";
import { sumOf, sumOfProducts } from "../core/sum";
import type { Classifier } from "./classifier";
import { fitTree, predictTree } from "./decision-tree";
import { fitBoosting, predictBoosting } from "./boosting/gradient-boosting";
import { fitLogistic, predictLogistic } from "./logistic-regression";
import { fitNeighbours, predictNeighbours } from "./neighbours/nearest-neighbours";
import { fitForest, predictForest } from "./random-forest";
import { columnScaling, standardised } from "./standardised-columns";

/**
 * The classifiers that are tried, with settings fixed beforehand rather than tuned on the scores: ridge logistic regression and
 * nearest neighbours on standardised columns, a shallow tree, a forest, and gradient boosting.
 */
export const classifiers: Readonly<
  Record<"logistic" | "tree" | "forest" | "boosting" | "neighbours", Classifier>
> = Object.freeze({
  logistic: Object.freeze({
    name: "logistic regression",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array) => {
      const scaling = columnScaling(x);
      const model = fitLogistic(standardised(x, scaling), y, { ridge: 1, weights });
      return { predict: (rows: Matrix) => predictLogistic(model, standardised(rows, scaling)) };
    },
  }),
  tree: Object.freeze({
    name: "decision tree",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array) => {
      const tree = fitTree(x, y, { maxDepth: 5, minLeaf: 25, weights });
      return { predict: (rows: Matrix) => predictTree(tree, rows) };
    },
  }),
  forest: Object.freeze({
    name: "random forest",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array, seed: number) => {
      const forest = fitForest(x, y, { seed, trees: 40, maxDepth: 10, minLeaf: 5, weights });
      return { predict: (rows: Matrix) => predictForest(forest, rows) };
    },
  }),
  boosting: Object.freeze({
    name: "gradient boosting",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array) => {
      const boosted = fitBoosting(x, y, { trees: 60, maxLeaves: 8, weights });
      return { predict: (rows: Matrix) => predictBoosting(boosted, rows) };
    },
  }),
  neighbours: Object.freeze({
    name: "nearest neighbours",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array) => {
      const scaling = columnScaling(x);
      const neighbours = Math.min(25, x.rows);
      const model = fitNeighbours(standardised(x, scaling), y, { neighbours, weights });
      return { predict: (rows: Matrix) => predictNeighbours(model, standardised(rows, scaling)) };
    },
  }),
});

/** What a model must beat to be worth having: the rate of all, and one question. */
export const simpleForecasts: Readonly<Record<"rate" | "rule", Classifier>> = Object.freeze({
  rate: Object.freeze({
    name: "rate of all",
    fit: (_: Matrix, y: Uint8Array, weights: Float64Array) => {
      const rate = sumOfProducts(y, weights) / sumOf(weights);
      return { predict: (rows: Matrix) => new Float64Array(rows.rows).fill(rate) };
    },
  }),
  rule: Object.freeze({
    name: "a single question",
    fit: (x: Matrix, y: Uint8Array, weights: Float64Array) => {
      const tree = fitTree(x, y, { maxDepth: 1, minLeaf: 10, weights });
      return { predict: (rows: Matrix) => predictTree(tree, rows) };
    },
  }),
});
