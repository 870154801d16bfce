import { requireList } from "../../core/require-list";
import { sumOf } from "../../core/sum";
import { requireObservations, selectRows, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import { adjustedRand } from "../agreement/adjusted-rand";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";

/** Options of `leaveOneOut`. */
export interface LeaveOneOutOptions {
  /** The rows to leave out, one at a time (the large customers, say); default: every row. */
  readonly rows?: ArrayLike<number>;
  /** The labels to compare with; default: what `cluster(x, k, seed)` gives. */
  readonly labels?: ArrayLike<number>;
  /** Default 0; each run gets the same seed, so that only the row makes the difference. */
  readonly seed?: number;
  /** Called after each row. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** What happened without one row. */
export interface LeftOut {
  readonly row: number;
  readonly rowName: string;
  /** Adjusted Rand index of the two clusterings on the rows that stayed: 1 when nothing changed; null with fewer than two rows. */
  readonly adjustedRand: number | null;
}

/** How much the clustering depends on single rows. */
export interface LeaveOneOut {
  /** In the order of the rows asked for. */
  readonly cases: readonly LeftOut[];
  /** The lowest index of all: that of the row on which most depends; null when none is defined. */
  readonly lowest: number | null;
  readonly mean: number | null;
  readonly k: number;
  readonly seed: number;
}

/**
 * Leave one out ("leave one giant out"): drops a row, clusters the others again and compares the labels of
 * those others before and after, by adjusted Rand index. Higher is better; a row whose absence moves the
 * index well below 1 carries the segmentation alone, which with one giant among 45 customers is no rarity.
 *
 * Noise rows (-1) count as clusters of their own in the comparison. Cost: the method, once per row.
 *
 * @param k from 1 to n - 1.
 * @throws InputError for k out of range, or a row that does not exist.
 * @example leaveOneOut(x, byKmeans, 2, { rows: [0], seed: 7 }).cases[0].adjustedRand // 1
 */
export function leaveOneOut(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: LeaveOneOutOptions = {},
): LeaveOneOut {
  requireObservations(x, "leaveOneOut(x)");
  requireWhole(k, "leaveOneOut(k)", 1, x.rows - 1);
  const { seed = 0 } = options;
  const onProgress = progressOf("leaving out", options.onProgress);
  if (options.rows !== undefined) requireList(options.rows, "leaveOneOut(rows)");
  const rows = Array.from(options.rows ?? Array.from(x.rowNames.keys()));
  const labels = options.labels ?? labelsOf(cluster, x, k, seed);
  const everyRow = Array.from(x.rowNames.keys());
  const cases = rows.map((row, done) => {
    requireWhole(row, `leaveOneOut(rows), entry ${done + 1}`, 0, x.rows - 1);
    const others = everyRow.filter((other) => other !== row);
    const before = others.map((other) => labels[other]);
    const after = labelsOf(cluster, selectRows(x, others), k, seed);
    const { value } = adjustedRand(before, after, { noise: "singletons" });
    onProgress(done + 1, rows.length);
    return Object.freeze({ row, rowName: x.rowNames[row], adjustedRand: value });
  });
  const known = cases.flatMap((one) => (one.adjustedRand === null ? [] : [one.adjustedRand]));
  return Object.freeze({
    cases: Object.freeze(cases),
    lowest: known.length > 0 ? Math.min(...known) : null,
    mean: known.length > 0 ? sumOf(known) / known.length : null,
    k,
    seed,
  });
}
