import { sumBy } from "../../core/sum";
import { assignment } from "../../math/assignment";
import { contingencyTable } from "./contingency";
import { NOISE } from "../groups";

/** One cluster of the clustering that was relabelled. */
export interface LabelMatch {
  readonly from: number;
  /** The label of the reference it was matched with, or a new one above all of the reference's. */
  readonly to: number;
  /** Rows it shares with that reference cluster; 0 for one that got a new label. */
  readonly sharedRows: number;
}

/** A clustering under the label numbers of another. */
export interface MatchedLabels {
  /** The clustering under its new numbers; noise stays -1. */
  readonly labels: Int32Array;
  /** In the order of the old labels. */
  readonly matches: readonly LabelMatch[];
  /** Rows on which the two then agree, noise in either left out. */
  readonly agreeingRows: number;
  /** `agreeingRows` / rows compared: 0 to 1, higher is better; null without rows to compare. */
  readonly agreeingShare: number | null;
  readonly noiseRows: number;
}

/**
 * Renumbers a clustering so that it agrees with a reference on as many rows as possible, one cluster to
 * one: the best matching of all, not a greedy one. For charts (the same colour for the same segment) and
 * for counting who moved. Clusters beyond those of the reference, and those that share no row with
 * theirs, get new numbers, in the order of their old ones.
 *
 * Source: Kuhn 1955 (Hungarian method). Cost O(n + k^3).
 *
 * @throws InputError when the two differ in length.
 * @example matchLabels([0, 0, 1, 1], [5, 5, 3, 3]).labels // [0, 0, 1, 1]
 */
export function matchLabels(reference: ArrayLike<number>, labels: ArrayLike<number>): MatchedLabels {
  const table = contingencyTable(reference, labels);
  const negated = table.counts.flatMap((row) => row.map((count) => -count));
  const columnOfRow = assignment({
    rows: table.rowLabels.length,
    columns: table.columnLabels.length,
    data: Float64Array.from(negated),
  });
  const matches: LabelMatch[] = [];
  let fresh = table.rowLabels.length === 0 ? 0 : table.rowLabels[table.rowLabels.length - 1] + 1;
  table.columnLabels.forEach((from, j) => {
    const i = columnOfRow.indexOf(j);
    const sharedRows = i < 0 ? 0 : table.counts[i][j];
    matches.push(Object.freeze({ from, to: sharedRows > 0 ? table.rowLabels[i] : fresh++, sharedRows }));
  });
  const to = new Map(matches.map((match) => [match.from, match.to]));
  const agreeingRows = sumBy(matches, (match) => match.sharedRows);
  return Object.freeze({
    labels: Int32Array.from({ length: labels.length }, (_, i) => to.get(labels[i]) ?? NOISE),
    matches: Object.freeze(matches),
    agreeingRows,
    agreeingShare: table.comparedRows > 0 ? agreeingRows / table.comparedRows : null,
    noiseRows: table.noiseRows,
  });
}
