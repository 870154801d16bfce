import { sumOf } from "../../core/sum";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import type { ResampleOptions } from "./bootstrap-jaccard";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { NOISE, readGroups } from "../groups";
import { matchLabels } from "../agreement/match-labels";
import { clusteredResamples } from "./resamples";

/** How firmly each row sits in its segment. */
export interface PerCustomerStability {
  /** Per row, the share of resamples with it that put it into its own segment: 0 to 1, higher is better; NaN if never drawn or noise. */
  readonly staysShare: Float64Array;
  /** Per row, the other segment it went to most often (the lowest label on a tie); -1 when to none. */
  readonly alternative: Int32Array;
  /** Per row, the share of resamples with it that put it there; 0 when to none, NaN if never drawn. */
  readonly alternativeShare: Float64Array;
  /** Per row, how many resamples drew it: about 63 % of them. */
  readonly drawn: Int32Array;
  /** Mean of `staysShare` per segment, in the order of the labels; null when none of its rows was drawn. */
  readonly segments: readonly {
    readonly label: number;
    readonly size: number;
    readonly mean: number | null;
  }[];
  /** The labels whose firmness this is. */
  readonly labels: Int32Array;
  readonly noiseRows: number;
  readonly k: number;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Stability of each customer's membership: rows are resampled and clustered as in `bootstrapJaccard`, the
 * clusters found are matched one to one with the segments (`matchLabels`), and for each row it is counted how
 * often it comes back to its own. Rows below about .8 are on a border: treat them by hand.
 *
 * Source: after Dolnicar and Leisch 2010, "Evaluation of structure and reproducibility of cluster solutions
 * using the bootstrap". Cost: the method, `resamples` times; memory O(n k).
 *
 * @param labels of the clustering in question; default: what `cluster(x, k, seed)` gives.
 * @throws InputError for k or resamples out of range, or k too near to n to resample.
 * @example perCustomerStability(x, byKmeans, 4, { seed: 7 }).staysShare
 */
export function perCustomerStability(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  options: ResampleOptions & { readonly labels?: ArrayLike<number> } = {},
): PerCustomerStability {
  const { resamples = 100, seed = 0 } = options;
  const onProgress = progressOf("bootstrap", options.onProgress);
  requireObservations(x, "perCustomerStability(x)");
  requireWhole(k, "perCustomerStability(k)", 1, x.rows);
  requireWhole(resamples, "perCustomerStability(resamples)", 1);
  const labels = Int32Array.from(options.labels ?? labelsOf(cluster, x, k, seed));
  const groups = readGroups(labels, x.rows, "perCustomerStability");
  const count = groups.labels.length;
  const codeOf = new Map(groups.labels.map((label, code) => [label, code]));
  const visits = new Int32Array(x.rows * count);
  const drawn = new Int32Array(x.rows);
  let done = 0;
  for (const resample of clusteredResamples(x, cluster, k, resamples, seed)) {
    const own = Int32Array.from(resample.rows, (row) => labels[row]);
    const matched = matchLabels(own, resample.labels).labels;
    resample.rows.forEach((row, i) => {
      drawn[row]++;
      const code = codeOf.get(matched[i]);
      if (code !== undefined) visits[row * count + code]++;
    });
    done++;
    onProgress(done, resamples);
  }
  const rows = Array.from(labels, (_, row) =>
    rowStability(visits.subarray(row * count, (row + 1) * count), groups.codes[row], drawn[row]),
  );
  const staysShare = Float64Array.from(rows, (row) => row.stays);
  return Object.freeze({
    staysShare,
    alternative: Int32Array.from(rows, (row) =>
      row.alternative < 0 ? NOISE : groups.labels[row.alternative],
    ),
    alternativeShare: Float64Array.from(rows, (row) => row.alternativeShare),
    drawn,
    segments: Object.freeze(
      groups.labels.map((label, code) => {
        const known = staysShare.filter((share, row) => groups.codes[row] === code && !Number.isNaN(share));
        const mean = known.length > 0 ? sumOf(known) / known.length : null;
        return Object.freeze({ label, size: groups.sizes[code], mean });
      }),
    ),
    labels,
    noiseRows: groups.noiseRows,
    k,
    resamples,
    seed,
  });
}

/** Shares of one row, from how often it visited each segment in its `drawn` resamples. */
function rowStability(
  visits: Int32Array,
  own: number,
  drawn: number,
): { stays: number; alternative: number; alternativeShare: number } {
  if (drawn === 0) return { stays: NaN, alternative: -1, alternativeShare: NaN };
  let alternative = -1;
  visits.forEach((count, code) => {
    if (code !== own && count > (alternative < 0 ? 0 : visits[alternative])) alternative = code;
  });
  return {
    stays: own === NOISE ? NaN : visits[own] / drawn,
    alternative,
    alternativeShare: alternative < 0 ? 0 : visits[alternative] / drawn,
  };
}
