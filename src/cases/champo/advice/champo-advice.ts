import { segmentCrossSell } from "../../../advice/cross-sell-advice";
import { companyDependence, segmentDependence } from "../../../advice/dependence-advice";
import { segmentsAdvice } from "../../../advice/method-advice";
import type { AdviceRules } from "../../../advice/recommend";
import { segmentRhythm } from "../../../advice/rhythm-advice";
import { companyWinBack, segmentWinBack } from "../../../advice/win-back-advice";
import type { ChampoBasis } from "./champo-basis";
import { companySamples, segmentSamples } from "../samples/sample-advice";

/** The general rules, and those on samples. */
export const CHAMPO_ADVICE: AdviceRules<ChampoBasis> = Object.freeze({
  company: Object.freeze([companyDependence, companySamples, companyWinBack, segmentsAdvice]),
  segment: Object.freeze([segmentDependence, segmentWinBack, segmentSamples, segmentCrossSell]),
  otherwise: segmentRhythm,
});
