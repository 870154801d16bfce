import { InputError } from "../../core/input-error";

/** What a mean bootstrap Jaccard says about a segment. */
export type StabilityWord = "dissolved" | "distrust" | "pattern" | "stable" | "highly stable";

/** The lowest mean Jaccard of each word above `dissolved`, which ends at .5 (included). */
export const STABILITY_LIMITS = Object.freeze({
  dissolvedUpTo: 0.5,
  pattern: 0.6,
  stable: 0.75,
  highlyStable: 0.85,
});

/**
 * The word of Hennig's scale for a mean bootstrap Jaccard (0 to 1, higher is better):
 * up to .5 `dissolved`; below .6 `distrust` (do not trust the segment); below .75 `pattern` (there is a
 * pattern, but which rows belong to it is doubtful); below .85 `stable`; from .85 `highly stable`.
 *
 * Source: Hennig 2007, and the help of `clusterboot` in R's fpc.
 *
 * @throws InputError when the number is not between 0 and 1.
 * @example jaccardWord(0.78) // "stable"
 */
export function jaccardWord(jaccard: number): StabilityWord {
  if (!(jaccard >= 0 && jaccard <= 1)) {
    throw new InputError({ where: "jaccardWord", what: String(jaccard), legal: "a number from 0 to 1" });
  }
  if (jaccard <= STABILITY_LIMITS.dissolvedUpTo) return "dissolved";
  if (jaccard < STABILITY_LIMITS.pattern) return "distrust";
  if (jaccard < STABILITY_LIMITS.stable) return "pattern";
  return jaccard < STABILITY_LIMITS.highlyStable ? "stable" : "highly stable";
}
