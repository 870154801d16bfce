import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { segmentCrossSell } from "./cross-sell-advice";
import { companyDependence, segmentDependence } from "./dependence-advice";
import { segmentsAdvice } from "./method-advice";
import type { Recommendation } from "./recommendation";
import type { RecommendationBasis } from "./recommendation-basis";
import { segmentRhythm } from "./rhythm-advice";
import { companyWinBack, segmentWinBack } from "./win-back-advice";

/** Rules of advice, in the order in which the advice is given. A rule whose condition does not hold gives null. */
export interface AdviceRules<Basis extends RecommendationBasis = RecommendationBasis> {
  readonly company: readonly ((basis: Basis) => Recommendation | null)[];
  readonly segment: readonly ((profile: SegmentProfile, basis: Basis) => Recommendation | null)[];
  /** For a group for which no rule gives advice. */
  readonly otherwise: (profile: SegmentProfile, basis: Basis) => Recommendation;
}

/** The rules that hold for any company with sales lines: dependence, silence, cross-selling, and how far to rely on the segments. */
const GENERAL_ADVICE: AdviceRules = Object.freeze({
  company: Object.freeze([companyDependence, companyWinBack, segmentsAdvice]),
  segment: Object.freeze([segmentDependence, segmentWinBack, segmentCrossSell]),
  otherwise: segmentRhythm,
});

/**
 * What the company should do: for all customers first, then per group, by written rules over the profiles and
 * models. Each recommendation carries its evidence, who is concerned, what it may bring with an interval, its cost
 * and risk, a metric to watch and its alarm. A group for which no rule gives advice is asked to keep its rhythm.
 *
 * @param rules default those for any company; a case brings rules of its own.
 * @returns at least one recommendation per group. Deterministic. Cost O(groups · (customers + lines)).
 * @example recommend(basis, CHAMPO_ADVICE)[0].action
 */
export function recommend<Basis extends RecommendationBasis>(
  basis: Basis,
  rules: AdviceRules<Basis> = GENERAL_ADVICE,
): readonly Recommendation[] {
  const given = (advice: Recommendation | null): advice is Recommendation => advice !== null;
  const overall = rules.company.map((rule) => rule(basis)).filter(given);
  const perGroup = basis.profiles.flatMap((profile) => {
    const found = rules.segment.map((rule) => rule(profile, basis)).filter(given);
    return found.length > 0 ? found : [rules.otherwise(profile, basis)];
  });
  return Object.freeze([...overall, ...perGroup]);
}
