import { mixtureRows, type MixtureRows } from "./mixture-rows";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import type { Observations } from "../../math/linear/observations";
import { randomSource } from "../../math/distributions/random";
import { requireWhole } from "../../core/require-whole";
import type { Clustering } from "../clustering";
import {
  COVARIANCE_FAMILIES,
  covarianceParameters,
  type CovarianceFamily,
} from "./gaussian-mixture-covariance";
import { mixtureState, mostProbable, runMixture, type MixtureRun } from "./gaussian-mixture-kernel";
import { mixtureRuns, probabilitiesOf } from "./gaussian-mixture-runs";
import { indicatorProbabilities, mixtureStarts } from "./gaussian-mixture-start";
import { carryOn } from "../carry-on";
import { relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows } from "../requirements";
import { naturalLog } from "../../math/functions/natural-log";
import { mostClusters } from "../../math/linear/row-weights";

export interface GaussianMixtureOptions {
  /** The number of components, 1 … rows. */
  readonly k: number;
  /** Default `full`. */
  readonly covariance?: CovarianceFamily;
  readonly seed: number;
  /** Starts tried for a few iterations; the best tenth (3 at least) go on. Default 100 up to 300 rows, 20 up to 1,000, 10 up to 3,000, else 4. */
  readonly starts?: number;
  /** Starts from these labels (0 … k - 1, one per row) alone, in place of random starts. */
  readonly initialLabels?: ArrayLike<number>;
  /** Iterations stop when one gains less log-likelihood than this per row. Default 1e-8, beyond 3,000 rows 1e-6. */
  readonly tolerance?: number;
  /** Default 1,000. */
  readonly maxIterations?: number;
  /**
   * No component is narrower than this in any direction, as a variance in squared units of the columns.
   * Default one millionth of the mean variance of the columns.
   */
  readonly minimumVariance?: number;
  /**
   * Whether starts that had to be held at the least variance are passed over while others exist. Such
   * components shrink onto a few rows, or one, and buy any likelihood there. Default true.
   */
  readonly avoidDegenerate?: boolean;
}

export interface GaussianMixtureClustering extends Clustering {
  readonly method: "Gaussian mixture";
  readonly covariance: CovarianceFamily;
  /** The number of components; `clusterCount` leaves out those that are no row's most probable. */
  readonly k: number;
  readonly seed: number;
  readonly columnNames: readonly string[];
  /** Shares of the components, sum 1. */
  readonly weights: Float64Array;
  /** k x columns. */
  readonly means: Matrix;
  /** k matrices, columns x columns, written out in full whatever the family. */
  readonly covariances: readonly Matrix[];
  /** Rows x k: how probable each component is for each row; rows sum to 1. */
  readonly probabilities: Matrix;
  /** 1 - the highest probability of each row: 0 is sure, 1 - 1/k is a guess. */
  readonly uncertainty: Float64Array;
  /** Natural logarithm, summed over the rows. Higher is better, and always rises with k. */
  readonly logLikelihood: number;
  /** Free parameters: weights, means and covariances. */
  readonly parameterCount: number;
  /** 2 ln L - p ln n, the sign of mclust: higher is better (scikit-learn's is the negative). */
  readonly bic: number;
  /** 2 ln L - 2 p, in the same sign: higher is better. */
  readonly aic: number;
  /** BIC plus 2 ln of each row's highest probability: punishes overlap. Higher is better, never above BIC. */
  readonly icl: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** The log-likelihood after each iteration of the chosen start; never falls. */
  readonly path: readonly number[];
  /** Directions held at the least variance, summed over components; 0 for a fit that needed no holding. */
  readonly heldDirections: number;
}

const SHORT_RUN = 25;

/**
 * Gaussian mixture by EM: each component is an ellipsoid with a weight, and each row belongs to each with
 * a probability. Labels are the most probable components, numbered in the order rows first meet them.
 *
 * Many short runs from k-means starts, of which the best go on to the end (Biernacki, Celeux & Govaert
 * 2003); every iteration raises the likelihood. The least variance keeps covariances regular: with it a
 * constant column, equal rows, or fewer rows than columns are no error. Rows count by the weights of `x`. Choose k and family by `bic`:
 * `gaussianMixtureSweep`. New rows: `predictGaussianMixture`.
 *
 * Decided cases: k = 1 is one normal distribution; k = rows gives each row its own (held) component;
 * identical rows share their probability among all components.
 *
 * @throws InputError for no rows or columns, for k that is not a whole number from 1 to rows, and for
 * options outside their range.
 * Sources: Dempster, Laird & Rubin 1977; Fraley & Raftery 2002 (families, BIC); Biernacki, Celeux &
 * Govaert 2000 (ICL). Cost O(starts · iterations · n k d^2), memory O(n k).
 * @example gaussianMixture(x, { k: 3, covariance: "full", seed: 7 }).bic
 */
