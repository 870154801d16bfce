import { requireBetween } from "../../core/require-between";
import { mean } from "../../core/mean";
import { sumBy, sumOfProducts } from "../../core/sum";
import { columnOf, type Matrix } from "../../math/linear/matrix";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { matrixColumns, type FeatureRecipe } from "../recipe/feature-recipe";

/** How much the columns of a matrix repeat each other. */
export interface Redundancy {
  readonly columnNames: readonly string[];
  /** Pearson's correlations; NaN against a column without spread. */
  readonly correlations: Matrix;
  /**
   * Variance inflation per column: 1 / (1 - R2) of the column on all others. 1 is none, beyond 10 is
   * commonly called severe, Infinity means the others determine it. NaN for a column without spread.
   */
  readonly varianceInflation: readonly number[];
  /** Pairs of columns with |r| of at least `strong`, the strongest first; two answers of one category are no pair. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly correlation: number }[];
  /** d2 / sum of squared correlations over the d columns with spread: how many independent columns say as much. */
  readonly effectiveColumns: number;
}

/** A residual this small, relative to a column of length 1, is rounding. */
const NOTHING = 1e-8;

/**
 * Looks for features that are counted twice: correlations, variance inflation (Marquardt 1970), strong pairs.
 *
 * @param strong from which |r| a pair is reported; default 0.8. Cost O(rows x columns^3).
 * @example redundancy(x).varianceInflation // [64.837, 64.837]
 */
export function redundancy(x: Observations & { readonly recipe?: FeatureRecipe }, strong = 0.8): Redundancy {
  requireObservations(x, "redundancy(x)");
  requireBetween(strong, "redundancy(strong)", 0, 1);
  const d = x.columns;
  const owner = x.recipe?.features.flatMap((feature, f) => matrixColumns(feature).map(() => f));
  const units = Array.from({ length: d }, (_, j) => unitVector(columnOf(x, j)));
  const correlations = new Float64Array(d * d);
  const pairs: { a: string; b: string; correlation: number }[] = [];
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const [a, b] = [units[i], units[j]];
      const r = a === null || b === null ? NaN : i === j ? 1 : sumOfProducts(a, b);
      correlations[i * d + j] = r;
      if (i < j && Math.abs(r) >= strong && (owner === undefined || owner[i] !== owner[j])) {
        pairs.push(Object.freeze({ a: x.columnNames[i], b: x.columnNames[j], correlation: r }));
      }
    }
  }
  pairs.sort((p, q) => Math.abs(q.correlation) - Math.abs(p.correlation));
  const spread = units.filter((unit): unit is Float64Array => unit !== null);
  const squares = sumBy(correlations, (r) => (Number.isNaN(r) ? 0 : r * r));
  return Object.freeze({
    columnNames: x.columnNames,
    correlations: Object.freeze({ rows: d, columns: d, data: correlations }),
    varianceInflation: Object.freeze(
      units.map((unit) =>
        unit === null
          ? NaN
          : inflation(
              unit,
              spread.filter((other) => other !== unit),
            ),
      ),
    ),
    pairs: Object.freeze(pairs),
    effectiveColumns: spread.length === 0 ? 0 : spread.length ** 2 / squares,
  });
}

/** The column centred and of length 1; `null` where it has no spread. */
function unitVector(column: Float64Array): Float64Array | null {
  const middle = mean(column);
  const centred = column.map((value) => value - middle);
  const length = Math.sqrt(sumOfProducts(centred, centred));
  const size = Math.sqrt(sumOfProducts(column, column));
  return length <= 1e-12 * size || length === 0 ? null : centred.map((value) => value / length);
}

function inflation(unit: Float64Array, others: readonly Float64Array[]): number {
  const basis: Float64Array[] = [];
  for (const other of others) {
    const rest = residual(other, basis);
    const length = Math.sqrt(sumOfProducts(rest, rest));
    if (length > NOTHING) basis.push(rest.map((value) => value / length));
  }
  const rest = residual(unit, basis);
  const unexplained = sumOfProducts(rest, rest);
  return Math.sqrt(unexplained) <= NOTHING ? Infinity : 1 / unexplained;
}

/** What the basis leaves of a vector; projected twice, because once loses digits (Kahan, Parlett). */
function residual(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(vector);
  for (let round = 0; round < 2; round++) {
    for (const direction of basis) {
      const length = sumOfProducts(rest, direction);
      for (let i = 0; i < rest.length; i++) rest[i] -= length * direction[i];
    }
  }
  return rest;
}
