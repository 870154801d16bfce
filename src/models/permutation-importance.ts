import { requireOneOf } from "../core/require-one-of";
import { requireWhole } from "../core/require-whole";
import { sumOf } from "../core/sum";
import { randomSource, shuffle } from "../math/distributions/random";
import { classificationScores } from "./classification-scores";
import type { Classifier } from "./classifier";
import { balance, subset, type CrossValidationOptions } from "./cross-validate";
import { foldSplits, type Folds } from "./folds";
import type { Matrix } from "../math/linear/matrix";

/** Rows to learn from, whose columns form blocks: columns that say one thing together, such as all countries. */
export interface BlockTable {
  readonly x: Matrix;
  /** 1 where the outcome happened. */
  readonly y: Uint8Array;
  readonly blocks: readonly { readonly name: string; readonly columns: readonly number[] }[];
}

/** How much a block of columns matters to a model. */
export interface Importance {
  readonly block: string;
  /** Mean fall of the area under the ROC curve when the block is shuffled in the rows to be predicted; 0 or less: it does not matter. */
  readonly fall: number;
  /** Least and largest fall over the shufflings. */
  readonly least: number;
  readonly most: number;
}

/**
 * Permutation importance (Breiman 2001), out of fold and by whole blocks: the columns of a block are shuffled
 * together between the held-out rows of each fold, and the area under the ROC curve of all rows falls by what
 * the model owed to the block. Blocks with the same information replace each other, so both look unimportant. With the
 * folds, seed and balance of `crossValidate`, the unshuffled area is the one reported there.
 *
 * @param repeats default 5. @param imbalance as in `crossValidate`; default none. Cost: a fit per fold and a prediction per fold, block and repeat.
 */
export function permutationImportance(
  table: BlockTable,
  folds: Folds,
  classifier: Classifier,
  options: {
    readonly seed: number;
    readonly repeats?: number;
    readonly imbalance?: CrossValidationOptions["imbalance"];
  },
): readonly Importance[] {
  const { seed, repeats = 5, imbalance = "none" } = options;
  requireWhole(repeats, "permutationImportance(repeats)", 1);
  requireOneOf(imbalance, ["none", "balanced", "shifted"], "permutationImportance(imbalance)");
  const random = randomSource(seed);
  const plain = new Float64Array(folds.length);
  const shuffled = table.blocks.map(() =>
    Array.from({ length: repeats }, () => new Float64Array(folds.length)),
  );
  for (const { train, test } of foldSplits(folds)) {
    const outcomes = Uint8Array.from(train, (row) => table.y[row]);
    const { weights, correct } = balance(outcomes, imbalance);
    const model = classifier.fit(subset(table.x, train), outcomes, weights, seed);
    const held = subset(table.x, test);
    model.predict(held).forEach((p, i) => (plain[test[i]] = correct(p)));
    table.blocks.forEach((block, b) => {
      for (let repeat = 0; repeat < repeats; repeat++) {
        const order = shuffle(Int32Array.from(test.keys()), random);
        const data = held.data.slice();
        order.forEach((from, to) =>
          block.columns.forEach((j) => (data[to * held.columns + j] = held.data[from * held.columns + j])),
        );
        model.predict({ ...held, data }).forEach((p, i) => (shuffled[b][repeat][test[i]] = correct(p)));
      }
    });
  }
  const auc = (p: Float64Array): number => classificationScores(table.y, p).auc ?? NaN;
  const whole = auc(plain);
  return Object.freeze(
    table.blocks
      .map((block, b) => {
        const falls = shuffled[b].map((p) => whole - auc(p));
        return Object.freeze({
          block: block.name,
          fall: sumOf(falls) / repeats,
          least: Math.min(...falls),
          most: Math.max(...falls),
        });
      })
      .sort((a, b) => b.fall - a.fall),
  );
}
