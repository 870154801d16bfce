import { partitionSizes } from "../../clustering/partition-sizes";
import { counted } from "../../text/format";
import { prose } from "../../text/prose";
import { DECISION_LIMITS } from "../../validity/how-many/decision-rule";
import { trialOf, type Trial, type Tried } from "./trial";

/**
 * Tests whether the smallest group reaches the limit of the study's rule for a segment.
 *
 * @param published Labels of the published division. @param cure Labels of the study's.
 */
export function singleAccounts(published: ArrayLike<number>, cure: ArrayLike<number>): Trial {
  const least = DECISION_LIMITS.smallestSegment;
  const tried = (labels: ArrayLike<number>): Tried => {
    const { clusterCount, smallest } = partitionSizes(labels);
    return { facts: { groups: clusterCount, smallest, "at least": least }, passes: smallest >= least };
  };
  const { smallest } = partitionSizes(published);
  const text = prose`The best silhouette on raw sums has a smallest group of ${counted(smallest, "customer")}`;
  const finding = smallest >= least ? prose`${text}: here the limit is met.` : prose`${text}: no segment.`;
  return trialOf(tried(published), tried(cure), finding);
}
