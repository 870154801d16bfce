import { sumBy, sumOf } from "../../core/sum";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { requireWhole } from "../../core/require-whole";

/** Options of `hopkins`. */
export interface HopkinsOptions {
  /** Points compared at a time; default a tenth of the rows, rounded up. */
  readonly sampleSize?: number;
  /** How often it is repeated with new points; the mean is reported. Default 100. */
  readonly repeats?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** The Hopkins statistic of a set of rows. */
export interface Hopkins {
  /** Mean over the repeats; null where it is not defined. */
  readonly value: number | null;
  /** Standard deviation of one repeat; null with fewer than two defined repeats. */
  readonly standardDeviation: number | null;
  /** The power to which distances were raised: the number of columns that are not constant. */
  readonly exponent: number;
  readonly sampleSize: number;
  readonly repeats: number;
  readonly seed: number;
}

/**
 * Hopkins statistic: sum of u^d / (sum of u^d + sum of w^d), where u are distances from points drawn at
 * random in the box of the data to their nearest row, and w those from as many rows to their nearest other
 * row. About .5 for rows spread evenly, towards 1 for clustered ones, towards 0 for a regular grid.
 *
 * The exponent d is the number of columns that vary, which makes the statistic Beta(m, m) for even rows;
 * with exponent 1, as in many packages, other values result and limits of .75 do not carry over. A box that
 * giants have stretched is mostly empty: then the statistic is near 1 without any clusters. Read it
 * with `twinNull`, never alone.
 *
 * Undefined (null) with fewer than two rows, and when all rows are identical.
 *
 * Sources: Hopkins and Skellam 1954; Wright 2022, R Journal 14(3). Cost O(repeats * sampleSize * n d).
 *
 * @throws InputError when sampleSize is not 1 to n, or repeats not at least 1.
 * @example hopkins(x, { seed: 7 }).value
 */
export function hopkins(x: Observations, options: HopkinsOptions = {}): Hopkins {
  requireObservations(x, "hopkins(x)");
  const { sampleSize = Math.max(1, Math.ceil(x.rows / 10)), repeats = 100, seed = 0 } = options;
  requireWhole(sampleSize, "hopkins(sampleSize)", 1, Math.max(1, x.rows));
  requireWhole(repeats, "hopkins(repeats)", 1);
  const random = randomSource(seed);
  const { low, high } = boxOf(x);
  const exponent = sumBy(low, (value, j) => (high[j] > value ? 1 : 0));
  const values: number[] = [];
  // A row is drawn about ten times in all: its distance to the nearest other row is looked for once.
  const toOthers = new Float64Array(x.rows).fill(NaN);
  for (let repeat = 0; repeat < repeats && exponent > 0; repeat++) {
    const u = Float64Array.from({ length: sampleSize }, () => {
      const point = low.map((value, j) => value + random() * (high[j] - value));
      return nearest(x, point, 0, -1);
    });
    const chosen = sampleWithoutReplacement(random, x.rows, sampleSize);
    const w = Float64Array.from(chosen, (row) => {
      if (Number.isNaN(toOthers[row])) toOthers[row] = nearest(x, x.data, row * x.columns, row);
      return toOthers[row];
    });
    const share = shareOfPowers(u, w, exponent);
    if (share !== null) values.push(share);
  }
  const mean = sumOf(values) / values.length;
  const squares = sumBy(values, (value) => (value - mean) ** 2);
  return Object.freeze({
    value: values.length > 0 ? mean : null,
    standardDeviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
    exponent,
    sampleSize,
    repeats,
    seed,
  });
}

/** Smallest and largest value of each column. */
function boxOf(x: Observations): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(x.columns).fill(Infinity);
  const high = new Float64Array(x.columns).fill(-Infinity);
  x.data.forEach((value, i) => {
    const j = i % x.columns;
    low[j] = Math.min(low[j], value);
    high[j] = Math.max(high[j], value);
  });
  return { low, high };
}

/**
 * Distance from a point to the nearest row other than `except`. A row is left as soon as the sum of its squares reaches that
 * of the nearest so far: the same result at less than half the cost.
 */
function nearest(
  { rows, columns, data }: Observations,
  point: Float64Array,
  start: number,
  except: number,
): number {
  let best = Infinity;
  for (let i = 0; i < rows; i++) {
    if (i === except) continue;
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns && sum < best; j++, at++) {
      const difference = point[start + j] - data[at];
      sum += difference * difference;
    }
    if (sum < best) best = sum;
  }
  return Math.sqrt(best);
}

/** Scaled by the largest distance first: the power of a large one would be infinite. */
function shareOfPowers(u: Float64Array, w: Float64Array, exponent: number): number | null {
  const largest = Math.max(...u, ...w);
  if (!(largest > 0 && largest < Infinity)) return null;
  const powers = (distances: Float64Array): number =>
    sumBy(distances, (distance) => (distance / largest) ** exponent);
  const [even, real] = [powers(u), powers(w)];
  return even / (even + real);
}
