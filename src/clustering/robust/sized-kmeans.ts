import { refuseWeights } from "../../math/linear/row-weights";
import { InputError } from "../../core/input-error";
import { randomInteger, randomSource } from "../../math/distributions/random";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { Clustering } from "../clustering";
import { kmeans } from "../kmeans/kmeans";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { boundedAssignment } from "./kernels/bounded-assignment";

/** How to run `sizedKMeans`. */
export interface SizedKMeansOptions {
  readonly k: number;
  readonly seed: number;
  /** The least number of rows in a cluster; default 1. */
  readonly least?: number;
  /** The greatest number of rows in a cluster; default all. */
  readonly most?: number;
  /** Starts, each from another k-means solution of one start; default 20 up to 1,000 rows, else 3. */
  readonly starts?: number;
  /** Iterations of each start; default 100. */
  readonly maxIterations?: number;
}

/** A partition by `sizedKMeans`. */
export interface SizedKMeans extends Clustering {
  readonly method: "k-means with size limits";
  readonly columnNames: readonly string[];
  /** k x columns. */
  readonly centers: Matrix;
  readonly sizes: Int32Array;
  /** Squared distances to the own centre, summed; lower is better, and never below that of k-means at its best. */
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly seed: number;
}

/**
 * k-means in which every cluster has from `least` to `most` rows: a sales representative serves twelve accounts, a
 * segment must be worth a campaign. Given the centres, the assignment is the cheapest of all that keep the limits (a
 * minimum-cost flow), so a row can be in a cluster whose centre is not its nearest. New rows have no limits to keep:
 * place them at the nearest centre.
 *
 * @returns clusters numbered as the rows first meet them.
 * @throws InputError for k that is not a whole number from 1 to the rows, and for limits that no k clusters can keep.
 * Source: Bradley, Bennett & Demiriz 2000 (constrained k-means). Cost O(starts · iterations · (n k d + n k log n +
 * moves · k^3)), memory O(n k).
 * @example sizedKMeans(x, { k: 2, least: 3, most: 3, seed: 7 }).sizes // [3, 3]
 */
export function sizedKMeans(x: Observations, options: SizedKMeansOptions): SizedKMeans {
  requireRows(x, "sizedKMeans");
  refuseWeights(x, "sizedKMeans(x)");
  const { rows: n, columns: d, data } = x;
  const { k, seed, least = 1, most = n, starts = n <= 1000 ? 20 : 3, maxIterations = 100 } = options;
  requireClusterCount(k, n, "sizedKMeans(k)");
  requireWhole(least, "sizedKMeans(least)", 0, n);
  requireWhole(most, "sizedKMeans(most)", 1, n);
  requireWhole(starts, "sizedKMeans(starts)", 1);
  requireWhole(maxIterations, "sizedKMeans(maxIterations)", 1);
  if (least > most || k * least > n || k * most < n) {
    throw new InputError({
      where: "sizedKMeans(least, most)",
      what: `${least} to ${most} rows in each of ${k} clusters, for ${n} rows`,
      legal: `limits with k least <= ${n} <= k most`,
    });
  }
  const random = randomSource(seed);
  let best: Settled | null = null;
  for (let start = 0; start < starts; start++) {
    const own = randomInteger(random, 2 ** 32);
    const first = kmeans(x, { k, seed: own, starts: 1 }).centers;
    const centers = new Float64Array(k * d);
    // Fewer centres come back where rows are equal: the rest begin at the first.
    for (let c = 0; c < k; c++) {
      const from = c < first.rows ? c : 0;
      centers.set(first.data.subarray(from * d, (from + 1) * d), c * d);
    }
    const settled = settle(data, n, d, k, least, most, centers, maxIterations);
    if (best === null || settled.inertia < best.inertia * (1 - 1e-12)) best = settled;
  }
  const { labels: found, centers, inertia, iterations, converged } = best as Settled;
  const { labels, old } = relabelByAppearance(found);
  const ordered = new Float64Array(old.length * d);
  old.forEach((c, label) => ordered.set(centers.subarray(c * d, (c + 1) * d), label * d));
  return Object.freeze({
    method: "k-means with size limits",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({ k, seed, least, most, starts, maxIterations }),
    columnNames: x.columnNames,
    centers: Object.freeze({ rows: old.length, columns: d, data: ordered }),
    sizes: clusterSizes(labels, old.length),
    inertia,
    iterations,
    converged,
    seed,
  });
}

interface Settled {
  readonly labels: Int32Array;
  readonly centers: Float64Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Cheapest assignments and means in turn until no row moves or the sum of squares stays. */
function settle(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  least: number,
  most: number,
  centers: Float64Array,
  maxIterations: number,
): Settled {
  const costs = new Float64Array(n * k);
  const labels = new Int32Array(n).fill(-1);
  let [inertia, iterations, converged] = [Infinity, 0, false];
  while (!converged && iterations < maxIterations) {
    iterations++;
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < k; c++) {
        let sum = 0;
        for (let j = 0; j < d; j++) {
          const off = data[i * d + j] - centers[c * d + j];
          sum += off * off;
        }
        costs[i * k + c] = sum;
      }
    }
    boundedAssignment(costs, n, k, least, most, labels);
    const sums = new Float64Array(k * d);
    const sizes = new Int32Array(k);
    for (let i = 0; i < n; i++) {
      sizes[labels[i]]++;
      for (let j = 0; j < d; j++) sums[labels[i] * d + j] += data[i * d + j];
    }
    for (let c = 0; c < k; c++) {
      if (sizes[c] > 0) for (let j = 0; j < d; j++) centers[c * d + j] = sums[c * d + j] / sizes[c];
    }
    let total = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < d; j++) total += (data[i * d + j] - centers[labels[i] * d + j]) ** 2;
    }
    converged = !(total < inertia * (1 - 1e-12));
    inertia = Math.min(inertia, total);
  }
  return { labels, centers, inertia, iterations, converged };
}
