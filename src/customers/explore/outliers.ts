import { median } from "simple-statistics";
import { countsOf } from "../../core/counts-of";
import { extent } from "../../core/extent";
import { requireOneOf } from "../../core/require-one-of";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumBy } from "../../core/sum";
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
  const squares = Array.from({ length: x.rows }, (_, i) => {
    let [plain, whitened] = [0, 0];
    for (let c = 0; c < dimensions; c++) {
      const square = scores.data[i * scores.columns + c] ** 2;
      plain += square;
      whitened += square / variances[c];
    }
    return { plain, whitened };
  });
  const total = sumBy(squares, ({ plain }) => plain);
  const distances = Float64Array.from(squares, ({ whitened }) => Math.sqrt(whitened));
  const beyond = bound === "skewed" ? [...columns, distances].map(beyondFences) : [];
  const rows = squares.map(({ plain, whitened }, i): RowDistance => {
    const z = robust.map((column) => column[i]);
    const worst = z.indexOf(Math.max(...z));
    const tail = dimensions === 0 ? 1 : chiSquaredTail(whitened, dimensions);
    return Object.freeze({
      name: x.rowNames[i],
      column: x.columnNames[worst],
      robustZ: z[worst],
      mahalanobis: distances[i],
      tail,
      varianceShare: total === 0 ? NaN : plain / total,
      outlying:
        bound === "normal" ? z[worst] > NORMAL_Z || tail < NORMAL_TAIL : beyond.some((column) => column[i]),
    });
  });
  rows.sort((a, b) => b.varianceShare - a.varianceShare || (a.name < b.name ? -1 : 1));
  return Object.freeze({ bound, rows: Object.freeze(rows), dimensions });
}

function beyondFences(column: Float64Array): readonly boolean[] {
  const { low, high } = outerFences(column);
  return Array.from(column, (value) => value < low || value > high);
}

function robustZ(column: Float64Array): number[] {
  const middle = median(column);
  const away = Array.from(column, (value) => Math.abs(value - middle));
  const heaped = extent(countsOf(column).values())[1] >= column.length / 4;
  const spread =
    (heaped ? Math.sqrt(squaredDeviations(column) / (column.length - 1)) : median(away) * MAD_TO_SIGMA) || 1;
  return away.map((distance) => distance / spread);
}
