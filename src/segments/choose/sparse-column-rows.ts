import type { SparseKMeans } from "../../clustering/sparse/sparse-kmeans";
import { sumOf } from "../../core/sum";
import { percent, type Quantity } from "../../text/format";

/** A column, and what it has to do with the segments of sparse k-means. */
export interface SparseColumnRow {
  readonly column: string;
  /** 0: it does not make the segments. */
  readonly weight: number;
  /** Its part in the sum of all weights. */
  readonly share: Quantity;
}

/**
 * The columns by their weight in sparse k-means, the heaviest first.
 *
 * @example sparseColumnRows(sparseKMeans(x, { k: 2, bound: 1, seed: 7 }))[0].column // "spend"
 */
export function sparseColumnRows({
  columnNames,
  columnWeights,
}: Pick<SparseKMeans, "columnNames" | "columnWeights">): readonly SparseColumnRow[] {
  const total = sumOf(columnWeights);
  return Object.freeze(
    columnNames
      .map((column, j) =>
        Object.freeze({ column, weight: columnWeights[j], share: percent(columnWeights[j] / total) }),
      )
      .sort((a, b) => b.weight - a.weight),
  );
}
