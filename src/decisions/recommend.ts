import type { CustomerTable } from "../features/customer-table";
import type { SegmentName } from "../profiles/name-segments";
import type { SegmentProfile } from "../profiles/profile-segments";
import type { AccountSilence } from "./account-silence";
import {
  crossSellAdvice,
  dependenceAdvice,
  rhythmAdvice,
  sampleAdvice,
  winBackAdvice,
} from "./segment-advice";
import { overallAdvice } from "./overall-advice";
import type { Recommendation } from "./recommendation";
import type { SampleAllocation } from "./sample-allocation";

/** What recommendations are drawn from. */
export interface RecommendationBasis {
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
  readonly customers: CustomerTable;
  readonly silence: readonly AccountSilence[];
  readonly allocation: SampleAllocation;
  /** Whether the checks support the segments, or they are a working division. */
  readonly status: "supported" | "constructed";
}

/**
 * What the company should do: for all customers first, then per group, by written rules over the profiles and
 * models. Each recommendation carries its evidence, who is concerned, a metric to watch and its alarm. A rule
 * whose condition does not hold gives no advice; a group for which none holds is told to keep its rhythm.
 *
 * @returns at least one recommendation per group. Deterministic. Cost O(groups · customers).
 */
export function recommend(basis: RecommendationBasis): readonly Recommendation[] {
  const perGroup = basis.profiles.flatMap((profile) => {
    const found = [
      dependenceAdvice(profile, basis),
      winBackAdvice(profile, basis),
      sampleAdvice(profile, basis),
      crossSellAdvice(profile, basis),
    ].filter((advice): advice is Recommendation => advice !== null);
    return found.length > 0 ? found : [rhythmAdvice(profile, basis)];
  });
  return Object.freeze([...overallAdvice(basis), ...perGroup]);
}
