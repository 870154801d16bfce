import { partitionSizes } from "../../clustering/partition-sizes";
import type { GaussianMixtureClustering } from "../../clustering/mixture/gaussian-mixture";
import { wilsonInterval } from "../../math/distributions/wilson-interval";
import { sumBy, sumOf } from "../../core/sum";
import { count, counted, percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import { twinsAsGood, type TwinNull } from "../../validity/structure/twin-null";
import { doubtFinding, doubtfulCustomers } from "./mixture-findings";

/** How often data without groups may look as clear as those with. */
const LEVEL = 0.05;

/**
 * Whether the clusters are clearer than those of data without groups: yes or no, and not surely where so many twins leave it
 * open.
 */
export function clearFinding({ observed, twinScores, better }: TwinNull): Finding {
  const twins = twinScores.length;
  if (observed === null || twins === 0) return prose`Not surely: there are no scores to compare.`;
  const as = twinsAsGood(observed, twinScores, better);
  const { low, high } = wilsonInterval(as, twins);
  if (as === 0) {
    const none = prose`none of ${count(twins)} sets of data without groups looks as clear`;
    if (high < LEVEL) return prose`Yes: ${none}.`;
    return isFarBeyond(observed, twinScores)
      ? prose`Yes: ${none}, nor nearly so.`
      : prose`Not surely: ${none}, but so few sets do not decide it.`;
  }
  const seen = prose`${count(as)} of ${count(twins)} sets of data without groups ${verb(as, "looks", "look")} as clear`;
  if (high < LEVEL) return prose`Yes: only ${seen}.`;
  if (low > LEVEL) return prose`No: ${seen}, where ${percent(LEVEL, 0)} would be few enough.`;
  return prose`Not surely: ${seen}, so close to ${percent(LEVEL, 0)} that more sets could decide either way.`;
}

/** So many standard deviations beyond its twins a score is far off; of few twins, the share that is as good cannot show it. */
const FAR_BEYOND = 6;
/** Fewer twins do not say how far twins spread. */
const FEWEST_TWINS = 10;

function isFarBeyond(observed: number, scores: ArrayLike<number>): boolean {
  if (scores.length < FEWEST_TWINS) return false;
  const mean = sumOf(scores) / scores.length;
  const spread = Math.sqrt(sumBy(scores, (score) => (score - mean) ** 2) / (scores.length - 1));
  return Math.abs(observed - mean) > FAR_BEYOND * spread;
}

/** Groups that leave more of the customers as noise are no division of them. */
const MOST_NOISE = 0.5;

/**
 * Whether there are dense groups: yes where every method finds two or more, as many as the others, with half of the customers or more in them;
 * no where none does.
 *
 * @param labels of each method, by its name.
 */
export function denseFinding(labels: Readonly<Record<string, ArrayLike<number>>>): Finding {
  const found = Object.entries(labels).map(([name, each]) => {
    const { clusterCount: groups, noiseShare } = partitionSizes(each);
    return { name, groups, thin: groups > 0 && noiseShare > MOST_NOISE, noiseShare };
  });
  const several = found.filter(({ groups, thin }) => groups >= 2 && !thin).length;
  const list = joined(
    found.map(({ name, groups, thin, noiseShare }) => {
      const finds = prose`${name} finds ${counted(groups, "dense group")}`;
      return thin ? prose`${finds} and leaves ${percent(noiseShare, 0)} of the customers in none` : finds;
    }),
    ", ",
  );
  if (several === 0)
    return found.some(({ groups }) => groups >= 2)
      ? prose`No: ${list}.`
      : prose`No: ${list}, and one group is no division.`;
  if (several < found.length) return prose`Not surely: ${list}.`;
  const areAlike = found.every(({ groups }) => groups === found[0].groups);
  return areAlike ? prose`Yes: ${list}.` : prose`Not surely, as the number depends on the method: ${list}.`;
}

/** Whether a mixture says more than a hard division: only where it leaves customers between clusters. */
export function softFinding(mixture: GaussianMixtureClustering): Finding {
  const more = doubtfulCustomers(mixture) > 0;
  return more
    ? prose`Yes, a little: some customers lie between clusters. ${doubtFinding(mixture)}`
    : prose`No: nobody lies between clusters. ${doubtFinding(mixture)}`;
}
