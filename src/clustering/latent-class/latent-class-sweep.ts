import { InputError } from "../../core/input-error";
import type { MixedObservations } from "../../math/linear/mixed-observations";
import { latentClass } from "./latent-class";
import type { LatentClassClustering } from "./latent-class-clustering";
import type { LatentClassOptions } from "./latent-class-options";

/** How to run `latentClassSweep`. */
export interface LatentClassSweepOptions extends Omit<LatentClassOptions, "k"> {
  /** The least and the greatest number of classes; the greatest is cut to the number of rows. Default 1 to 6. */
  readonly k?: readonly [number, number];
}

/** Latent class models of several k. */
export interface LatentClassSweep {
  /** One fit for each k, ascending. */
  readonly fits: readonly LatentClassClustering[];
  /** The fit of highest BIC, fits with held variances left aside while there are others. May have k = 1. */
  readonly bestByBic: LatentClassClustering;
  /** The same by ICL, which wants classes that can be recognised, not only a good likelihood. */
  readonly bestByIcl: LatentClassClustering;
}

/**
 * Latent class models for a range of k, and the best by BIC and by ICL. Each fit has the same seed, so that each can be
 * repeated alone. BIC is a first choice; `latentClassBootstrap` tests k classes against one more.
 *
 * @throws InputError for a range that is empty or does not begin at 1 or more, and as `latentClass`.
 * Cost: that of all its fits, one after another.
 * @example
 * const answers = mixedFeatures(base, fitRecipe(base));
 * latentClassSweep(answers, { k: [1, 2], seed: 7, starts: 5, finalists: 2 }).bestByBic.k // 2
 */
export function latentClassSweep(x: MixedObservations, options: LatentClassSweepOptions): LatentClassSweep {
  const { k: range = [1, 6], ...rest } = options;
  const [least, greatest] = range;
  if (!Number.isInteger(least) || !Number.isInteger(greatest) || least < 1 || greatest < least) {
    throw new InputError({
      where: "latentClassSweep(k)",
      what: `[${range.join(", ")}]`,
      legal: "two whole numbers, the least k (1 or more) and the greatest",
    });
  }
  const last = Math.max(least, Math.min(greatest, x.rows));
  const fits = Array.from({ length: last - least + 1 }, (_, step) =>
    latentClass(x, { ...rest, k: least + step }),
  );
  const regular = fits.filter((fit) => fit.heldVariances === 0);
  const candidates = regular.length > 0 ? regular : fits;
  const best = (score: (fit: LatentClassClustering) => number): LatentClassClustering =>
    candidates.reduce((leader, fit) => (score(fit) > score(leader) ? fit : leader));
  return Object.freeze({
    fits: Object.freeze(fits),
    bestByBic: best((fit) => fit.bic),
    bestByIcl: best((fit) => fit.icl),
  });
}
