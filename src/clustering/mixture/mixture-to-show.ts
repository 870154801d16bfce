import { requireWhole } from "../../core/require-whole";
import type { Observations } from "../../math/linear/observations";
import { gaussianMixture, type GaussianMixtureClustering } from "./gaussian-mixture";
import type { GaussianMixtureSweep } from "./gaussian-mixture-sweep";

/** Components that are looked at where the criterion prefers a single one. */
const LOOKED_AT = 3;

/**
 * The mixture that is worth a look: the best by BIC, or, where that has one component, one of three with the same
 * covariances, to see what further components would be.
 *
 * @example mixtureToShow(x, gaussianMixtureSweep(x, { k: [1, 2], seed: 7 }), 7).clusterCount // 2
 */
export function mixtureToShow(
  x: Observations,
  { bestByBic }: GaussianMixtureSweep,
  seed: number,
): GaussianMixtureClustering {
  requireWhole(seed, "mixtureToShow(seed)", 0, 2 ** 32 - 1);
  if (bestByBic.k > 1) return bestByBic;
  return gaussianMixture(x, { k: LOOKED_AT, covariance: bestByBic.covariance, seed });
}
