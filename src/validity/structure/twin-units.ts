import { normalQuantile } from "../../math/distributions/normal-quantile";
import { ranks } from "../../math/distributions/ranks";
import { ascendingOrder } from "../../math/ascending-order";
import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { straightScale } from "./straight-scale";
import { rowCounts, runningSums, standardised, type RowCounts } from "./twin-counts";

/** A column of numbers, placed by the ranks of one latent column. */
export interface NumberUnit {
  readonly kind: "number";
  readonly column: number;
  /** Its values, ascending. */
  readonly sorted: Float64Array;
  /** What all rows up to each of them count together; left out where each counts once. */
  readonly upTo?: Float64Array;
  /** The same on the column's `straightScale`, with mean 0 and mean square 1. */
  readonly straight: Float64Array;
  /**
   * Squared correlation of that scale with the one on which the column would be normal without any error: 1 for its own
   * scale, 1 - 1 / (3 n) where the point of a logarithm was estimated (simulated for n from 20 to 500).
   */
  readonly fidelity: number;
  /** Normal scores of their ranks, with mean 0 and mean square 1; ties share one score. */
  readonly scores: Float64Array;
}

/** The 0/1 columns of one category, placed together: each row gets exactly one level. */
export interface CategoryUnit {
  readonly kind: "category";
  /** Columns of the levels, the most common level last. */
  readonly columns: readonly number[];
  /** What the rows of each level count together, in that order. */
  readonly sizes: readonly number[];
  /** The value of each column in rows without the level, and with it. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** What is drawn as one thing when a twin is made. */
export type TwinUnit = NumberUnit | CategoryUnit;

/** The columns of a matrix as units. */
export interface TwinUnits {
  readonly units: readonly TwinUnit[];
  /** Columns with one value only; a twin keeps them. */
  readonly constants: readonly number[];
  /** Latent columns: one for each number, levels - 1 for each category. */
  readonly size: number;
  /** How much each row counts; left out, once. */
  readonly counts?: RowCounts;
  /** Of rows that count by weights: all rows, the nearest to the middle of the data first. */
  readonly nearFirst?: Uint32Array;
}

/**
 * Reads the columns of a matrix as numbers and categories. Neighbouring columns of two values are one category when
 * every row has the upper value in exactly one of them: the 0/1 columns that a recipe makes of its levels, however
 * they were scaled. Private to this folder. Cost O(d n log n).
 */
export function twinUnits(x: Observations): TwinUnits {
  const columns = Array.from({ length: x.columns }, (_, j) => columnOf(x, j));
  const counts = x.weights && rowCounts(x.weights);
  const units: TwinUnit[] = [];
  const constants: number[] = [];
  let size = 0;
  for (let j = 0; j < columns.length; j++) {
    const category = categoryAt(columns, j, counts);
    if (category !== null) {
      units.push(category);
      size += category.columns.length - 1;
      j += category.columns.length - 1;
    } else if (columns[j].every((value) => value === columns[j][0])) {
      constants.push(j);
    } else {
      units.push(numberUnit(columns[j], j, counts));
      size++;
    }
  }
  return { units, constants, size, ...(counts && { counts }) };
}

function numberUnit(values: Float64Array, column: number, counts?: RowCounts): NumberUnit {
  const order = counts && ascendingOrder(values);
  const sorted = order === undefined ? values.slice().sort() : Float64Array.from(order, (row) => values[row]);
  const weights = order && Float64Array.from(order, (row) => counts!.weights[row]);
  const quantiles = ranks(sorted, weights).map((rank) => normalQuantile((rank - 0.5) / sorted.length));
  const scores = standardised(quantiles, weights);
  const own = standardised(sorted, weights);
  const scale = straightScale(own, scores, weights);
  const fidelity = scale === own ? 1 : 1 - 1 / (3 * (counts?.rows ?? sorted.length));
  const upTo = weights && runningSums(weights);
  return {
    kind: "number",
    column,
    sorted,
    ...(upTo && { upTo }),
    straight: standardised(scale, weights),
    fidelity,
    scores,
  };
}

/** The category that begins with column `first`; null where none does. */
function categoryAt(
  columns: readonly Float64Array[],
  first: number,
  counts?: RowCounts,
): CategoryUnit | null {
  const n = columns[first].length;
  const taken = new Uint8Array(n);
  const levels: { column: number; size: number; low: number; high: number }[] = [];
  let rows = 0;
  for (let column = first; column < columns.length && rows < n; column++) {
    const values = columns[column];
    const [low, high] = [Math.min(...extremes(values)), Math.max(...extremes(values))];
    if (low === high || values.some((value) => value !== low && value !== high)) return null;
    let size = 0;
    for (let i = 0; i < n; i++) {
      if (values[i] !== high) continue;
      if (taken[i] === 1) return null;
      taken[i] = 1;
      size += counts?.weights[i] ?? 1;
      rows++;
    }
    levels.push({ column, size, low, high });
  }
  if (rows < n) return null;
  levels.sort((a, b) => a.size - b.size || a.column - b.column);
  return {
    kind: "category",
    columns: levels.map((level) => level.column),
    sizes: levels.map((level) => level.size),
    low: levels.map((level) => level.low),
    high: levels.map((level) => level.high),
  };
}

function extremes(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
