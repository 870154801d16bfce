import { requireList } from "../../core/require-list";
import { InputError } from "../../core/input-error";
import type { Observations } from "../../math/linear/observations";
import {
  gaussianMixture,
  type GaussianMixtureClustering,
  type GaussianMixtureOptions,
} from "./gaussian-mixture";
import { COVARIANCE_FAMILIES, type CovarianceFamily } from "./gaussian-mixture-covariance";

export interface GaussianMixtureSweepOptions extends Omit<
  GaussianMixtureOptions,
  "k" | "covariance" | "initialLabels"
> {
  /** The least and the greatest k; the greatest is cut to the number of rows. Default 1 to 9. */
  readonly k?: readonly [number, number];
  /** Default all five. */
  readonly covariances?: readonly CovarianceFamily[];
}

export interface GaussianMixtureSweep {
  /** Every fit, family by family in the order asked, k ascending. */
  readonly fits: readonly GaussianMixtureClustering[];
  /** The fit of highest BIC, fits held at the least variance left aside while there are others. May have k = 1. */
  readonly bestByBic: GaussianMixtureClustering;
  /** The same by ICL, which wants clusters apart, not only a good density. */
  readonly bestByIcl: GaussianMixtureClustering;
}

/**
 * Gaussian mixtures for a range of k and several covariance families, and the best by BIC and by ICL. Each
 * fit has the same seed, so that each can be repeated alone.
 *
 * @throws InputError for a range that is empty or does not begin at 1 or more, and as `gaussianMixture`.
 * Cost: that of all its fits, one after another.
 * @example gaussianMixtureSweep(x, { k: [1, 6], seed: 7 }).bestByBic.k
 */
export function gaussianMixtureSweep(
  x: Observations,
  options: GaussianMixtureSweepOptions,
): GaussianMixtureSweep {
  const { k: range = [1, 9], covariances = COVARIANCE_FAMILIES, ...rest } = options;
  const [least, greatest] = range;
  if (!Number.isInteger(least) || !Number.isInteger(greatest) || least < 1 || greatest < least) {
    throw new InputError({
      where: "gaussianMixtureSweep(k)",
      what: `[${range.join(", ")}]`,
      legal: "two whole numbers, the least k (1 or more) and the greatest",
    });
  }
  requireList(covariances, "gaussianMixtureSweep(covariances)");
  if (covariances.length === 0) {
    throw new InputError({
      where: "gaussianMixtureSweep(covariances)",
      what: "no family",
      legal: `some of ${COVARIANCE_FAMILIES.join(", ")}`,
    });
  }
  const fits: GaussianMixtureClustering[] = [];
  for (const covariance of covariances) {
    for (let k = least; k <= Math.max(least, Math.min(greatest, x.rows)); k++) {
      fits.push(gaussianMixture(x, { ...rest, k, covariance }));
    }
  }
  const regular = fits.filter((fit) => fit.heldDirections === 0);
  const candidates = regular.length > 0 ? regular : fits;
  const best = (score: (fit: GaussianMixtureClustering) => number) =>
    candidates.reduce((leader, fit) => (score(fit) > score(leader) ? fit : leader));
  return Object.freeze({
    fits: Object.freeze(fits),
    bestByBic: best((fit) => fit.bic),
    bestByIcl: best((fit) => fit.icl),
  });
}
