import { partitionSizes } from "../../clustering/partition-sizes";
import type { GaussianMixtureClustering } from "../../clustering/mixture/gaussian-mixture";
import { wilsonInterval } from "../../math/distributions/wilson-interval";
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
    return high < LEVEL
      ? prose`Yes: ${none}.`
      : prose`Not surely: ${none}, but so few sets do not decide it.`;
  }
  const seen = prose`${count(as)} of ${count(twins)} sets of data without groups ${verb(as, "looks", "look")} as clear`;
  if (high < LEVEL) return prose`Yes: only ${seen}.`;
  if (low > LEVEL) return prose`No: ${seen}, where ${percent(LEVEL, 0)} would be few enough.`;
  return prose`Not surely: ${seen}, so close to ${percent(LEVEL, 0)} that more sets could decide either way.`;
}

/**
 * Whether there are dense groups: yes where every method finds two or more, no where none does.
 *
 * @param labels of each method, by its name.
 */
export function denseFinding(labels: Readonly<Record<string, ArrayLike<number>>>): Finding {
  const found = Object.entries(labels).map(([name, each]) => ({
    name,
    groups: partitionSizes(each).clusterCount,
  }));
  const several = found.filter(({ groups }) => groups >= 2).length;
  const list = joined(
    found.map(({ name, groups }) => prose`${name} finds ${counted(groups, "dense group")}`),
    ", ",
  );
  if (several === 0) return prose`No: ${list}, and one group is no division.`;
  return several === found.length ? prose`Yes: ${list}.` : prose`Not surely: ${list}.`;
}

/** Whether a mixture says more than a hard division: only where it leaves customers between clusters. */
export function softFinding(mixture: GaussianMixtureClustering): Finding {
  const more = doubtfulCustomers(mixture) > 0;
  return more
    ? prose`Yes, a little: some customers lie between clusters. ${doubtFinding(mixture)}`
    : prose`No: nobody lies between clusters. ${doubtFinding(mixture)}`;
}
