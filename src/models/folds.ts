import { countsOf } from "../core/counts-of";
import { randomSource, shuffle } from "../math/distributions/random";
import { requireWhole } from "../core/require-whole";

/** The fold of each row, 0 to folds - 1. */
export type Folds = Int32Array;

/**
 * Folds of rows drawn at random. Rows of one customer fall into several folds, so a model may recognise the
 * customer instead of learning: scores from these folds flatter. Kept to show by how much.
 *
 * @param rows how many rows. @param folds 2 to rows.
 * @example randomFolds(6, 3, 7).length // 6
 */
export function randomFolds(rows: number, folds: number, seed: number): Folds {
  requireWhole(rows, "randomFolds(rows)", 2);
  requireWhole(folds, "randomFolds(folds)", 2, rows);
  const places = Int32Array.from({ length: rows }, (_, i) => i % folds);
  return shuffle(places, randomSource(seed));
}

/**
 * Folds in which all rows of a group (a customer) stay together, so that a model is scored on customers it has
 * never seen. The largest groups are dealt first, each to the fold with fewest rows; equal groups in seeded order.
 *
 * @param groups the group of each row. @param folds 2 to the number of groups.
 * @example groupedFolds(["Ash", "Ash", "Bay", "Elm"], 2, 7).length // 4
 */
export function groupedFolds(groups: readonly string[], folds: number, seed: number): Folds {
  const sizes = countsOf(groups);
  requireWhole(folds, "groupedFolds(folds)", 2, sizes.size);
  const dealt = shuffle([...sizes.keys()].sort(), randomSource(seed)).sort(
    (a, b) => (sizes.get(b) as number) - (sizes.get(a) as number),
  );
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const group of dealt) {
    const fold = filled.indexOf(Math.min(...filled));
    foldOf.set(group, fold);
    filled[fold] += sizes.get(group) as number;
  }
  return Int32Array.from(groups, (group) => foldOf.get(group) as number);
}

/** The rows of a fold, and those of all others, both in their order. */
export interface FoldSplit {
  readonly test: Int32Array;
  readonly train: Int32Array;
}

/** One split for each fold, in the order in which folds first occur. */
export function foldSplits(folds: Folds): readonly FoldSplit[] {
  const rows = Int32Array.from(folds.keys());
  return [...new Set(folds)].map((fold) => ({
    test: rows.filter((row) => folds[row] === fold),
    train: rows.filter((row) => folds[row] !== fold),
  }));
}
