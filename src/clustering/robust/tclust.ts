import { refuseWeights } from "../../math/linear/row-weights";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { NOISE, type Clustering } from "../clustering";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { settleTclust, type TclustRun, type TclustTask } from "./kernels/tclust-steps";
import { requireTrim, trimmedCount, trimmedRows, type TrimmedRow } from "./trimming";

/** How to run `tclust`. */
export interface TclustOptions {
  /** The number of clusters, 1 to the rows that are kept. */
  readonly k: number;
  /** The share of rows left out, at least 0 and below .5; rounded down to whole rows. */
  readonly trim: number;
  /**
   * The largest ratio allowed between any two variances, over all directions and clusters: 1 makes all clusters balls
   * of one size, a large number lets them be as they are. Default 50.
   */
  readonly restriction?: number;
  /** Whether clusters are taken to be equally large. Default false. */
  readonly equalWeights?: boolean;
  readonly seed: number;
  /** Random starts of a few steps, of which the best 20 go on to the end; default 500 up to 1,000 rows, else 50. */
  readonly starts?: number;
  /** Iterations of each start; default 300. */
  readonly maxIterations?: number;
}

/** A partition by `tclust`. */
export interface Tclust extends Clustering {
  readonly method: "tclust";
  readonly columnNames: readonly string[];
  /** Shares of the clusters among the kept rows. */
  readonly weights: Float64Array;
  /** Clusters x columns. */
  readonly means: Matrix;
  /** One matrix a cluster, columns x columns, restricted. */
  readonly covariances: readonly Matrix[];
  /** Kept rows of each cluster. */
  readonly sizes: Int32Array;
  /** ln(weight · density) of each kept row in its own cluster, summed; higher is better. */
  readonly objective: number;
  /** The rows left out, label `NOISE`, the strangest first; `distance` is minus ln(weight · density). */
  readonly trimmed: readonly TrimmedRow[];
  /** The largest ratio between two variances of the fit; never above `restriction`. */
  readonly varianceRatio: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly seed: number;
}

/**
 * Robust clustering into ellipsoids: like a Gaussian mixture with hard assignment, but the share of rows that no cluster
 * explains is left out, and no cluster may be more than `restriction` times as wide as another in any direction. So
 * neither a giant account nor a handful of rows in a line can take a cluster for itself. Where clusters overlap, hard
 * assignment has many optima that lie close to each other: another seed may move a few rows.
 *
 * @returns clusters numbered as the rows first meet them; trimmed rows have the label `NOISE` (-1).
 * @throws InputError for no rows or columns, k that is not a whole number from 1 to the kept rows, a trim or restriction
 * outside its range. Sources: García-Escudero, Gordaliza, Matrán & Mayo-Iscar 2008 (Annals of Statistics 36); Fritz,
 * García-Escudero & Mayo-Iscar 2013. Cost O(starts · iterations · n k d^2).
 * @example tclust(x, { k: 3, trim: 0.05, restriction: 12, seed: 7 }).trimmed.map(({ name }) => name)
 */
export function tclust(x: Observations, options: TclustOptions): Tclust {
  requireRows(x, "tclust");
  refuseWeights(x, "tclust(x)");
  const { rows: n, columns: d } = x;
  const { k, trim, seed, restriction = 50, equalWeights = false } = options;
  const { starts = n <= 1000 ? 500 : 50, maxIterations = 300 } = options;
  requireClusterCount(k, n, "tclust(k)");
  requireTrim(trim, n, k, "tclust(trim)");
  requireOneOf(equalWeights, [true, false], "tclust(equalWeights)");
  requireWhole(starts, "tclust(starts)", 1);
  requireWhole(maxIterations, "tclust(maxIterations)", 1);
  if (!(restriction >= 1 && restriction < Infinity)) {
    throw new InputError({
      where: "tclust(restriction)",
      what: String(restriction),
      legal: "a finite number of at least 1",
    });
  }
  const task: TclustTask = {
    data: x.data,
    n,
    d,
    k,
    trimmed: trimmedCount(n, trim),
    factor: restriction,
    equalWeights,
    minimumVariance: leastVariance(x),
  };
  const random = randomSource(seed);
  const short = Math.min(SHORT, maxIterations);
  let leaders: TclustRun[] = [];
  for (let start = 0; start < starts; start++) {
    const run = settleTclust(task, ...randomGroups(task, randomInteger(random, 2 ** 32)), short);
    // Starts that came to the same place would crowd out others.
    if (leaders.some((other) => isSame(other, run))) continue;
    leaders = [...leaders, run].sort((one, two) => two.objective - one.objective).slice(0, FINALISTS);
  }
  const best = leaders
    .map((run) => (run.converged || short === maxIterations ? run : goOn(task, run, maxIterations)))
    .reduce((leader, run) => (run.objective > leader.objective ? run : leader));
  return resultOf(x, task, best, {
    k,
    trim,
    seed,
    restriction,
    equalWeights,
    starts,
    maxIterations,
  });
}

