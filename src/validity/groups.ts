import { requireLabels } from "../clustering/require-labels";
import { InputError } from "../core/input-error";
import { sumOf } from "../core/sum";
import { requireRowWeights } from "../math/linear/row-weights";
import { NOISE } from "../math/noise";

export { NOISE };

/** Labels are kept in 32 bits: a larger one would come back as another number. */
const LARGEST_LABEL = 2 ** 31 - 1;

/** Labels made ready for counting: clusters numbered 0 … k - 1 without gaps. Private to this folder. */
export interface Groups {
  readonly rows: number;
  /** The labels that occur, ascending, noise apart; `labels[c]` is the caller's label of cluster c. */
  readonly labels: readonly number[];
  /** One cluster number per row, or -1 for noise. */
  readonly codes: Int32Array;
  /** Rows in each cluster. */
  readonly sizes: Int32Array;
  readonly noiseRows: number;
  readonly scoredRows: number;
}

/**
 * Checks labels and numbers their clusters without gaps, in the order of the labels.
 *
 * @throws InputError when their number is not `rows`, or one is not a whole number from -1 to 2^31 - 1.
 */
export function readGroups(labels: ArrayLike<number>, rows: number, where: string): Groups {
  requireLabels(labels, rows, `${where}(labels)`);
  let largest = NOISE;
  for (let i = 0; i < rows; i++) {
    const label = labels[i];
    if (!Number.isInteger(label) || label < NOISE || label > LARGEST_LABEL) {
      throw new InputError({
        where: `${where}(labels), row ${i + 1}`,
        what: String(label),
        legal: `a whole number from 0 to ${LARGEST_LABEL}, or -1 for noise`,
      });
    }
    if (label > largest) largest = label;
  }
  return largest < 4 * rows + 1024 ? byTable(labels, rows, largest) : bySorting(labels, rows);
}

/** Labels are small numbers as a rule: then a table of counts does. */
function byTable(labels: ArrayLike<number>, rows: number, largest: number): Groups {
  // Position 0 belongs to noise.
  const count = new Int32Array(largest + 2);
  for (let i = 0; i < rows; i++) count[labels[i] + 1]++;
  const noiseRows = count[0];
  const distinct: number[] = [];
  const codeOf = new Int32Array(largest + 2).fill(NOISE);
  for (let label = 0; label <= largest; label++) {
    if (count[label + 1] > 0) codeOf[label + 1] = distinct.push(label) - 1;
  }
  const codes = new Int32Array(rows);
  for (let i = 0; i < rows; i++) codes[i] = codeOf[labels[i] + 1];
  const sizes = Int32Array.from(distinct, (label) => count[label + 1]);
  return { rows, labels: Object.freeze(distinct), codes, sizes, noiseRows, scoredRows: rows - noiseRows };
}

/** Large numbers are first replaced by their rank. */
function bySorting(labels: ArrayLike<number>, rows: number): Groups {
  const distinct = [...new Set(Array.from(labels))].filter((label) => label !== NOISE).sort((a, b) => a - b);
  const rank = new Map(distinct.map((label, code) => [label, code]));
  const ranks = Int32Array.from({ length: rows }, (_, i) => rank.get(labels[i]) ?? NOISE);
  return { ...byTable(ranks, rows, distinct.length - 1), labels: Object.freeze(distinct) };
}

/** The rows of each cluster, ascending. */
export function membersOf(groups: Groups): Int32Array[] {
  const members = Array.from(groups.sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(members.length);
  for (let i = 0; i < groups.rows; i++) {
    const code = groups.codes[i];
    if (code !== NOISE) members[code][filled[code]++] = i;
  }
  return members;
}

/** Groups whose rows count by their weights. Private to this folder. */
export interface WeightedGroups extends Groups {
  /** One per row; undefined where each row counts once. */
  readonly weights: Float64Array | undefined;
  /** By cluster: the weight of its rows, which without weights is their number. */
  readonly masses: ArrayLike<number>;
  /** The weight of all rows that are not noise. */
  readonly mass: number;
}

/** How much a row counts. */
export function weightOf({ weights }: Pick<WeightedGroups, "weights">, row: number): number {
  return weights === undefined ? 1 : weights[row];
}

/**
 * `readGroups` with row weights: a row of weight 2 counts as two equal rows, one of weight 0 as none (it is not scored and
 * not counted).
 *
 * @throws InputError as `readGroups`, and for weights that are not one number of at least 0 per row.
 */
export function readWeightedGroups(
  labels: ArrayLike<number>,
  rows: number,
  weights: ArrayLike<number> | undefined,
  where: string,
): WeightedGroups {
  const plain = readGroups(labels, rows, where);
  if (weights === undefined) return { ...plain, weights, masses: plain.sizes, mass: plain.scoredRows };
  const checked = requireRowWeights(weights, rows, `${where}(weights)`);
  const kept = Int32Array.from({ length: rows }, (_, i) => (checked[i] === 0 ? NOISE : labels[i]));
  const groups = readGroups(kept, rows, where);
  const masses = new Float64Array(groups.sizes.length);
  groups.codes.forEach((code, i) => {
    if (code !== NOISE) masses[code] += checked[i];
  });
  return {
    ...groups,
    noiseRows: plain.noiseRows,
    weights: checked,
    masses,
    mass: sumOf(masses),
  };
}
