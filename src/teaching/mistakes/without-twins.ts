import { decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { TwinNull } from "../../validity/structure/twin-null";
import { trialOf, type Trial, type Tried } from "./trial";

/** The largest p-value that passes. */
const LEVEL = 0.05;

/**
 * Tests whether a silhouette is more than twins of the data reach: same columns, same correlations, no groups.
 *
 * @param published The null of the published clustering. @param cure That of the study's, at its chosen k.
 */
export function withoutTwins(published: TwinNull, cure: TwinNull): Trial {
  const tried = (chance: TwinNull): Tried => ({
    facts: {
      k: chance.k,
      silhouette: decimal(chance.observed),
      "mean of twins": decimal(chance.mean),
      p: decimal(chance.pValue, 3),
    },
    passes: isBeyondTwins(chance),
  });
  return trialOf(tried(published), tried(cure), findingOf(published, cure));
}

function isBeyondTwins({ pValue }: TwinNull): boolean {
  return pValue !== null && pValue <= LEVEL;
}

function findingOf(published: TwinNull, cure: TwinNull): Finding {
  const scores = prose`The published silhouette is ${decimal(published.observed)} (p = ${decimal(published.pValue, 3)}), the study's ${decimal(cure.observed)} (p = ${decimal(cure.pValue, 3)}).`;
  const [published5, cure5] = [isBeyondTwins(published), isBeyondTwins(cure)];
  if (!published5 && cure5)
    return prose`${scores} Twins without groups reach the published one too, but not the study's.`;
  if (published5 && cure5) return prose`${scores} Both are more than twins reach.`;
  if (published5)
    return prose`${scores} Only the published one is more than twins reach: see how small its smallest group is.`;
  return prose`${scores} Neither is more than twins reach, so neither shows groups.`;
}
