import { refuseWeights } from "../../math/linear/row-weights";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { NOISE, type Clustering } from "../clustering";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { settleTrimmed, type TrimmedState } from "./kernels/trimmed-steps";
import { requireTrim, trimmedCount, trimmedRows, type TrimmedRow } from "./trimming";

/** How to run `trimmedKMeans`. */
export interface TrimmedKMeansOptions {
  /** The number of clusters, 1 to the rows that are kept. */
  readonly k: number;
  /** The share of rows left out, at least 0 and below .5; rounded down to whole rows. */
  readonly trim: number;
  readonly seed: number;
  /** Random starts, of which the best is kept; default 200 up to 1,000 rows, else 20. */
  readonly starts?: number;
  /** Iterations of each start; default 300. */
  readonly maxIterations?: number;
}

/** A partition by `trimmedKMeans`. */
export interface TrimmedKMeans extends Clustering {
  readonly method: "trimmed k-means";
  readonly columnNames: readonly string[];
  /** Clusters x columns: the means of the rows that were kept. */
  readonly centers: Matrix;
  /** Kept rows of each cluster. */
  readonly sizes: Int32Array;
  /** Squared distances of the kept rows to their centres, summed; lower is better. */
  readonly inertia: number;
  /** The rows left out, label `NOISE`, the farthest first; `distance` is to the nearest centre. */
  readonly trimmed: readonly TrimmedRow[];
  /** The largest distance of a kept row to its centre: new rows farther than this are strange. */
  readonly reach: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** The inertia that each start came to. */
  readonly startInertias: Float64Array;
  readonly seed: number;
}

/**
 * Trimmed k-means: k-means that leaves out the share of rows that lie farthest from every centre, found together with
 * the centres. One giant account moves a centre of k-means as far as it likes, or takes a cluster for itself; here it
 * is reported as an account of its own, in `trimmed`. With `trim` 0 it is k-means.
 *
 * @returns clusters numbered as the rows first meet them; trimmed rows have the label `NOISE` (-1). Of rows at the same
 * distance the later are trimmed first.
 * @throws InputError for no rows or columns, k that is not a whole number from 1 to the kept rows, or a trim outside
 * its range. Source: Cuesta-Albertos, Gordaliza & Matrán 1997 (Annals of Statistics 25).
 * Cost O(starts · iterations · n (k d + log n)).
 * @example trimmedKMeans(x, { k: 3, trim: 0.03, seed: 7 }).trimmed.map(({ name }) => name)
 */
export function trimmedKMeans(x: Observations, options: TrimmedKMeansOptions): TrimmedKMeans {
  requireRows(x, "trimmedKMeans");
  refuseWeights(x, "trimmedKMeans(x)");
  const { rows: n, columns: d, data } = x;
  const { k, trim, seed, starts = n <= 1000 ? 200 : 20, maxIterations = 300 } = options;
  requireClusterCount(k, n, "trimmedKMeans(k)");
  requireTrim(trim, n, k, "trimmedKMeans(trim)");
  requireWhole(starts, "trimmedKMeans(starts)", 1);
  requireWhole(maxIterations, "trimmedKMeans(maxIterations)", 1);
  const trimmed = trimmedCount(n, trim);
  const random = randomSource(seed);
  const startInertias = new Float64Array(starts);
  let best: TrimmedState | null = null;
  for (let start = 0; start < starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    const centers = new Float64Array(k * d);
    sampleWithoutReplacement(own, n, k).forEach((row, c) =>
      centers.set(data.subarray(row * d, (row + 1) * d), c * d),
    );
    const state = settleTrimmed(data, n, d, k, trimmed, centers, maxIterations);
    startInertias[start] = state.inertia;
    if (best === null || state.inertia < best.inertia * (1 - 1e-12)) best = state;
  }
  const { nearest, squared, kept, centers, inertia, iterations, converged } = best as TrimmedState;
  const { labels, old } = relabelByAppearance(nearest.map((c, i) => (kept[i] === 1 ? c : NOISE)));
  const renumbered = new Map(old.map((c, label) => [c, label]));
  const ordered = new Float64Array(old.length * d);
  old.forEach((c, label) => ordered.set(centers.subarray(c * d, (c + 1) * d), label * d));
  const distances = squared.map(Math.sqrt);
  return Object.freeze({
    method: "trimmed k-means",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({ k, trim, seed, starts, maxIterations }),
    columnNames: x.columnNames,
    centers: Object.freeze({ rows: old.length, columns: d, data: ordered }),
    sizes: clusterSizes(labels, old.length),
    inertia,
    trimmed: trimmedRows(
      labels,
      nearest.map((c) => renumbered.get(c) ?? NOISE),
      distances,
      x.rowNames,
    ),
    reach: distances.reduce((most, distance, i) => (kept[i] === 1 ? Math.max(most, distance) : most), 0),
    iterations,
    converged,
    startInertias,
    seed,
  });
}
