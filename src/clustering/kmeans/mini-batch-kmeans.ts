import { refuseWeights } from "../../math/linear/row-weights";
import { squaredEuclidean } from "../../math/distances/distances";
import { selectRows, type Observations } from "../../math/linear/observations";
import {
  randomInteger,
  randomSource,
  sampleWithoutReplacement,
  type RandomSource,
} from "../../math/distributions/random";
import { lloyd } from "./kmeans-lloyd";
import { kMeansResult, type KMeans } from "./kmeans-result";
import { seedCenters } from "./kmeans-seeding";
import { endState, kMeansState } from "./kmeans-state";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";

/** How to run `miniBatchKMeans`. */
export interface MiniBatchKMeansOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /** Rows in each batch; default 1,024 (n when there are fewer). */
  readonly batchSize?: number;
  /** Random starts, each of which runs to its end; default 3. */
  readonly starts?: number;
  /** Batches of each start; default 100 n / batchSize, at most 1,000. */
  readonly maxBatches?: number;
}

/** A start ends when the smoothed inertia of a batch has not fallen for so many batches. */
const PATIENCE = 10;

/**
 * Mini-batch k-means (Sculley 2010, WWW): moves the centres by small random batches of rows, each centre
 * ever more slowly, and at the end gives every row its nearest centre. For large n, where its inertia lies
 * a few percent above that of `kmeans` at a fraction of the time. At small n take `kmeans`.
 *
 * @returns as `kmeans`; `iterations` counts the batches of the start that won, `converged` says that its
 * batches had stopped improving. Fewer than k clusters when x has fewer than k different rows.
 * @throws InputError when x has no rows or k is not a whole number from 1 to n.
 * Cost O(starts · (batches · batchSize + n) k d); memory 40 bytes a row in addition to x.
 * @example miniBatchKMeans(x, { k: 2, seed: 7 }).labels // [0, 0, 0, 1, 1, 1]
 */
export function miniBatchKMeans(x: Observations, options: MiniBatchKMeansOptions): KMeans {
  requireRows(x, "miniBatchKMeans");
  refuseWeights(x, "miniBatchKMeans(x)");
  const { rows: n, columns: d, data } = x;
  const { k, seed, batchSize = Math.min(n, 1024), starts = 3 } = options;
  const { maxBatches = Math.min(1000, Math.ceil((100 * n) / batchSize)) } = options;
  requireClusterCount(k, n, "miniBatchKMeans(k)");
  requireWhole(batchSize, "miniBatchKMeans(batchSize)", 1, n);
  requireWhole(starts, "miniBatchKMeans(starts)", 1);
  requireWhole(maxBatches, "miniBatchKMeans(maxBatches)", 1);
  const random = randomSource(seed);
  const state = kMeansState(data, n, d, k, undefined, false);
  const startInertias = new Float64Array(starts);
  let best: KMeans | undefined;
  for (let start = 0; start < starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    seedFromSample(x, k, Math.min(n, Math.max(3 * batchSize, k)), own, state.centers);
    const run = followBatches(x, k, state.centers, batchSize, maxBatches, own);
    // One full round: every row to its nearest centre, and empty clusters refilled.
    lloyd(state, 1, 0);
    const result = kMeansResult(x, state.labels, {
      method: "mini-batch k-means",
      ...run,
      starts,
      startInertias,
      seed,
      parameters: { k, seed, batchSize, starts, maxBatches },
    });
    startInertias[start] = result.inertia;
    if (best === undefined || result.inertia < best.inertia) best = result;
  }
  endState(state);
  return best as KMeans;
}

function seedFromSample(
  x: Observations,
  k: number,
  size: number,
  random: RandomSource,
  centers: Float64Array,
): void {
  const sample = selectRows(x, sampleWithoutReplacement(random, x.rows, size));
  const state = kMeansState(sample.data, size, x.columns, k);
  seedCenters(state, random);
  centers.set(state.centers);
  endState(state);
}

function followBatches(
  x: Observations,
  k: number,
  centers: Float64Array,
  batchSize: number,
  maxBatches: number,
  random: RandomSource,
): { readonly iterations: number; readonly converged: boolean } {
  const { rows: n, columns: d, data } = x;
  const counts = new Float64Array(k);
  const batch = new Int32Array(batchSize);
  const labels = new Int32Array(batchSize);
  // Over fifty batches at most: at large n a slower mean would still be falling from the start.
  const smoothing = Math.min(1, Math.max(0.04, (2 * batchSize) / (n + 1)));
  let [smoothed, least, quiet] = [NaN, Infinity, 0];
  for (let iteration = 1; iteration <= maxBatches; iteration++) {
    let inertia = 0;
    for (let b = 0; b < batchSize; b++) {
      batch[b] = randomInteger(random, n);
      let nearest = Infinity;
      for (let c = 0; c < k; c++) {
        const distance = squaredEuclidean(data, centers, batch[b] * d, c * d, d);
        if (distance < nearest) {
          nearest = distance;
          labels[b] = c;
        }
      }
      inertia += nearest / batchSize;
    }
    for (let b = 0; b < batchSize; b++) {
      const rate = 1 / ++counts[labels[b]];
      for (let j = 0, c = labels[b] * d, at = batch[b] * d; j < d; j++, c++, at++) {
        centers[c] += rate * (data[at] - centers[c]);
      }
    }
    smoothed = Number.isNaN(smoothed) ? inertia : smoothed + smoothing * (inertia - smoothed);
    quiet = smoothed < least ? 0 : quiet + 1;
    least = Math.min(least, smoothed);
    if (quiet >= PATIENCE) return { iterations: iteration, converged: true };
  }
  return { iterations: maxBatches, converged: false };
}
