import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireList } from "../../core/require-list";
import { requireWhole } from "../../core/require-whole";
import { bootstrapJaccard, type ResampleOptions } from "./bootstrap-jaccard";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { contingencyTable, type ContingencyTable } from "../agreement/contingency";
import type { StabilityWord } from "./jaccard-word";
import { matchLabels } from "../agreement/match-labels";
import { naturalLog } from "../../math/functions/natural-log";
import { requireLabels } from "../../clustering/require-labels";

/** One segment of one solution, within its k and against the k before. */
export interface SegmentAcrossK {
  readonly label: number;
  readonly size: number;
  /** Stability within this k: mean bootstrap Jaccard, 0 to 1, higher is better. */
  readonly jaccard: number;
  readonly word: StabilityWord;
  /** 1 - entropy of where its rows come from / log(segments before): 1 when all come from one segment, 0 when evenly from all; null for the first k, and when there was one segment before. */
  readonly purity: number | null;
  /** The segment of the k before that most of its rows come from (the lowest label on a tie); null for the first k. */
  readonly parent: number | null;
  /** The largest Jaccard with a segment of the next k: does it survive? 0 to 1; null for the last k. */
  readonly survival: number | null;
}

/** The segments of one k, numbered so that they agree with those of the k before. */
export interface SolutionAcrossK {
  readonly k: number;
  readonly labels: Int32Array;
  readonly segments: readonly SegmentAcrossK[];
  readonly noiseRows: number;
}

/** Rows that go from a segment of one k to a segment of the next: one band of a Sankey figure. */
export interface SegmentFlow {
  readonly fromK: number;
  readonly fromLabel: number;
  readonly toK: number;
  readonly toLabel: number;
  readonly rows: number;
}

/** What `stabilityAcrossK` may be given. */
export interface AcrossKOptions extends ResampleOptions {
  /** A division of the same rows: the solution with the fewest segments takes its numbers where they match. Default: none. */
  readonly numberedAs?: ArrayLike<number>;
}

/** Segments followed as k grows. */
export interface StabilityAcrossK {
  readonly solutions: readonly SolutionAcrossK[];
  /** Noise rows (-1) flow nowhere. */
  readonly flows: readonly SegmentFlow[];
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Segment stability within and across k: which segment survives each k, which one splits, which is
 * joined with another. Every solution is numbered after the one before (`matchLabels`), so a segment keeps its
 * number as long as it lasts. `jaccard` is stability within a solution, `purity` and `survival` are across.
 *
 * Source: Dolnicar and Leisch 2017, "Using segment level stability to select target segments in data-driven
 * market segmentation studies" (SLSw and SLSa). Cost: (resamples + 1) runs of the method for each k.
 *
 * @param from the smallest k, at least 1. @param to the largest k, at most n.
 * @throws InputError for k or resamples out of range.
 * @example stabilityAcrossK(x, byKmeans, 2, 3, { resamples: 20, seed: 7 }).flows.length // 3
 */
export function stabilityAcrossK(
  x: Observations,
  cluster: ClusterFunction,
  from: number,
  to: number,
  options: AcrossKOptions = {},
): StabilityAcrossK {
  const { resamples = 100, seed = 0, numberedAs } = options;
  const onProgress = progressOf("bootstrap at every k", options.onProgress);
  requireObservations(x, "stabilityAcrossK(x)");
  requireWhole(from, "stabilityAcrossK(from)", 1, x.rows);
  requireWhole(to, "stabilityAcrossK(to)", from, x.rows);
  if (numberedAs !== undefined) {
    requireList(numberedAs, "stabilityAcrossK(numberedAs)");
    requireLabels(numberedAs, x.rows, "stabilityAcrossK(numberedAs)");
  }
  const ks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const labels: Int32Array[] = [];
  for (const k of ks) {
    const found = Int32Array.from(labelsOf(cluster, x, k, seed));
    const before = labels.at(-1) ?? numberedAs;
    labels.push(before === undefined ? found : matchLabels(before, found).labels);
  }
  const tables = labels.slice(1).map((after, i) => contingencyTable(labels[i], after));
  const solutions = ks.map((k, i) => {
    const progress = (done: number): void => onProgress(i * resamples + done, ks.length * resamples);
    const within = bootstrapJaccard(x, cluster, k, {
      resamples,
      seed,
      labels: labels[i],
      onProgress: progress,
    });
    const segments = within.segments.map(({ label, size, jaccard, word }) =>
      Object.freeze({
        label,
        size,
        jaccard,
        word,
        ...origin(tables[i - 1], label),
        survival: survival(tables[i], label),
      }),
    );
    return Object.freeze({
      k,
      labels: labels[i],
      segments: Object.freeze(segments),
      noiseRows: within.noiseRows,
    });
  });
  const flows = tables.flatMap((table, i) => flowsOf(table, ks[i], ks[i + 1]));
  return Object.freeze({ solutions: Object.freeze(solutions), flows: Object.freeze(flows), resamples, seed });
}

function origin(
  table: ContingencyTable | undefined,
  label: number,
): Pick<SegmentAcrossK, "purity" | "parent"> {
  const column = table?.columnLabels.indexOf(label) ?? -1;
  if (table === undefined || column < 0 || table.columnSums[column] === 0)
    return { purity: null, parent: null };
  const counts = table.counts.map((row) => row[column]);
  let entropy = 0;
  for (const count of counts) {
    const share = count / table.columnSums[column];
    if (share > 0) entropy -= share * naturalLog(share);
  }
  const before = counts.length;
  return {
    purity: before > 1 ? Math.max(0, 1 - entropy / naturalLog(before)) : null,
    parent: table.rowLabels[counts.indexOf(Math.max(...counts))],
  };
}

function survival(table: ContingencyTable | undefined, label: number): number | null {
  const row = table?.rowLabels.indexOf(label) ?? -1;
  if (table === undefined || row < 0) return null;
  const jaccards = table.counts[row].map((count, j) =>
    count > 0 ? count / (table.rowSums[row] + table.columnSums[j] - count) : 0,
  );
  return Math.max(0, ...jaccards);
}

function flowsOf(table: ContingencyTable, fromK: number, toK: number): SegmentFlow[] {
  return table.counts.flatMap((row, i) =>
    row.flatMap((rows, j) =>
      rows === 0
        ? []
        : [
            Object.freeze({
              fromK,
              fromLabel: table.rowLabels[i],
              toK,
              toLabel: table.columnLabels[j],
              rows,
            }),
          ],
    ),
  );
}