export function gaussianMixture(x: Observations, options: GaussianMixtureOptions): GaussianMixtureClustering {
  const settings = requireSettings(x, options);
  const { k, covariance, minimumVariance, tolerance, maxIterations } = settings;
  const run = bestRun(x, options, settings);
  const { rows: n, columns: d } = x;
  const { rowWeights } = settings;
  const probabilities = run.probabilities;
  const byComponent = mostProbable(probabilities, n, k);
  const { labels, old } = relabelByAppearance(byComponent);
  const seen = new Set(old);
  const order = [...old, ...Array.from({ length: k }, (_, c) => c).filter((c) => !seen.has(c))];
  const ordered = new Float64Array(n * k);
  for (let i = 0; i < n; i++)
    order.forEach((from, to) => (ordered[i * k + to] = probabilities[i * k + from]));
  const highest = Float64Array.from({ length: n }, (_, i) => ordered[i * k + labels[i]]);
  const parameterCount = k - 1 + k * d + covarianceParameters(covariance, k, d);
  const bic = 2 * run.logLikelihood - parameterCount * naturalLog(sumOf(rowWeights));
  const { state } = run;
  const block = (values: Float64Array, c: number, size: number) => values.slice(c * size, (c + 1) * size);
  const means = new Float64Array(k * d);
  order.forEach((from, to) => means.set(block(state.means, from, d), to * d));
  return Object.freeze({
    method: "Gaussian mixture",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({
      k,
      covariance,
      seed: options.seed,
      starts: settings.starts,
      tolerance,
      maxIterations,
      minimumVariance,
      avoidDegenerate: settings.avoidDegenerate,
      initialLabels: options.initialLabels === undefined ? null : "given",
    }),
    covariance,
    k,
    seed: options.seed,
    columnNames: x.columnNames,
    weights: Float64Array.from(order, (c) => state.weights[c]),
    means: Object.freeze({ rows: k, columns: d, data: means }),
    covariances: Object.freeze(
      order.map((c) => Object.freeze({ rows: d, columns: d, data: block(state.covariances, c, d * d) })),
    ),
    probabilities: Object.freeze({ rows: n, columns: k, data: ordered }),
    uncertainty: highest.map((value) => 1 - value),
    logLikelihood: run.logLikelihood,
    parameterCount,
    bic,
    aic: 2 * run.logLikelihood - 2 * parameterCount,
    icl: bic + 2 * sumBy(highest, (value, i) => rowWeights[i] * naturalLog(value)),
    iterations: run.iterations,
    converged: run.converged,
    path: Object.freeze([...run.path]),
    heldDirections: state.lifted,
  });
}

type ScoredRun = MixtureRun & { readonly probabilities: Float64Array };
type Settings = Required<Omit<GaussianMixtureOptions, "initialLabels">> & {
  readonly rowWeights: Float64Array;
};

function bestRun(x: Observations, options: GaussianMixtureOptions, settings: Settings): ScoredRun {
  const { k, covariance, minimumVariance, tolerance, maxIterations, rowWeights } = settings;
  const rows = mixtureRows(x.data, x.rows, x.columns, k, rowWeights);
  try {
    if (options.initialLabels !== undefined) {
      const probabilities = indicatorProbabilities(options.initialLabels, k);
      const state = mixtureState(covariance, k, x.columns);
      const run = runMixture(state, rows, probabilities, minimumVariance, tolerance, maxIterations);
      return { ...run, probabilities };
    }
    const run = bestOfStarts(rows, settings);
    return { ...run, probabilities: probabilitiesOf(rows, run.state) };
  } finally {
    rows.end();
  }
}

