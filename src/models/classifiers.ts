import type { Matrix } from "../math/linear/matrix";
import type { Classifier } from "./classifier";
import { fitTree, predictTree } from "./decision-tree";
import { fitLogistic, predictLogistic } from "./logistic-regression";
import { fitForest, predictForest } from "./random-forest";
import { columnScaling, standardised } from "./standardised-columns";

/**
 * The classifiers of the conversion study, with settings fixed beforehand rather than tuned on its scores:
 * ridge logistic regression on standardised columns, a shallow tree and a forest.
 */
export const classifiers: Readonly<Record<"logistic" | "tree" | "forest", Classifier>> = Object.freeze({
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
});
