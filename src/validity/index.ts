// Scores of one clustering.
export type { Score, ScoreFunction } from "./scores/score";
export { silhouette, type ClusterSilhouette, type Silhouette } from "./scores/silhouette";
export { calinskiHarabasz } from "./scores/calinski-harabasz";
export { daviesBouldin } from "./scores/davies-bouldin";
export { dunn } from "./scores/dunn";
export { dunn2 } from "./scores/dunn2";
export { sphericalBic } from "./scores/spherical-bic";
export { sumsOfSquares, type SumsOfSquares } from "./scores/sums-of-squares";
export {
  assess,
  bestAssessment,
  scoreCurve,
  type Labelled,
  type Assessment,
  type Criterion,
} from "./how-many/assess";

// Agreement of two clusterings.
export {
  contingencyTable,
  type Agreement,
  type AgreementOptions,
  type ContingencyTable,
  type NoiseTreatment,
} from "./agreement/contingency";
export { adjustedRand } from "./agreement/adjusted-rand";
export { fowlkesMallows } from "./agreement/fowlkes-mallows";
export {
  homogeneityCompletenessV,
  type HomogeneityCompletenessV,
} from "./agreement/homogeneity-completeness-v";
export type { EntropyAverage } from "./agreement/information";
export { mutualInformation } from "./agreement/mutual-information";
export {
  normalisedMutualInformation,
  type MutualInformationOptions,
} from "./agreement/normalised-mutual-information";
export {
  adjustedMutualInformation,
  type AdjustedMutualInformation,
} from "./agreement/adjusted-mutual-information";
export { variationOfInformation } from "./agreement/variation-of-information";
export { matchLabels, type LabelMatch, type MatchedLabels } from "./agreement/match-labels";
export { agreementTable, type NamedPartition, type AgreementTable } from "./agreement/agreement-table";

// Is there structure?
export type { ClusterFunction } from "./cluster-function";
export { hopkins, type Hopkins, type HopkinsOptions } from "./structure/hopkins";
export { twinNull, type TwinNull, type TwinNullOptions } from "./structure/twin-null";
export { twin } from "./structure/twin";
export {
  certify,
  type Certificate,
  type CertifiedClustering,
  type CertifiedRate,
  type CertifyOptions,
} from "./certify/certificate";
export { supportedCounts, type SupportOptions } from "./certify/supported-counts";
export { whatWouldChange, type VerdictChange } from "./certify/what-would-change";
export {
  clusterDifference,
  type ClusterDifference,
  type ClusterDifferenceOptions,
  type ClusteringRecipe,
} from "./inference/cluster-difference";
export { chooseByGap, GAP_RULES, type GapRule } from "./how-many/choose-by-gap";
export { gapStatistic, type GapOptions, type GapPoint, type GapStatistic } from "./how-many/gap-statistic";
export type { ReferenceDistribution } from "./structure/reference-rows";

// How many?
export { kneedle, type Knee, type KneedleOptions } from "./how-many/kneedle";
export {
  predictionStrength,
  type PredictionStrength,
  type PredictionStrengthOptions,
  type PredictionStrengthPoint,
} from "./how-many/prediction-strength";
export {
  decide,
  DECISION_LIMITS,
  DECISION_RULE,
  type Decision,
  type DecisionLimits,
  type KEvidence,
  type KVerdict,
  type Requirement,
} from "./how-many/decision-rule";
export { scorecard, type Scorecard, type ScorecardOptions } from "./how-many/scorecard";
export type { ScorecardRow, Vote } from "./how-many/scorecard-votes";

// Is it stable?
export {
  bootstrapJaccard,
  type BootstrapJaccard,
  type ResampleOptions,
  type SegmentStability,
} from "./stability/bootstrap-jaccard";
export { jaccardWord, STABILITY_LIMITS, type StabilityWord } from "./stability/jaccard-word";
export { perCustomerStability, type PerCustomerStability } from "./stability/per-customer-stability";
export { coMembership, type CoMembership } from "./stability/co-membership";
export {
  stabilityAcrossK,
  type SegmentAcrossK,
  type SegmentFlow,
  type SolutionAcrossK,
  type StabilityAcrossK,
} from "./stability/stability-across-k";
export {
  leaveOneOut,
  type LeaveOneOut,
  type LeaveOneOutOptions,
  type LeftOut,
} from "./stability/leave-one-out";
export {
  specificationGrid,
  type GridFit,
  type GridMethod,
  type GridVariant,
  type SpecificationGrid,
} from "./stability/specification-grid";

// Has it drifted?
export {
  populationStabilityIndex,
  type PopulationStabilityIndex,
  type StabilityBin,
} from "./population-stability-index";