function bestOfStarts(rows: MixtureRows, settings: Settings): MixtureRun {
  const { k, seed, starts, covariance, minimumVariance, tolerance, maxIterations } = settings;
  const byPreference = (a: MixtureRun, b: MixtureRun): number =>
    (settings.avoidDegenerate ? a.state.lifted - b.state.lifted : 0) || b.logLikelihood - a.logLikelihood;
  const random = randomSource(seed);
  const kept = Math.max(3, Math.ceil(starts / 10));
  const short = Math.min(SHORT_RUN, maxIterations);
  const alike = { k, covariance, minimumVariance, tolerance };
  const from = mixtureStarts(rows.data, rows.n, rows.d, k, rows.weights);
  try {
    const begins = Array.from({ length: k === 1 ? 1 : starts }, (_, start) => {
      return { start, centers: from.draw(random), iterations: starts === 1 ? maxIterations : short };
    });
    let leaders: readonly MixtureRun[] = [];
    for (const next of mixtureRuns(rows, from, alike, begins)) {
      // Starts that came to the same place would crowd out others.
      if (leaders.some((other) => isSameLikelihood(other, next))) continue;
      leaders = [...leaders, next].sort(byPreference).slice(0, kept);
    }
    const ends = carryOn(leaders, maxIterations, (open) => {
      const later = open.map(({ state, iterations }) => ({ state, iterations: maxIterations - iterations }));
      return mixtureRuns(rows, from, alike, later);
    });
    return ends.sort(byPreference)[0];
  } finally {
    from.end();
  }
}

/** Up to so many rows a fit from many starts takes less than a second. */
const FEW = 300;
/** Beyond so many rows a start costs seconds, and each finds much the same components. */
const MANY = 3_000;

function usualStarts(rows: number): number {
  if (rows <= FEW) return 100;
  if (rows <= 1_000) return 20;
  return rows <= MANY ? 10 : 4;
}

function isSameLikelihood(a: MixtureRun, b: MixtureRun): boolean {
  return Math.abs(a.logLikelihood - b.logLikelihood) <= 1e-9 * Math.abs(a.logLikelihood);
}

function requireSettings(x: Observations, options: GaussianMixtureOptions): Settings {
  requireRows(x, "gaussianMixture");
  const { k, seed, covariance = "full", avoidDegenerate = true, initialLabels: labels } = options;
  const rowWeights = x.weights ?? new Float64Array(x.rows).fill(1);
  const total = sumOf(rowWeights);
  const { starts = usualStarts(total), maxIterations = 1000 } = options;
  const { tolerance = total <= MANY ? 1e-8 : 1e-6, minimumVariance = defaultMinimumVariance(x, rowWeights) } =
    options;
  const require = (legal: boolean, name: string, what: unknown, expected: string): void => {
    if (legal) return;
    throw new InputError({ where: `gaussianMixture(${name})`, what: String(what), legal: expected });
  };
  requireClusterCount(k, mostClusters(rowWeights), "gaussianMixture(k)");
  requireWhole(starts, "gaussianMixture(starts)", 1);
  requireWhole(maxIterations, "gaussianMixture(maxIterations)", 1);
  const families = COVARIANCE_FAMILIES.join(", ");
  require(COVARIANCE_FAMILIES.includes(covariance), "covariance", covariance, families);
  requireOneOf(avoidDegenerate, [true, false], "gaussianMixture(avoidDegenerate)");
  require(tolerance >= 0, "tolerance", tolerance, "a number of at least 0");
  const isVariance = minimumVariance > 0 && minimumVariance < Infinity;
  require(isVariance, "minimumVariance", minimumVariance, "a finite number above 0");
  if (labels !== undefined) {
    require(labels.length === x.rows, "initialLabels", `${labels.length} labels`, `${x.rows}, one per row`);
    const wrong = Array.from(labels).findIndex(
      (label) => !(Number.isInteger(label) && label >= 0 && label < k),
    );
    const whole = `whole numbers from 0 to ${k - 1}`;
    require(wrong < 0, "initialLabels", `${labels[wrong]} for row ${wrong + 1}`, whole);
  }
  const search = { starts, tolerance, maxIterations, minimumVariance };
  return { k, seed, covariance, avoidDegenerate, rowWeights, ...search };
}

/** One millionth of the mean variance of the columns; 1e-6 when nothing varies. */
function defaultMinimumVariance({ rows, columns, data }: Observations, rowWeights: Float64Array): number {
  const middle = meansOfGroups(data, columns, new Int32Array(rows), 1, rowWeights);
  const squares = sumBy(
    data,
    (value, at) => rowWeights[Math.floor(at / columns)] * (value - middle[at % columns]) ** 2,
  );
  const total = squares / sumOf(rowWeights);
  return total > 0 ? (1e-6 * total) / columns : 1e-6;
}
