import type { CustomerTable } from "../cases/champo/customers/customer-table";
import type { SegmentName } from "../segments/naming/name-segments";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import type { BootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import type { SalesLine } from "../cases/champo/workbook/tables";
import type { AccountSilence } from "../value/account-silence";
import type { CellAllocation } from "../cases/champo/samples/cell-allocation";
import { segmentCrossSell } from "./cross-sell-advice";
import { companyDependence, segmentDependence } from "./dependence-advice";
import { segmentsAdvice } from "./method-advice";
import type { Recommendation } from "./recommendation";
import { segmentRhythm } from "./rhythm-advice";
import { companySamples, segmentSamples } from "../cases/champo/samples/sample-advice";
import type { SilenceReturns } from "../value/silence-returns";
import { companyWinBack, segmentWinBack } from "./win-back-advice";

/** What recommendations are drawn from. */
export interface RecommendationBasis {
  readonly profiles: readonly SegmentProfile[];
  readonly names: readonly SegmentName[];
  readonly customers: CustomerTable;
  readonly sales: readonly SalesLine[];
  readonly silence: readonly AccountSilence[];
  readonly returns: SilenceReturns;
  readonly allocation: CellAllocation;
  /** Whether the checks support the segments, or they are a working division. */
  readonly status: "supported" | "constructed";
  /** How the groups fare when customers are drawn anew; where it is left out, the advice says nothing of it. */
  readonly stability?: BootstrapJaccard;
}

/**
 * What the company should do: for all customers first, then per group, by written rules over the profiles and
 * models. Each recommendation carries its evidence, who is concerned, what it may bring with an interval, its cost
 * and risk, a metric to watch and its alarm. A rule whose condition does not hold gives no advice; a group for
 * which none holds is told to keep its rhythm.
 *
 * @returns at least one recommendation per group. Deterministic. Cost O(groups · (customers + lines)).
 */
export function recommend(basis: RecommendationBasis): readonly Recommendation[] {
  const given = (advice: Recommendation | null): advice is Recommendation => advice !== null;
  const overall = [
    companyDependence(basis),
    companySamples(basis),
    companyWinBack(basis),
    segmentsAdvice(basis),
  ].filter(given);
  const perGroup = basis.profiles.flatMap((profile) => {
    const found = [
      segmentDependence(profile, basis),
      segmentWinBack(profile, basis),
      segmentSamples(profile, basis),
      segmentCrossSell(profile, basis),
    ].filter(given);
    return found.length > 0 ? found : [segmentRhythm(profile, basis)];
  });
  return Object.freeze([...overall, ...perGroup]);
}
