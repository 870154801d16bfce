// Scores of one clustering.
export type { Score, ScoreFunction } from "./score";
export { silhouette, type ClusterSilhouette, type Silhouette } from "./silhouette";
export { calinskiHarabasz } from "./calinski-harabasz";
export { daviesBouldin } from "./davies-bouldin";
export { dunn } from "./dunn";
export { dunn2 } from "./dunn2";
export { sphericalBic } from "./spherical-bic";
export { sumsOfSquares, type SumsOfSquares } from "./sums-of-squares";
export * from "./assess";

// Agreement of two clusterings.
export {
  contingencyTable,
  type Agreement,
  type AgreementOptions,
  type ContingencyTable,
  type NoiseTreatment,
} from "./contingency";
export { adjustedRand } from "./adjusted-rand";
export { fowlkesMallows } from "./fowlkes-mallows";
export { homogeneityCompletenessV, type HomogeneityCompletenessV } from "./homogeneity-completeness-v";
export type { EntropyAverage } from "./information";
export { mutualInformation } from "./mutual-information";
export { normalisedMutualInformation, type MutualInformationOptions } from "./normalised-mutual-information";
export { adjustedMutualInformation, type AdjustedMutualInformation } from "./adjusted-mutual-information";
export { variationOfInformation } from "./variation-of-information";
export { matchLabels, type LabelMatch, type MatchedLabels } from "./match-labels";
export * from "./agreement-table";

// Is there structure?
export type { ClusterFunction } from "./cluster-function";
export { hopkins, type Hopkins, type HopkinsOptions } from "./hopkins";
export { permutationNull, type PermutationNull, type PermutationNullOptions } from "./permutation-null";
export { shuffledColumns } from "./shuffled-columns";
export { chooseByGap, GAP_RULES, type GapRule } from "./choose-by-gap";
export { gapStatistic, type GapOptions, type GapPoint, type GapStatistic } from "./gap-statistic";
export type { ReferenceDistribution } from "./reference-rows";

// How many?
export { kneedle, type Knee, type KneedleOptions } from "./kneedle";
export {
  predictionStrength,
  type PredictionStrength,
  type PredictionStrengthOptions,
  type PredictionStrengthPoint,
} from "./prediction-strength";
export {
  decide,
  DECISION_LIMITS,
  DECISION_RULE,
  type Decision,
  type DecisionLimits,
  type KEvidence,
  type KVerdict,
  type Requirement,
} from "./decision-rule";
export { scorecard, type Scorecard, type ScorecardOptions } from "./scorecard";
export type { ScorecardRow, Vote } from "./scorecard-votes";

// Is it stable?
export {
  bootstrapJaccard,
  type BootstrapJaccard,
  type ResampleOptions,
  type SegmentStability,
} from "./bootstrap-jaccard";
export { jaccardWord, STABILITY_LIMITS, type StabilityWord } from "./jaccard-word";
export { perCustomerStability, type PerCustomerStability } from "./per-customer-stability";
export { coMembership, type CoMembership } from "./co-membership";
export {
  stabilityAcrossK,
  type SegmentAcrossK,
  type SegmentFlow,
  type SolutionAcrossK,
  type StabilityAcrossK,
} from "./stability-across-k";
export { leaveOneOut, type LeaveOneOut, type LeaveOneOutOptions, type LeftOut } from "./leave-one-out";
export {
  specificationGrid,
  type GridFit,
  type GridMethod,
  type GridVariant,
  type SpecificationGrid,
} from "./specification-grid";

// Has it drifted?
export {
  populationStabilityIndex,
  STABILITY_INDEX_LIMITS,
  type PopulationStabilityIndex,
  type StabilityBin,
} from "./population-stability-index";
