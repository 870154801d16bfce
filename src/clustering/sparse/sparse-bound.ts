import { requireList } from "../../core/require-list";
import { requireBetween } from "../../core/require-between";
import { mean } from "../../core/mean";
import { progressOf } from "../../core/progress";
import { sumBy, sumOf } from "../../core/sum";
import { squaredDeviations } from "../../core/squared-deviations";
import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import { naturalLog } from "../../math/functions/natural-log";
import { exponential } from "../../math/functions/exponential";
import { distinctRows } from "../../math/linear/distinct-rows";
import type { Observations } from "../../math/linear/observations";
import { requireRowWeights } from "../../math/linear/row-weights";
import { NOISE } from "../clustering";
import { bestOfStarts } from "../kmeans/kmeans-starts";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { between, settleSparse } from "./kernels/sparse-steps";

/** How to choose the bound of `sparseKMeans`. */
export interface SparseBoundOptions {
  readonly k: number;
  readonly seed: number;
  /** Bounds to try, each from 1 to the root of the number of columns; default eight between. */
  readonly bounds?: readonly number[];
  /** Data sets with every column shuffled; default 25. */
  readonly permutations?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** One bound that was tried. */
export interface SparseBoundPoint {
  readonly bound: number;
  /** Columns with a weight above 0. */
  readonly columns: number;
  /** How much larger the logarithm of the objective is than on shuffled columns; higher is better. NaN where nothing lies between clusters. */
  readonly gap: number;
  /** Standard deviation of that logarithm over the shuffled sets. */
  readonly deviation: number;
}

/** The bound chosen, and what it was chosen from. */
export interface SparseBound {
  readonly bound: number;
  /** The columns that make the clusters: see `chooseSparseBound`. None where shuffled columns do as well. */
  readonly columns: readonly string[];
  /** Every bound tried, in their order. */
  readonly curve: readonly SparseBoundPoint[];
}

const BOUNDS = 8;
const STARTS = 10;
/** The share of shuffled sets whose best column a column must separate better than. */
const CHANCE = 0.95;
/** So many standard deviations a gap must be above 0 before columns are named as those that make clusters. */
const CLEAR = 2;

/**
 * Chooses the bound of `sparseKMeans` by permutation: how much more lies between the clusters than where every column is
 * shuffled on its own, so that none makes clusters with another? The bound with the largest such gap finds the clusters, but keeps
 * far too many columns (of 450 without groups, some 400). It is therefore lowered until a column has weight 0 that separates these
 * clusters no better than the best of all shuffled columns does, in 95 of 100 sets.
 *
 * @throws InputError for bounds outside their range, and as `sparseKMeans`.
 * Source: Witten & Tibshirani 2010, section 3.2, for the gap; the lowering is ours. Cost (permutations + 1) times k-means and `bounds` short runs from it.
 * @example chooseSparseBound(x, { k: 2, seed: 7, permutations: 5 }).curve.length // 8
 */
export function chooseSparseBound(x: Observations, options: SparseBoundOptions): SparseBound {
  requireRows(x, "chooseSparseBound");
  const { k, seed, permutations = 25 } = options;
  const weights = requireRowWeights(x.weights, x.rows, "chooseSparseBound(x), weights");
  const { rows: n, columns: d, data } = x;
  const { bounds = defaultBounds(d) } = options;
  requireClusterCount(k, n, "chooseSparseBound(k)");
  requireWhole(permutations, "chooseSparseBound(permutations)", 1);
  requireList(bounds, "chooseSparseBound(bounds)");
  requireWhole(bounds.length, "chooseSparseBound(bounds), how many", 1);
  bounds.forEach((bound) => requireBetween(bound, "chooseSparseBound(bounds)", 1, Math.sqrt(d)));
  const onProgress = progressOf("sparse k-means", options.onProgress);
  const random = randomSource(seed);
  const fits = (values: Float64Array) => {
    const rows = distinctRows(values, n, d, weights);
    const own = randomInteger(random, 2 ** 32);
    const start = bestOfStarts(rows, d, k, { seed: own, starts: STARTS, maxIterations: 300 }).labels;
    return bounds.map((bound) => settleSparse(rows, d, k, bound, start, 20));
  };
  const rows = distinctRows(data, n, d, weights);
  const real = fits(data);
  const logs = bounds.map(() => new Float64Array(permutations));
  const shuffled = Array.from({ length: permutations }, (_, each) => {
    const values = shuffledColumns(data, n, d, random);
    fits(values).forEach(({ objective }, b) => (logs[b][each] = naturalLog(objective)));
    onProgress(each + 1, permutations);
    return values;
  });
  const curve = bounds.map((bound, b) => {
    const average = mean(logs[b]);
    return Object.freeze({
      bound,
      columns: real[b].columnWeights.filter((weight) => weight > 0).length,
      gap: real[b].objective > 0 ? naturalLog(real[b].objective) - average : NaN,
      deviation: Math.sqrt(squaredDeviations(logs[b]) / Math.max(1, permutations - 1)),
    });
  });
  const best = curve.reduce((top, { gap }, b) => (gap > curve[top].gap ? b : top), 0);
  // The best column that has nothing to do with the clusters, in each shuffled set.
  const labels = rows.placeOf.map((place) => (place < 0 ? NOISE : real[best].labels[place]));
  const all = { count: n, weights };
  const largest = shuffled
    .map((values) => Math.max(...between({ ...all, data: values }, d, k, labels)))
    .sort((one, other) => one - other);
  const limit = largest[Math.ceil(CHANCE * permutations) - 1];
  const beyond = real[best].spread.map((value) => Math.max(0, value - limit));
  const lowered = Math.min(Math.sqrt(d), Math.max(1, sumOverLength(beyond)));
  const { gap, deviation } = curve[best];
  const isBeyondChance = gap > CLEAR * deviation;
  return Object.freeze({
    bound: Number.isNaN(lowered) ? bounds[best] : lowered,
    columns: Object.freeze(isBeyondChance ? x.columnNames.filter((_, j) => beyond[j] > 0) : []),
    curve: Object.freeze(curve),
  });
}

/** The sum of values of 0 or more once their squares add up to 1; the largest first brought to 1, since squares may be beyond numbers. */
function sumOverLength(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const shares = values.map((value) => value / largest);
  const squares = sumBy(shares, (share) => share * share);
  return sumOf(shares) / Math.sqrt(squares);
}

/** From 1.2 (or 1) to nine tenths of the largest, evenly on the scale of ratios. */
function defaultBounds(d: number): readonly number[] {
  const most = Math.max(1, 0.9 * Math.sqrt(d));
  const least = Math.min(1.2, most);
  return Array.from(
    { length: BOUNDS },
    (_, i) => least * exponential((i / (BOUNDS - 1)) * naturalLog(most / least)),
  );
}

/** Every column in an order of its own. */
function shuffledColumns(data: Float64Array, n: number, d: number, random: RandomSource): Float64Array {
  const shuffled = data.slice();
  for (let j = 0; j < d; j++) {
    for (let i = n - 1; i > 0; i--) {
      const other = randomInteger(random, i + 1);
      const [a, b] = [i * d + j, other * d + j];
      [shuffled[a], shuffled[b]] = [shuffled[b], shuffled[a]];
    }
  }
  return shuffled;
}
