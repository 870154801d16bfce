import type { ConversionStudy } from "../../cases/champo/models/conversion-study";
import { rowOf, type Matrix } from "../../math/linear/matrix";
import { groupedFolds, randomFolds } from "../../models/folds";
import { decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { Cell } from "../../text/table";

/**
 * The share of rows that have an equal row in another fold: a model has seen such a row, with its outcome, before it is
 * tested on it. 0 to 1; NaN without rows. Cost O(cells).
 *
 * @param x one row per sample. @param folds the fold of each row.
 * @example seenBefore({ rows: 3, columns: 1, data: Float64Array.of(1, 1, 2) }, [0, 1, 0]) // 2/3
 */
export function seenBefore(x: Matrix, folds: ArrayLike<number>): number {
  const keys = Array.from({ length: x.rows }, (_, row) => rowOf(x, row).join(" "));
  const foldsOf = new Map<string, Set<number>>();
  keys.forEach((key, row) => foldsOf.set(key, (foldsOf.get(key) ?? new Set()).add(folds[row])));
  return keys.filter((key) => foldsOf.get(key)!.size > 1).length / x.rows;
}

/** The shares of rows that have an equal row in another fold: with rows dealt at random, and with whole customers. NaN where nothing was run. */
export interface SeenBefore {
  readonly random: number;
  readonly byCustomer: number;
}

/** `seenBefore` of the folds of a conversion study. */
export function foldsSeen({ notRun, table, folds, seed }: ConversionStudy): SeenBefore {
  if (notRun !== null) return Object.freeze({ random: NaN, byCustomer: NaN });
  return Object.freeze({
    random: seenBefore(table.x, randomFolds(table.x.rows, folds, seed)),
    byCustomer: seenBefore(table.x, groupedFolds(table.customers, folds, seed)),
  });
}

/** Each model in random folds and in folds by customer, as rows of a table; none where nothing could be scored. */
export function foldRows({ results }: ConversionStudy): readonly Readonly<Record<string, Cell>>[] {
  return results
    .filter(({ folds }) => folds === "random")
    .map(({ model, scores }) => {
      const honest = results.find((each) => each.folds === "customer" && each.model === model);
      const own = honest?.scores.auc ?? null;
      return {
        model,
        "AUC, rows at random": decimal(scores.auc),
        "AUC, by customer": decimal(own),
        difference: decimal(scores.auc === null || own === null ? null : scores.auc - own),
      };
    });
}

/** What random folds show at first sight. */
export function randomFoldsShow({ notRun, tempting }: ConversionStudy): Finding {
  if (notRun !== null || tempting === null) return prose`${notRun ?? "Nothing was scored."}`;
  const { model, scores } = tempting.random;
  return prose`With rows dealt at random, the ${model} reaches an AUC of ${decimal(scores.auc)}, the highest of all models.`;
}

/**
 * What is wrong with random folds.
 *
 * @param seen of the same study (`foldsSeen`).
 */
export function randomFoldsWrong({ notRun, tempting, leakage }: ConversionStudy, seen: SeenBefore): Finding {
  if (notRun !== null || tempting === null) return prose`Nothing can be compared.`;
  const repeated = prose`With rows dealt at random, ${percent(seen.random, 0)} of the tested rows have an equal row in the training part; with whole customers in a fold, ${percent(seen.byCustomer, 0)} have one.`;
  const { auc } = tempting.honest.scores;
  const scores = prose`On customers it has never seen, the same model reaches ${decimal(auc)}`;
  if (!(leakage > 0)) return prose`${repeated} ${scores}: on this workbook random folds do not flatter it.`;
  return prose`${repeated} ${scores}: ${decimal(leakage)} of the score was memory of customers.`;
}
