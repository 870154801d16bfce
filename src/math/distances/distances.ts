import { InputError } from "../../core/input-error";
import { fillEuclidean } from "./fill-euclidean";
import { LARGEST_VALUE } from "../linear/number-bounds";
import { mirrorUpper } from "../linear/mirror-upper";
import { requireObservations, type Observations } from "../linear/observations";

/** The dissimilarities between rows of numbers. For columns of mixed kinds see `gowerDistances`. */
export type Metric = "euclidean" | "squaredEuclidean" | "manhattan" | "cosine" | "correlation";

/**
 * A distance between `length` numbers of `a`, from `aStart` on, and as many of `b`, from `bStart` on, so
 * that rows of a flat matrix are compared in place. The last three default to the whole of `a`.
 */
export type DistanceFunction = (
  a: Float64Array,
  b: Float64Array,
  aStart?: number,
  bStart?: number,
  length?: number,
) => number;

/** The distances between all pairs of n rows, each pair once. */
export interface Dissimilarities {
  /** The number of rows. */
  readonly size: number;
  /** n (n - 1) / 2 distances: (0,1), (0,2), … (0,n-1), (1,2), …; the order of scipy's `pdist` and R's `dist`. */
  readonly values: Float64Array;
  /** What was measured: a `Metric`, `gower`, or a name of the caller's. */
  readonly metric: string;
  readonly rowNames: readonly string[];
}

/** Sum of squared differences; in squared units. 0 or more, lower is nearer. Not a metric, but what k-means sums. */
export const squaredEuclidean: DistanceFunction = (a, b, aStart = 0, bStart = 0, length = a.length) => {
  let sum = 0;
  for (let j = 0; j < length; j++) {
    const difference = a[aStart + j] - b[bStart + j];
    sum += difference * difference;
  }
  return sum;
};

/** Straight-line distance. 0 or more, in the units of the columns. */
export const euclidean: DistanceFunction = (a, b, aStart = 0, bStart = 0, length = a.length) =>
  Math.sqrt(squaredEuclidean(a, b, aStart, bStart, length));

/** Sum of absolute differences (city block). 0 or more, in the units of the columns. */
export const manhattan: DistanceFunction = (a, b, aStart = 0, bStart = 0, length = a.length) => {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += Math.abs(a[aStart + j] - b[bStart + j]);
  return sum;
};

/**
 * 1 - cosine of the angle between two rows: 0 for the same direction, 1 for a right angle, 2 for opposite
 * ones. Without unit. NaN when a row is all zero, for it has no direction.
 */
