import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import { NOISE, readGroups } from "../groups";

/**
 * What a comparison of two clusterings does with rows that one of them calls noise (-1):
 * `leaveOut` compares the other rows only and counts those left out; `cluster` takes all noise rows of a
 * clustering for one cluster (what scikit-learn does); `singletons` takes each for a cluster of its own.
 */
export type NoiseTreatment = "leaveOut" | "cluster" | "singletons";

/** Options of every measure of agreement. */
export interface AgreementOptions {
  /** Default `leaveOut`. */
  readonly noise?: NoiseTreatment;
}

/** What every measure of agreement between two clusterings returns. */
export interface Agreement {
  /** The measure, or null where it is not defined (nothing to compare): an undefined value is never 0. */
  readonly value: number | null;
  readonly better: "higher" | "lower";
  /** How many rows were compared. */
  readonly comparedRows: number;
  /** How many rows at least one of the two calls noise (-1); see `NoiseTreatment` for what became of them. */
  readonly noiseRows: number;
}

/** How often each pair of clusters shares a row. */
export interface ContingencyTable {
  /** The labels of the first clustering, ascending (-1 for its noise, if treated as a cluster). */
  readonly rowLabels: readonly number[];
  /** The labels of the second clustering. */
  readonly columnLabels: readonly number[];
  /** `counts[i][j]`: rows with label i of the first and label j of the second clustering. */
  readonly counts: readonly (readonly number[])[];
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  readonly comparedRows: number;
  readonly noiseRows: number;
}

/**
 * Cross-tabulates two clusterings of the same rows.
 *
 * Under `singletons`, each noise row gets a label of its own, above all others. Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length, or hold something else than whole numbers from -1.
 * @example contingencyTable([0, 0, 1], [5, 7, 7]).counts // [[1, 1], [0, 1]]
 */
export function contingencyTable(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: AgreementOptions = {},
): ContingencyTable {
  const { noise = "leaveOut" } = options;
  if (noise !== "leaveOut" && noise !== "cluster" && noise !== "singletons") {
    throw new InputError({
      where: "contingencyTable(noise)",
      what: JSON.stringify(noise),
      legal: "leaveOut, cluster or singletons",
    });
  }
  const a = readGroups(first, first.length, "the first clustering");
  const b = readGroups(second, first.length, "the second clustering");
  const rowLabels = [...a.labels];
  const columnLabels = [...b.labels];
  const rowCodes = codesOf(a.codes, rowLabels, noise);
  const columnCodes = codesOf(b.codes, columnLabels, noise);
  let noiseRows = 0;
  for (let i = 0; i < first.length; i++) if (a.codes[i] === NOISE || b.codes[i] === NOISE) noiseRows++;
  const counts = rowLabels.map(() => new Array<number>(columnLabels.length).fill(0));
  let comparedRows = 0;
  for (let i = 0; i < first.length; i++) {
    if (rowCodes[i] < 0 || columnCodes[i] < 0) continue;
    counts[rowCodes[i]][columnCodes[i]]++;
    comparedRows++;
  }
  const rowSums = counts.map(sumOf);
  const columnSums = columnLabels.map((_, j) => sumBy(counts, (row) => row[j]));
  return Object.freeze({
    rowLabels: Object.freeze(rowLabels),
    columnLabels: Object.freeze(columnLabels),
    counts: Object.freeze(counts.map((row) => Object.freeze(row))),
    rowSums: Object.freeze(rowSums),
    columnSums: Object.freeze(columnSums),
    comparedRows,
    noiseRows,
  });
}

/** One code per row; -1 for noise that is left out. Adds the labels made for noise to `labels`. */
function codesOf(own: Int32Array, labels: number[], noise: NoiseTreatment): Int32Array {
  if (noise === "leaveOut") return own;
  const clusters = labels.length;
  if (noise === "cluster") {
    if (own.includes(NOISE)) labels.push(NOISE);
    return own.map((code) => (code === NOISE ? clusters : code));
  }
  let fresh = clusters === 0 ? 0 : labels[clusters - 1] + 1;
  return own.map((code) => (code === NOISE ? labels.push(fresh++) - 1 : code));
}
