import { refuseWeights } from "../../math/linear/row-weights";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";
import { distinctRows } from "../../math/linear/distinct-rows";
import { largestEigen } from "../../math/linear/largest-eigen";
import type { Matrix } from "../../math/linear/matrix";
import { observations, type Observations } from "../../math/linear/observations";
import { requireWhole } from "../../core/require-whole";
import { symmetricEigen } from "../../math/linear/symmetric-eigen";
import type { Clustering } from "../clustering";
import { kmeans } from "../kmeans/kmeans";
import { requireClusterCount, requireRows } from "../requirements";
import { gaussianAffinity, neighbourAffinity, type Affinity } from "./spectral-affinity";

export interface SpectralOptions {
  /** The number of clusters, 1 … rows. */
  readonly k: number;
  readonly seed: number;
  /** `gaussian`: all pairs, by distance. `neighbours`: a graph of nearest rows. Default `gaussian`. */
  readonly affinity?: "gaussian" | "neighbours";
  /** Of the Gaussian, exp(-gamma distance^2): the larger, the more local. Above 0. Default 1 / columns. */
  readonly gamma?: number;
  /** Of the graph: how many nearest rows each is linked to, itself included. Default 10, or all rows if fewer. */
  readonly neighbours?: number;
  /** Starts of the k-means at the end. Default that of `kmeans`. */
  readonly starts?: number;
}

export interface SpectralClustering extends Clustering {
  readonly method: "spectral";
  readonly seed: number;
  /** The k largest eigenvalues of D^-1/2 W D^-1/2, descending from 1. A drop after the j-th speaks for k = j. */
  readonly eigenvalues: Float64Array;
  /** Rows x k: where k-means found the clusters. */
  readonly embedding: Matrix;
  /** Whether the eigenvectors settled. */
  readonly converged: boolean;
}

/** Above this the square of affinities (200 MB) and its eigenvectors take too long. */
export const SPECTRAL_ROWS = 5000;

/** Up to so many rows all eigenvectors are worked out directly. */
const DIRECT_ROWS = 200;

/**
 * Spectral clustering: the rows are a graph whose links are affinities; the graph is cut where links are weak,
 * by k-means on the leading eigenvectors of its normalised Laplacian. Finds connected clusters of any shape,
 * which k-means alone cannot.
 *
 * There is no predict: the eigenvectors are of these rows. To place new rows, classify them by the labelled ones.
 *
 * Decided cases: k = 1 is one cluster; identical rows are one cluster; a graph in more than k pieces is cut
 * along them, some pieces together.
 *
 * @throws InputError for no rows, for more than 5,000 (`SPECTRAL_ROWS`), for k outside 1 to rows, and for
 * options outside their range.
 * Source: Shi & Malik 2000, IEEE PAMI 22; von Luxburg 2007, Statistics and Computing 17 (its algorithm 2).
 * Cost O(n^2 d) and some hundred products of the affinities with k vectors; memory 8 n^2 bytes, with
 * `neighbours` O(n (neighbours + 20 k)).
 * @example spectral(x, { k: 3, affinity: "neighbours", seed: 7 }).labels
 */
export function spectral(x: Observations, options: SpectralOptions): SpectralClustering {
  requireRows(x, "spectral");
  refuseWeights(x, "spectral(x)");
  const { k, seed, affinity: kind = "gaussian", gamma = 1 / x.columns, starts } = options;
  const { neighbours = Math.min(10, x.rows) } = options;
  requireOptions(x, k, kind, gamma, neighbours);
  const affinity = kind === "gaussian" ? gaussianAffinity(x, gamma) : neighbourAffinity(x, neighbours);
  const { values, vectors, converged } = leading(affinity, x.rows, k, seed);
  affinity.end();
  const data = new Float64Array(x.rows * k);
  const { count, placeOf } = distinctRows(x.data, x.rows, x.columns);
  const twin = new Int32Array(count).fill(-1);
  for (let i = 0; i < x.rows; i++) {
    // Equal rows lie at one place: eigenvectors of an eigenvalue near 0 would take them apart by rounding.
    const like = twin[placeOf[i]] < 0 ? (twin[placeOf[i]] = i) : twin[placeOf[i]];
    const root = Math.sqrt(affinity.degrees[like]);
    for (let v = 0; v < k; v++) data[i * k + v] = vectors[v * x.rows + like] / root;
  }
  const embedding = observations({ rows: x.rows, columns: k, data }, { rowNames: x.rowNames });
  const grouped = kmeans(embedding, { k, seed, ...(starts === undefined ? {} : { starts }) });
  return Object.freeze({
    method: "spectral",
    labels: grouped.labels,
    clusterCount: grouped.clusterCount,
    parameters: Object.freeze({
      k,
      seed,
      affinity: kind,
      ...(kind === "gaussian" ? { gamma } : { neighbours }),
      starts: starts ?? null,
    }),
    seed,
    eigenvalues: values,
    embedding: Object.freeze({ rows: x.rows, columns: k, data }),
    converged,
  });
}

function leading(
  { product }: Affinity,
  n: number,
  k: number,
  seed: number,
): { values: Float64Array; vectors: Float64Array; converged: boolean } {
  if (n > DIRECT_ROWS && 4 * k <= n) return largestEigen(product, n, k, seed);
  const identity = new Float64Array(n * n);
  for (let i = 0; i < n; i++) identity[i * n + i] = 1;
  const square = new Float64Array(n * n);
  product(identity, n, square);
  const all = symmetricEigen(square, n);
  const vectors = new Float64Array(k * n);
  for (let v = 0; v < k; v++) for (let i = 0; i < n; i++) vectors[v * n + i] = all.vectors[i * n + v];
  return { values: all.values.slice(0, k), vectors, converged: true };
}

function requireOptions(x: Observations, k: number, kind: string, gamma: number, neighbours: number): void {
  if (x.rows > SPECTRAL_ROWS) {
    throw new InputError({
      where: "spectral(x)",
      what: `${x.rows} rows`,
      legal: `at most ${SPECTRAL_ROWS} rows`,
      remedy: "Cluster a sample, or the leaves of birch(x, …)",
    });
  }
  requireClusterCount(k, x.rows, "spectral(k)");
  requireOneOf(kind, ["gaussian", "neighbours"], "spectral(affinity)");
  if (!(gamma > 0 && gamma < Infinity)) {
    throw new InputError({
      where: "spectral(gamma)",
      what: String(gamma),
      legal: "a finite number above 0",
    });
  }
  requireWhole(neighbours, "spectral(neighbours)", 1, x.rows);
}
