import { sumOf } from "../../core/sum";
import type { EncodedRows, Layout } from "./encoded-rows";

/** Different rows, each with the weight of all rows equal to it; normal numbers and predictors standardised. */
export interface PatternTable extends EncodedRows {
  /** The weight of each pattern, above 0. */
  readonly weights: Float64Array;
  /** The sum of the weights. */
  readonly total: number;
  /** Mean and standard deviation of each normal indicator; deviation 1 where it does not vary. */
  readonly centers: Float64Array;
  readonly scales: Float64Array;
  /** The same of each predictor; 0 and 1 for the intercept. */
  readonly predictorCenters: Float64Array;
  readonly predictorScales: Float64Array;
  /** What the standardising took out of the log-likelihood: the sum over values of -ln scale, as a weighted count. */
  readonly observedNormals: Float64Array;
}

/**
 * Collapses equal rows into patterns, sorted by value: the same table whatever the order of the rows, and whether a row
 * occurs twice or has weight 2. Rows of weight 0 are left out. Cost O(n log n) comparisons.
 */
export function patternTable(rows: EncodedRows, weights: Float64Array, layout: Layout): PatternTable {
  const order = Int32Array.from({ length: rows.count }, (_, i) => i).filter((i) => weights[i] > 0);
  const compare = comparison(rows, layout);
  order.sort(compare);
  const firsts: number[] = [];
  const sums: number[] = [];
  let total = 0;
  for (let at = 0; at < order.length; at++) {
    const i = order[at];
    total += weights[i];
    if (at > 0 && compare(order[at - 1], i) === 0) sums[sums.length - 1] += weights[i];
    else {
      firsts.push(i);
      sums.push(weights[i]);
    }
  }
  const picked = pickRows(rows, Int32Array.from(firsts), layout);
  const table = { ...picked, weights: Float64Array.from(sums), total };
  const normals = standardise(
    picked.numbers,
    table,
    layout.normal.length,
    layout.normal.length + layout.count.length,
  );
  const predictors = standardise(picked.predictors, table, layout.predictors, layout.predictors, 1);
  return {
    ...table,
    centers: normals.centers,
    scales: normals.scales,
    observedNormals: normals.observed,
    predictorCenters: predictors.centers,
    predictorScales: predictors.scales,
  };
}

/** Some patterns of a table, with their weights and the table's own standards. */
export function pickPatterns(table: PatternTable, chosen: Int32Array, layout: Layout): PatternTable {
  const weights = Float64Array.from(chosen, (i) => table.weights[i]);
  return {
    ...table,
    ...pickRows(table, chosen, layout),
    weights,
    total: sumOf(weights),
  };
}

/** A choice of rows, in the order given. */
export function pickRows(rows: EncodedRows, chosen: Int32Array, layout: Layout): EncodedRows {
  const pick = <A extends Float64Array | Int32Array>(from: A, to: A, width: number): A => {
    for (let at = 0; at < chosen.length; at++) {
      for (let j = 0; j < width; j++) to[at * width + j] = from[chosen[at] * width + j];
    }
    return to;
  };
  const [d, q, p] = [layout.discrete.length, layout.normal.length + layout.count.length, layout.predictors];
  const n = chosen.length;
  return {
    count: n,
    slots: pick(rows.slots, new Int32Array(n * d), d),
    numbers: pick(rows.numbers, new Float64Array(n * q), q),
    predictors: pick(rows.predictors, new Float64Array(n * p), p),
    constants: pick(rows.constants, new Float64Array(n), 1),
  };
}

function comparison(rows: EncodedRows, layout: Layout): (a: number, b: number) => number {
  const { slots, numbers, predictors } = rows;
  const [d, q, p] = [layout.discrete.length, layout.normal.length + layout.count.length, layout.predictors];
  const compareNumbers = (values: Float64Array, width: number, a: number, b: number): number => {
    for (let j = 0; j < width; j++) {
      const [left, right] = [values[a * width + j], values[b * width + j]];
      if (left === right) continue;
      // Missing comes last; two missing values are alike.
      if (Number.isNaN(left)) {
        if (Number.isNaN(right)) continue;
        return 1;
      }
      return Number.isNaN(right) ? -1 : left - right;
    }
    return 0;
  };
  return (a, b) => {
    for (let j = 0; j < d; j++) {
      const difference = slots[a * d + j] - slots[b * d + j];
      if (difference !== 0) return difference;
    }
    return compareNumbers(numbers, q, a, b) || compareNumbers(predictors, p, a, b);
  };
}

interface Standards {
  readonly centers: Float64Array;
  readonly scales: Float64Array;
  readonly observed: Float64Array;
}

/** Brings the first `columns` of `width` columns to mean 0 and deviation 1, in place; `from` skips an intercept. */
function standardise(
  values: Float64Array,
  { count, weights }: { readonly count: number; readonly weights: Float64Array },
  columns: number,
  width: number,
  from = 0,
): Standards {
  const centers = new Float64Array(columns);
  const scales = new Float64Array(columns).fill(1);
  const observed = new Float64Array(columns);
  for (let j = from; j < columns; j++) {
    // Deviations from the first value: sums of large numbers that differ little would lose what they differ by.
    let [origin, sum, squares] = [NaN, 0, 0];
    for (let i = 0; i < count; i++) {
      const value = values[i * width + j];
      if (Number.isNaN(value)) continue;
      if (Number.isNaN(origin)) origin = value;
      observed[j] += weights[i];
      sum += weights[i] * (value - origin);
    }
    if (observed[j] === 0) continue;
    const shift = sum / observed[j];
    for (let i = 0; i < count; i++) {
      const value = values[i * width + j];
      if (!Number.isNaN(value)) squares += weights[i] * (value - origin - shift) ** 2;
    }
    centers[j] = origin + shift;
    const deviation = Math.sqrt(squares / observed[j]);
    // What rounding alone makes of equal values is no deviation.
    if (deviation > 1e-12 * Math.abs(origin)) scales[j] = deviation;
    for (let i = 0; i < count; i++) values[i * width + j] = (values[i * width + j] - centers[j]) / scales[j];
  }
  return { centers, scales, observed };
}
