import { median } from "simple-statistics";
import { requireOneOf } from "../../core/require-one-of";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumOf } from "../../core/sum";
import { columnOf } from "../../math/linear/matrix";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { outerFences } from "./outer-fences";
import { principalComponents } from "./principal-components";

/** How far one row lies from the others. */
export interface RowDistance {
  readonly name: string;
  /** The column in which it lies farthest out, and how far: |value - median| in robust standard deviations. */
  readonly column: string;
  readonly robustZ: number;
  /** Mahalanobis distance from the mean, over the directions that have any spread. */
  readonly mahalanobis: number;
  /** Chance of a distance as large among normal rows. */
  readonly tail: number;
  /** Its share of all squared distances from the mean, 0 to 1: how much of the variance it is. */
  readonly varianceShare: number;
  /** True where it lies beyond the bound, in one column or in all at once. */
  readonly outlying: boolean;
}

/**
 * From where on a row lies far out. `normal`: robustZ exceeds 3.5 (Iglewicz & Hoaglin 1993) or the tail is below 0.01, which is
 * exact for normal columns. `skewed`: a column, or the Mahalanobis distance among those of all rows, lies beyond the outer
 * fences of a box plot that follow the skewness: long tails alone make nobody an outlier.
 */
export type OutlierBound = "normal" | "skewed";

/** The rows of a matrix by how far out they lie. */
export interface Outliers {
  readonly bound: OutlierBound;
  /** The largest share of the variance first. */
  readonly rows: readonly RowDistance[];
  /** Directions with spread: the degrees of freedom of the Mahalanobis distance. */
  readonly dimensions: number;
}

/** Median absolute deviation of a normal distribution is 0.6745 standard deviations. */
const MAD_TO_SIGMA = 1.4826022185056018;

const NORMAL_Z = 3.5;
const NORMAL_TAIL = 0.01;

/**
 * Finds outliers and giants, three ways: column by column (robust z), in all columns at once (Mahalanobis
 * 1936, in the space of the principal components, so that columns which determine each other do no harm),
 * and by how much of the matrix's variance the row makes up. Where a quarter of a column or more is one and
 * the same value (the share of a type that many never buy) its median absolute deviation says nothing of
 * the rest, and the standard deviation is used instead.
 *
 * @param options.bound from where on a row lies far out; default `normal`.
 * @throws InputError for fewer than two rows. Cost O(rows x columns^2).
 * @example outliers(x).rows[0].name // "row 4"
 */
export function outliers(
  x: Observations,
  { bound = "normal" }: { readonly bound?: OutlierBound } = {},
): Outliers {
  requireObservations(x, "outliers(x)");
  requireOneOf(bound, ["normal", "skewed"], "outliers(bound)");
  const { variances, scores } = principalComponents(x);
  const dimensions = variances.filter((variance) => variance > 1e-10 * variances[0]).length;
  const columns = x.columnNames.map((_, j) => columnOf(x, j));
  const robust = columns.map(robustZ);
  const [plain, whitened] = [new Float64Array(x.rows), new Float64Array(x.rows)];
  for (let i = 0; i < x.rows; i++) {
    for (let c = 0; c < dimensions; c++) {
      const square = scores.data[i * scores.columns + c] ** 2;
      plain[i] += square;
      whitened[i] += square / variances[c];
    }
  }
  const total = sumOf(plain);
  const distances = whitened.map(Math.sqrt);
  const beyond = bound === "skewed" ? [...columns, distances].map(beyondFences) : [];
  const rows = x.rowNames.map((name, i): RowDistance => {
    const z = robust.map((column) => column[i]);
    const worst = z.indexOf(Math.max(...z));
    const tail = dimensions === 0 ? 1 : chiSquaredTail(whitened[i], dimensions);
    return Object.freeze({
      name,
      column: x.columnNames[worst],
      robustZ: z[worst],
      mahalanobis: distances[i],
      tail,
      varianceShare: total === 0 ? NaN : plain[i] / total,
      outlying:
        bound === "normal"
          ? z[worst] > NORMAL_Z || tail < NORMAL_TAIL
          : beyond.some((column) => column[i] === 1),
    });
  });
  rows.sort((a, b) => b.varianceShare - a.varianceShare || (a.name < b.name ? -1 : 1));
  return Object.freeze({ bound, rows: Object.freeze(rows), dimensions });
}

function beyondFences(column: Float64Array): Uint8Array {
  const { low, high } = outerFences(column);
  return Uint8Array.from(column, (value) => (value < low || value > high ? 1 : 0));
}

function robustZ(column: Float64Array): Float64Array {
  const middle = median(column);
  const away = column.map((value) => Math.abs(value - middle));
  const heaped = mostAlike(column) >= column.length / 4;
  const spread =
    (heaped ? Math.sqrt(squaredDeviations(column) / (column.length - 1)) : median(away) * MAD_TO_SIGMA) || 1;
  return away.map((distance) => distance / spread);
}

/** How many values of a column are one and the same, at most. */
function mostAlike(column: Float64Array): number {
  const sorted = column.slice().sort();
  let [most, first] = [0, 0];
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i] !== sorted[first]) first = i;
    most = Math.max(most, i - first + 1);
  }
  return most;
}