/** Concentration steps of a short start, and how many of them go on. */
const SHORT = 5;
const FINALISTS = 20;

/** Carries a short run on; its iterations are counted in. */
function goOn(task: TclustTask, run: TclustRun, maxIterations: number): TclustRun {
  const rest = settleTclust(task, run.nearest, run.kept, maxIterations - run.iterations);
  return { ...rest, iterations: run.iterations + rest.iterations };
}

function isSame(a: TclustRun, b: TclustRun): boolean {
  return Math.abs(a.objective - b.objective) <= 1e-9 * Math.abs(a.objective);
}

/** k groups of d + 1 random rows each (fewer where rows run out); all others wait outside for the first assignment. */
function randomGroups({ n, d, k }: TclustTask, seed: number): [nearest: Int32Array, kept: Uint8Array] {
  const size = Math.max(1, Math.min(d + 1, Math.floor(n / k)));
  const drawn = sampleWithoutReplacement(randomSource(seed), n, k * size);
  const nearest = new Int32Array(n);
  const kept = new Uint8Array(n);
  drawn.forEach((row, at) => {
    nearest[row] = at % k;
    kept[row] = 1;
  });
  return [nearest, kept];
}

/** A millionth of a millionth of the mean variance of the columns; 1e-12 when nothing varies. */
function leastVariance({ rows, columns, data }: Observations): number {
  let total = 0;
  for (let j = 0; j < columns; j++) {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += data[i * columns + j] / rows;
    for (let i = 0; i < rows; i++) total += (data[i * columns + j] - mean) ** 2 / rows;
  }
  return total > 0 ? (1e-12 * total) / columns : 1e-12;
}

function resultOf(
  x: Observations,
  { d }: TclustTask,
  { state, nearest, logs, kept, objective, iterations, converged }: TclustRun,
  parameters: Tclust["parameters"] & { readonly seed: number },
): Tclust {
  const { labels, old } = relabelByAppearance(nearest.map((c, i) => (kept[i] === 1 ? c : NOISE)));
  const renumbered = new Map(old.map((c, label) => [c, label]));
  const means = new Float64Array(old.length * d);
  old.forEach((c, label) => means.set(state.means.subarray(c * d, (c + 1) * d), label * d));
  const variances = old.flatMap((c) => [...state.values.subarray(c * d, (c + 1) * d)]);
  const covariances = old.map((c) => {
    const data = new Float64Array(d * d);
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        for (let m = 0; m < d; m++) {
          const [left, right] = [state.vectors[(c * d + i) * d + m], state.vectors[(c * d + j) * d + m]];
          data[i * d + j] += left * state.values[c * d + m] * right;
        }
      }
    }
    return Object.freeze({ rows: d, columns: d, data });
  });
  return Object.freeze({
    method: "tclust",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze(parameters),
    columnNames: x.columnNames,
    weights: Float64Array.from(old, (c) => state.weights[c]),
    means: Object.freeze({ rows: old.length, columns: d, data: means }),
    covariances: Object.freeze(covariances),
    sizes: clusterSizes(labels, old.length),
    objective,
    trimmed: trimmedRows(
      labels,
      nearest.map((c) => renumbered.get(c) ?? NOISE),
      logs.map((log) => -log),
      x.rowNames,
    ),
    varianceRatio: Math.max(...variances) / Math.min(...variances),
    iterations,
    converged,
    seed: parameters.seed,
  });
}
