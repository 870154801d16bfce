import type { Matrix } from "../../math/linear/matrix";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import type { ResampleOptions } from "./bootstrap-jaccard";
import type { ClusterFunction } from "../cluster-function";
import { NOISE } from "../groups";
import { clusteredResamples } from "./resamples";

/** Rows beyond which a square matrix of them is refused: 5,000 rows take 200 MB. */
const MOST_ROWS = 5000;

/** How often each two rows are clustered together. */
export interface CoMembership {
  /** n x n, symmetric: the share of resamples with both rows that put them into one cluster; 1 on the diagonal, NaN if never drawn together. */
  readonly share: Matrix;
  readonly rowNames: readonly string[];
  readonly k: number;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Co-membership matrix: rows are resampled and clustered as in `bootstrapJaccard`; for each two rows, the
 * share of resamples with both in which they share a cluster. 0 to 1; blocks near 1 next to blocks near 0 are
 * clear segments; shades between them are customers in doubt. Noise rows (-1) are together with nobody.
 *
 * Source: Monti et al. 2003, "Consensus clustering". Cost: the method, `resamples` times, + O(resamples
 * n^2); memory 16 n^2 bytes.
 *
 * @throws InputError for more than 5,000 rows, for k or resamples out of range, or k too near to n to resample.
 * @example coMembership(x, byKmeans, 4, { seed: 7 }).share
 */
export function coMembership(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: ResampleOptions = {},
): CoMembership {
  const { resamples = 100, seed = 0 } = options;
  const onProgress = progressOf("bootstrap", options.onProgress);
  requireObservations(x, "coMembership(x)");
  requireWhole(x.rows, "coMembership(x), rows", 0, MOST_ROWS);
  requireWhole(k, "coMembership(k)", 1, Math.max(1, x.rows));
  requireWhole(resamples, "coMembership(resamples)", 1);
  const n = x.rows;
  const together = new Float64Array(n * n);
  const both = new Int32Array(n * n);
  let done = 0;
  for (const { rows, labels } of n === 0 ? [] : clusteredResamples(x, cluster, k, resamples, seed)) {
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        const pair = rows[i] * n + rows[j];
        both[pair]++;
        if (labels[i] === labels[j] && labels[i] !== NOISE) together[pair]++;
      }
    }
    done++;
    onProgress(done, resamples);
  }
  for (let i = 0; i < n; i++) {
    together[i * n + i] = 1;
    for (let j = i + 1; j < n; j++) {
      const share = both[i * n + j] > 0 ? together[i * n + j] / both[i * n + j] : NaN;
      together[i * n + j] = together[j * n + i] = share;
    }
  }
  const share = Object.freeze({ rows: n, columns: n, data: together });
  return Object.freeze({ share, rowNames: x.rowNames, k, resamples, seed });
}