export const cosine: DistanceFunction = (a, b, aStart = 0, bStart = 0, length = a.length) => {
  let [product, aa, bb] = [0, 0, 0];
  for (let j = 0; j < length; j++) {
    const [u, v] = [a[aStart + j], b[bStart + j]];
    product += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa === 0 || bb === 0 ? NaN : Math.max(0, 1 - product / (Math.sqrt(aa) * Math.sqrt(bb)));
};

/**
 * 1 - Pearson correlation of two rows across their columns: 0 for the same profile, 2 for opposite ones.
 * Without unit. NaN when a row is constant, for it has no profile.
 */
export const correlation: DistanceFunction = (a, b, aStart = 0, bStart = 0, length = a.length) => {
  let [meanA, meanB] = [0, 0];
  for (let j = 0; j < length; j++) {
    meanA += a[aStart + j] / length;
    meanB += b[bStart + j] / length;
  }
  let [product, aa, bb] = [0, 0, 0];
  let [constantA, constantB] = [true, true];
  for (let j = 0; j < length; j++) {
    const [u, v] = [a[aStart + j] - meanA, b[bStart + j] - meanB];
    product += u * v;
    aa += u * u;
    bb += v * v;
    // Asked of the values, because rounding in the mean leaves a constant row a tiny spread.
    constantA &&= a[aStart + j] === a[aStart];
    constantB &&= b[bStart + j] === b[bStart];
  }
  return constantA || constantB ? NaN : Math.max(0, 1 - product / (Math.sqrt(aa) * Math.sqrt(bb)));
};

const functions: Readonly<Record<Metric, DistanceFunction>> = {
  euclidean,
  squaredEuclidean,
  manhattan,
  cosine,
  correlation,
};

/** The names of all metrics. */
export const METRICS = Object.freeze(Object.keys(functions)) as readonly Metric[];

/** The function of a metric. @throws InputError for an unknown name. */
export function distanceFunction(metric: Metric): DistanceFunction {
  if (Object.hasOwn(functions, metric)) return functions[metric];
  throw new InputError({ where: "metric", what: `"${String(metric)}"`, legal: METRICS.join(", ") });
}

/**
 * The distances between all pairs of rows.
 *
 * @param x n rows; n may be 0 or 1, then there are no pairs.
 * @returns n (n - 1) / 2 distances, 8 bytes each: 20,000 rows need 1.6 GB, 2,000 rows 16 MB.
 * @throws InputError for an all-zero row under `cosine` and a constant row under `correlation`, whose
 * distance is not defined; the error names the row. Cost O(n^2 d).
 * @example pairwiseDistances(observations([[0, 0], [3, 4]])).values // [5]
 */
export function pairwiseDistances(x: Observations, metric: Metric = "euclidean"): Dissimilarities {
  requireObservations(x, "pairwiseDistances(x)");
  const distance = distanceFunction(metric);
  requireDefined(x, metric, distance);
  const { rows, columns, data } = x;
  const values = new Float64Array((rows * (rows - 1)) / 2);
  if (metric === "euclidean") fillEuclidean(data, rows, columns, values);
  else {
    for (let i = 0, pair = 0; i < rows; i++) {
      for (let j = i + 1; j < rows; j++) {
        values[pair++] = distance(data, data, i * columns, j * columns, columns);
      }
    }
  }
  return Object.freeze({ size: rows, values, metric, rowNames: x.rowNames });
}

/** The position of the pair of rows i and j (i ≠ j, either order) in `values` of n rows. */
export function pairIndex(n: number, i: number, j: number): number {
  return i < j ? i * n - (i * (i + 1)) / 2 + j - i - 1 : j * n - (j * (j + 1)) / 2 + i - j - 1;
}

/** The distance between rows i and j; 0 for a row and itself. */
export function distanceBetween(distances: Dissimilarities, i: number, j: number): number {
  return i === j ? 0 : distances.values[pairIndex(distances.size, i, j)];
}

/** All distances as a full square, row after row (n x n, 8 bytes each), for kernels that read whole rows. */
export function squareDistances(distances: Pick<Dissimilarities, "size" | "values">): Float64Array {
  const square = new Float64Array(distances.size ** 2);
  fillSquare(distances, square);
  return square;
}

/** Writes the full square of distances to a matrix of zeros. */
export function fillSquare(
  { size, values }: Pick<Dissimilarities, "size" | "values">,
  square: Float64Array,
): void {
  for (let i = 0, pair = 0; i < size - 1; i++) {
    const count = size - 1 - i;
    square.set(values.subarray(pair, pair + count), i * size + i + 1);
    pair += count;
  }
  mirrorUpper(square, size);
}

/**
 * Takes distances from elsewhere: a published table, a model.
 *
 * @param values the pairs in the order of `Dissimilarities.values`.
 * @throws InputError when their number is not n (n - 1) / 2, or one is negative, NaN or beyond 1e150.
 */
export function dissimilarities(
  values: ArrayLike<number>,
  rowNames: readonly string[],
  metric = "given",
): Dissimilarities {
  const size = rowNames.length;
  const pairs = (size * (size - 1)) / 2;
  if (values.length !== pairs) {
    throw new InputError({
      where: "dissimilarities(values)",
      what: `${values.length} values`,
      legal: `${pairs} values, one for each pair of ${size} rows`,
    });
  }
  const copy = Float64Array.from(values);
  const wrong = copy.findIndex((value) => !(value >= 0 && value <= LARGEST_VALUE));
  if (wrong >= 0) {
    throw new InputError({
      where: `dissimilarities(values), value ${wrong + 1}`,
      what: String(copy[wrong]),
      legal: `a number from 0 to ${LARGEST_VALUE}`,
    });
  }
  return Object.freeze({ size, values: copy, metric, rowNames: Object.freeze([...rowNames]) });
}

/** Throws when a row has no distance to any other under this metric (NaN already to itself). */
function requireDefined(x: Observations, metric: Metric, distance: DistanceFunction): void {
  if (metric !== "cosine" && metric !== "correlation") return;
  for (let i = 0; i < x.rows; i++) {
    if (!Number.isNaN(distance(x.data, x.data, i * x.columns, i * x.columns, x.columns))) continue;
    throw new InputError({
      where: `row ${i + 1} ("${x.rowNames[i]}")`,
      what: metric === "cosine" ? "an all-zero row" : "a constant row",
      legal: metric === "cosine" ? "a row with a direction" : "a row that varies across its columns",
      remedy: `Leave the row out, or choose another metric than ${metric}`,
    });
  }
}
