import { segmentCrossSell } from "../../../advice/cross-sell-advice";
import { companyDependence, segmentDependence } from "../../../advice/dependence-advice";
import { segmentsAdvice } from "../../../advice/method-advice";
import type { AdviceRules, RecommendationBasis } from "../../../advice/recommend";
import { segmentRhythm } from "../../../advice/rhythm-advice";
import { companyWinBack, segmentWinBack } from "../../../advice/win-back-advice";
import type { CellAllocation } from "../samples/cell-allocation";
import { companySamples, segmentSamples } from "../samples/sample-advice";

/** What the carpet maker's recommendations are drawn from: the plan of samples too. */
export interface ChampoBasis extends RecommendationBasis {
  readonly allocation: CellAllocation;
}

/** The general rules, and those on samples. */
export const CHAMPO_ADVICE: AdviceRules<ChampoBasis> = Object.freeze({
  company: Object.freeze([companyDependence, companySamples, companyWinBack, segmentsAdvice]),
  segment: Object.freeze([segmentDependence, segmentWinBack, segmentSamples, segmentCrossSell]),
  otherwise: segmentRhythm,
});
