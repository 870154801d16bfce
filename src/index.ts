// The public list: every name that a notebook or a user may import, grouped by what it is for. No `export *`.

// begin
export { loadStudy, openStudy } from "./cases/load-study";
export type { ChampoStudy } from "./cases/champo/champo-study";
export type { DescribedStudy } from "./study/description/described-study";
export { studyFeatures, LEAST_CUSTOMERS, type Study } from "./study/study";

// say
export { percent, count, counted, decimal, money, type Quantity } from "./text/format";
export { prose, joined, named, type Finding } from "./text/prose";
export {
  table,
  type Cell,
  type TableClaim,
  type TableColumn,
  type Table,
  type TableOptions,
} from "./text/table";
export { ruleLines } from "./text/rule-lines";
export { show, takeaway, answer } from "./cell/display";
export type { Figure } from "./charts/base/figure";

// look things up, and take up changes
export { help } from "./cell/help";
export { reload } from "./cell/reload";
import "./cell/show-values";
import "./math/threads/use-node-threads";

// look at the sales
export type { AreaLine } from "./cases/champo/sales/line-area";
export {
  salesTotals,
  type SummableLine,
  type SalesKey,
  type SalesTotal,
} from "./cases/champo/sales/sales-totals";
export { concentration, topShare, type ConcentrationShare, type Concentration } from "./lines/concentration";
export { dataAudit, type DataAudit } from "./cases/champo/sales/data-audit";
export { unitAudit, type UnitAudit } from "./cases/champo/sales/unit-audit";
export { duplicatedRows, type DuplicatedRows } from "./cases/champo/sales/duplicated-rows";
export { missingCells, type ColumnHoles, type MissingCells } from "./cases/champo/sales/missing-cells";
export { orderNumberForms, type OrderNumberForm } from "./cases/champo/sales/order-number-forms";
export {
  salesOverTime,
  type MonthOfSales,
  type YearOfSales,
  type SalesOverTime,
} from "./cases/champo/sales/sales-over-time";
export { priceLevels, type PriceLevel } from "./cases/champo/sales/price-levels";
export {
  conversionRates,
  type ConversionRate,
  type ConversionRates,
  type SampleKey,
} from "./cases/champo/sales/conversion";
export { sampleProfiles, type SampleProfiles } from "./cases/champo/sales/sample-profiles";
export { kindRows, piecePriceRows, samplesByYearRows } from "./cases/champo/sales/sold-rows";
export { accountActivity, type AccountActivity } from "./lines/account-activity";
export { salesLinesOf, type SalesLine, type SalesLines, type CoveredDays } from "./lines/sales-lines";
export { champoLines, type ChampoLine } from "./cases/champo/sales/champo-lines";
export { sampledAccounts } from "./cases/champo/sales/sampled-accounts";
export { orderSizes, type OrderSizes } from "./cases/champo/sales/order-sizes";
export { unitTrap, type CustomerArea, type UnitTrap } from "./cases/champo/sales/unit-trap";
export { salesFrame, frameRecords, type FrameLike } from "./cases/champo/sales/sales-frame";
export { salesFindings } from "./cases/champo/findings/sales-findings";
export { modelFindings } from "./cases/champo/findings/model-findings";
export { adviceFindings } from "./cases/champo/findings/advice-findings";
export {
  conversionBins,
  conversionCurves,
  conversionEffects,
  conversionGain,
  conversionCoefficients,
  conversionImportances,
  conversionRepairs,
  conversionTree,
} from "./cases/champo/models/conversion-views";
export { productGroups } from "./cases/champo/models/product-groups";
export { heldOutRows } from "./cases/champo/samples/held-out-rows";
export { wilsonInterval, type ProportionInterval } from "./math/distributions/wilson-interval";

// one row per customer, as features
export {
  customerTable,
  type CustomerMeasures,
  type CustomerRecord,
  type CustomerTable,
} from "./cases/champo/customers/customer-table";
export type {
  Scale,
  MissingRule,
  PartWeight,
  NumberSource,
  NumberFeature,
  CategoryFeature,
  Feature,
  FeatureRecipe,
} from "./customers/recipe/feature-recipe";
export { fitRecipe, type FeatureOptions } from "./customers/recipe/fit-recipe";
export {
  customerFeatures,
  completeCustomers,
  applyRecipe,
  type FeatureMatrix,
} from "./customers/recipe/apply-recipe";
export { invertFeatures, originalValue } from "./customers/recipe/invert-features";
export { describeFeatures, type FeatureDescription } from "./customers/recipe/describe-features";
export { recipeRows } from "./customers/recipe/recipe-rows";
export { redundancy, type Redundancy } from "./customers/explore/redundancy";
export { redundantColumns, redundantColumnRows } from "./customers/explore/redundant-columns";
export { famd, type Famd } from "./customers/explore/famd";
export { principalComponents, type PrincipalComponents } from "./customers/explore/principal-components";
export { outliers, type RowDistance, type Outliers } from "./customers/explore/outliers";
export { productName } from "./cases/champo/product-name";
export { partShares, type PartShares } from "./customers/recipe/part-shares";
export { featureWeights, type FeatureWeights } from "./customers/recipe/feature-weights";
export { leadingFeatures } from "./customers/explore/leading-features";
export { customerWeights } from "./customers/explore/customer-weights";
export { weightRows } from "./customers/recipe/weight-rows";
export { featureFindings } from "./findings/feature-findings";
export { clusterFindings } from "./findings/cluster-findings";
export { profileFindings } from "./findings/profile-findings";
export { choiceFindings } from "./findings/choice-findings";
export { linesByCountry, linesByProduct, linesOverTime, type SoldRow } from "./lines/lines-over-time";
export { soldRows } from "./lines/sold-rows";
export { queryRows } from "./lines/engines/query-rows";
export { moneyOverTime } from "./charts/customers/money-over-time";
export { basketRules } from "./models/basket-rules";
export { silentCustomerRows } from "./value/silent-customer-rows";
export { lineFindings } from "./findings/line-findings";
export { checkedSegmentation } from "./segments/choose/checked-segmentation";
export { checkedFeatures } from "./segments/choose/checked-features";
export { sampledStudy } from "./study/sampled-study";
export { certifyChoice, type ChoiceCertificate } from "./segments/choose/certify-choice";
export {
  otherDivisions,
  type OtherDivision,
  type OtherDivisionOptions,
} from "./segments/choose/other-divisions";
export { otherDivisionRows } from "./segments/choose/other-division-rows";
export { sparseColumnRows } from "./segments/choose/sparse-column-rows";
export { verdictRows } from "./segments/choose/verdict-rows";
export { scorecardRows } from "./validity/how-many/scorecard-rows";
export { orderedPairs } from "./validity/stability/ordered-pairs";

// any other customer base
export { customerBase, type CustomerBaseSource } from "./customers/read-customer-base";
export {
  customerBaseOf,
  valuesOf,
  selectCustomers,
  type CustomerBase,
  type BaseDraft,
} from "./customers/customer-base";
export type { ColumnRole, ColumnType, CustomerColumn } from "./customers/column";
export type { CustomerBaseOptions } from "./customers/check-customers";
export { featureCandidates } from "./customers/recipe/feature-candidates";
export { mixedFeatures } from "./customers/recipe/mixed-features";
export type { ColumnOverride, TypedColumn } from "./customers/typing/typed-column";
export { readTable } from "./tables/read-table";
export { columnRows } from "./customers/column-rows";
export { dataFindings } from "./findings/data-findings";
export { missingShares, type MissingShare } from "./customers/explore/missing-shares";
export { farValues, type FarValue } from "./customers/explore/far-values";
export { longTails } from "./customers/explore/long-tails";
export { valueConcentration } from "./lines/value-concentration";
export { warningRows } from "./tables/warning-rows";
export { outcomeStudy, type OutcomeStudy } from "./models/outcome-study";
export {
  confusionRows,
  effectRows,
  outcomeBySegment,
  outcomeCurves,
  outcomeRows,
  repairRows,
} from "./models/outcome-rows";
export type { PartialEffect } from "./models/effects/partial-effects";
export type { AskedNode } from "./models/effects/asked-tree";
export type { ThresholdScores } from "./models/scores/threshold-scores";
export { precisionRecallCurve } from "./models/scores/precision-recall-curve";
export { orderCurves, type OrderCurve } from "./charts/models/order-curves";
export { treeDrawing } from "./charts/models/tree-drawing";
export { outcomeFindings } from "./findings/outcome-findings";
export { classStudy, type ClassStudy } from "./models/class-study";
export { classCountRows, classProfileRows, classOutcomeRows, classMembershipRows } from "./models/class-rows";
export { classFindings } from "./findings/class-findings";
export { toolRows } from "./advice/tool-rows";
export { segmentPlans, segmentPlanRows, type PlanKnowledge, type SegmentPlan } from "./advice/segment-plan";
export { outcomeShares, type OutcomeShares } from "./models/outcome-shares";
export { planFindings } from "./findings/plan-findings";
export { columnPanels } from "./charts/customers/column-panels";
export { missingBars } from "./charts/customers/missing-bars";

// charts of the sales and the features
export { missingCellMap } from "./cases/champo/charts/missing-cell-map";
export { emptyColumnBars } from "./cases/champo/charts/empty-column-bars";
export { unitRatios } from "./cases/champo/charts/unit-ratios";
export { zeroAmountBars } from "./cases/champo/charts/zero-amount-bars";
export { lorenzCurve } from "./charts/value/lorenz-curve";
export { revenuePareto } from "./cases/champo/charts/revenue-pareto";
export { mixBars } from "./cases/champo/charts/mix-bars";
export { revenueTreemap } from "./cases/champo/charts/revenue-treemap";
export { countryMap } from "./cases/champo/charts/country-map";
export { monthlyRevenue } from "./cases/champo/charts/monthly-revenue";
export { yearlyRevenue } from "./cases/champo/charts/yearly-revenue";
export { priceBoxes } from "./cases/champo/charts/price-boxes";
export { orderSizeHistogram } from "./cases/champo/charts/order-size-histogram";
export { ordersAgainstSamples } from "./cases/champo/charts/orders-against-samples";
export { conversionIntervals } from "./cases/champo/charts/conversion-intervals";
export { unitTrapScatter } from "./cases/champo/charts/unit-trap-scatter";
export { orderRhythm } from "./cases/champo/charts/order-rhythm";
export { distributionPanels, type DescribedMatrix } from "./charts/features/distribution-panels";
export { shareHeatMap } from "./charts/features/share-heat-map";
export { correlationHeatMap } from "./charts/features/correlation-heat-map";
export { scree } from "./charts/features/scree";
export { biplot } from "./charts/features/biplot";
export { scaledBoxes, type ScalingVariant } from "./charts/features/scaled-boxes";
export { varianceShares, type NamedOutliers } from "./charts/features/variance-shares";
export { outlierScatter } from "./charts/features/outlier-scatter";

// cluster
export { NOISE, type Clustering } from "./clustering/clustering";
export { methods, type ListedMethod, type Method } from "./clustering/methods";
export { partitionsBy } from "./clustering/partitions-by";
export { kmeans, type KMeans, type KMeansOptions } from "./clustering/kmeans/kmeans";
export { kmedoids, type KMedoids, type KMedoidsOptions } from "./clustering/medoids/kmedoids";
export { hierarchical, type HierarchicalOptions, LINKAGES } from "./clustering/hierarchical/hierarchical";
export { cutTree, type TreeClustering, type TreeCut } from "./clustering/hierarchical/dendrogram-cut";
export {
  copheneticCorrelation,
  agglomerativeCoefficient,
} from "./clustering/hierarchical/dendrogram-measures";
export { linkageMeasures, type LinkageMeasures } from "./clustering/hierarchical/linkage-measures";
export { dbscan, type DbscanOptions, type DbscanClustering } from "./clustering/density/dbscan";
export { kDistances, type KDistanceOptions, type KDistances } from "./clustering/density/kdistances";
export { hdbscan, type HdbscanOptions, type HdbscanClustering } from "./clustering/density/hdbscan";
export {
  gaussianMixture,
  type GaussianMixtureOptions,
  type GaussianMixtureClustering,
} from "./clustering/mixture/gaussian-mixture";
export {
  gaussianMixtureSweep,
  type GaussianMixtureSweepOptions,
  type GaussianMixtureSweep,
} from "./clustering/mixture/gaussian-mixture-sweep";
export { mixtureToShow } from "./clustering/mixture/mixture-to-show";
export { wardLeaves } from "./clustering/hierarchical/ward-leaves";
export { latentClass } from "./clustering/latent-class/latent-class";
export type { LatentClassClustering } from "./clustering/latent-class/latent-class-clustering";
export {
  trimmedKMeans,
  type TrimmedKMeansOptions,
  type TrimmedKMeans,
} from "./clustering/robust/trimmed-kmeans";
export { predictTrimmedKMeans, type TrimmedPlacement } from "./clustering/robust/trimmed-kmeans-predict";
export { tclust, type TclustOptions, type Tclust } from "./clustering/robust/tclust";
export { sizedKMeans, type SizedKMeansOptions, type SizedKMeans } from "./clustering/robust/sized-kmeans";
export {
  sparseKMeans,
  predictSparseKMeans,
  type SparseKMeansOptions,
  type SparseKMeans,
} from "./clustering/sparse/sparse-kmeans";
export {
  chooseSparseBound,
  type SparseBoundOptions,
  type SparseBound,
} from "./clustering/sparse/sparse-bound";
export { linkedKMeans, type LinkedKMeansOptions, type LinkedKMeans } from "./clustering/linked/linked-kmeans";
export type { TrimmedRow } from "./clustering/robust/trimming";
export {
  latentClassSweep,
  type LatentClassSweepOptions,
  type LatentClassSweep,
} from "./clustering/latent-class/latent-class-sweep";
export {
  latentClassBootstrap,
  type LatentClassBootstrapOptions,
  type LatentClassBootstrap,
} from "./clustering/latent-class/latent-class-bootstrap";
export {
  threeStepMembership,
  type ThreeStepMembership,
} from "./clustering/latent-class/three-step-membership";
export {
  distalOutcome,
  type DistalOutcome,
  type OutcomeTest,
} from "./clustering/latent-class/distal-outcome";
export { type LatentClassOptions } from "./clustering/latent-class/latent-class-options";
export { type IndicatorKind } from "./clustering/latent-class/indicators";
export { type ItemProfile, type MembershipModel } from "./clustering/latent-class/item-profiles";
export { optics, type OpticsOptions, type OpticsClustering } from "./clustering/density/optics";
export {
  birch,
  predictBirch,
  type LeafClusterer,
  type BirchOptions,
  type BirchClustering,
} from "./clustering/hierarchical/birch";
export { spectral, type SpectralOptions, type SpectralClustering } from "./clustering/spectral/spectral";
export { miniBatchKMeans, type MiniBatchKMeansOptions } from "./clustering/kmeans/mini-batch-kmeans";
export { bisectingKMeans, type BisectingKMeansOptions } from "./clustering/kmeans/bisecting-kmeans";
export { clara, type ClaraOptions } from "./clustering/medoids/clara";

export type { Linkage, Tree } from "./clustering/hierarchical/dendrogram";
export type { CondensedCluster, CondensedTree } from "./clustering/density/condensed-tree";
export { COVARIANCE_FAMILIES, type CovarianceFamily } from "./clustering/mixture/gaussian-mixture-covariance";
export { sweep, type ClusteringMethod, type SweepOptions } from "./clustering/sweep";
export { mlKMeans, type MlKMeansOptions } from "./clustering/kmeans/second-opinion";
export { startsAtBest, type StartsAtBest } from "./clustering/kmeans/starts-at-best";
export { partitionSizes, namedSizes, type PartitionSizes } from "./clustering/partition-sizes";
export { clusterMeans, type ClusterMeans } from "./clustering/cluster-means";
export { observations, type Observations } from "./math/linear/observations";
export { pairwiseDistances, type Dissimilarities, type Metric } from "./math/distances/distances";
export {
  mixedObservations,
  type NumericColumn,
  type OrdinalColumn,
  type CategoryColumn,
  type MixedColumn,
  type MixedObservations,
} from "./math/linear/mixed-observations";
export { gowerDistances } from "./math/distances/gower";

// place new customers
export { predictKMeans, type Prediction } from "./clustering/kmeans/kmeans-predict";
export { predictKMedoids } from "./clustering/medoids/kmedoids-predict";
export { predictDbscan } from "./clustering/density/dbscan-predict";
export { predictHdbscan, type HdbscanPrediction } from "./clustering/density/hdbscan-predict";
export {
  predictGaussianMixture,
  type GaussianMixturePrediction,
} from "./clustering/mixture/gaussian-mixture-predict";
export {
  predictLatentClass,
  type LatentClassPrediction,
} from "./clustering/latent-class/latent-class-predict";
export {
  scoreCustomers,
  type SegmentModel,
  type Neighbour,
  type CustomerScore,
  type ScoreOptions,
} from "./segments/place/score-customer";
export { clusterMedoids } from "./clustering/medoids/cluster-medoids";

// compare with another time
export { workbookOfPeriod } from "./cases/champo/sales/workbook-of-period";
export {
  compareSegmentations,
  type SegmentChange,
  type CustomerChange,
  type SegmentationComparison,
} from "./segments/compare/compare-segmentations";
export { featureDrift, type FeatureDrift } from "./segments/compare/feature-drift";
export { type RefreshVerdict, type RefreshBasis, REFRESH_RULE } from "./segments/compare/refresh-verdict";

// check
export type { Score, ScoreFunction } from "./validity/scores/score";
export { silhouette, type ClusterSilhouette, type Silhouette } from "./validity/scores/silhouette";
export {
  sampledSilhouette,
  type SampledSilhouette,
  type SampledSilhouetteOptions,
} from "./validity/scores/sampled-silhouette";
export { calinskiHarabasz } from "./validity/scores/calinski-harabasz";
export { daviesBouldin } from "./validity/scores/davies-bouldin";
export { dunn } from "./validity/scores/dunn";
export { dunn2 } from "./validity/scores/dunn2";
export { sphericalBic } from "./validity/scores/spherical-bic";
export { sumsOfSquares, type SumsOfSquares } from "./validity/scores/sums-of-squares";
export {
  assess,
  bestAssessment,
  scoreCurve,
  type Labelled,
  type Assessment,
  type Criterion,
} from "./validity/how-many/assess";
export {
  contingencyTable,
  type Agreement,
  type AgreementOptions,
  type ContingencyTable,
  type NoiseTreatment,
} from "./validity/agreement/contingency";
export { adjustedRand } from "./validity/agreement/adjusted-rand";
export { fowlkesMallows } from "./validity/agreement/fowlkes-mallows";
export {
  homogeneityCompletenessV,
  type HomogeneityCompletenessV,
} from "./validity/agreement/homogeneity-completeness-v";
export type { EntropyAverage } from "./validity/agreement/information";
export { mutualInformation } from "./validity/agreement/mutual-information";
export {
  normalisedMutualInformation,
  type MutualInformationOptions,
} from "./validity/agreement/normalised-mutual-information";
export {
  adjustedMutualInformation,
  type AdjustedMutualInformation,
} from "./validity/agreement/adjusted-mutual-information";
export { variationOfInformation } from "./validity/agreement/variation-of-information";
export { matchLabels, type LabelMatch, type MatchedLabels } from "./validity/agreement/match-labels";
export {
  agreementTable,
  type NamedPartition,
  type AgreementTable,
} from "./validity/agreement/agreement-table";
export type { ClusterFunction } from "./validity/cluster-function";
export { hopkins, type Hopkins, type HopkinsOptions } from "./validity/structure/hopkins";
export { twinNull, type TwinNull, type TwinNullOptions } from "./validity/structure/twin-null";
export { twin } from "./validity/structure/twin";
export {
  certify,
  type Certificate,
  type CertifiedClustering,
  type CertifiedRate,
  type CertifyOptions,
} from "./validity/certify/certificate";
export { certificateRows } from "./validity/certify/certificate-rows";
export { supportedCounts, type SupportOptions } from "./validity/certify/supported-counts";
export { whatWouldChange, type VerdictChange } from "./validity/certify/what-would-change";
export {
  clusterDifference,
  type ClusterDifference,
  type ClusterDifferenceOptions,
  type ClusteringRecipe,
} from "./validity/inference/cluster-difference";
export { chooseByGap, GAP_RULES, type GapRule } from "./validity/how-many/choose-by-gap";
export {
  gapStatistic,
  type GapOptions,
  type GapPoint,
  type GapStatistic,
} from "./validity/how-many/gap-statistic";
export type { ReferenceDistribution } from "./validity/structure/reference-rows";
export { kneedle, type Knee, type KneedleOptions } from "./validity/how-many/kneedle";
export {
  predictionStrength,
  type PredictionStrength,
  type PredictionStrengthOptions,
  type PredictionStrengthPoint,
} from "./validity/how-many/prediction-strength";
export {
  DECISION_LIMITS,
  DECISION_RULE,
  type Decision,
  type DecisionLimits,
  type KEvidence,
  type KVerdict,
  type Requirement,
} from "./validity/how-many/decision-rule";
export { scorecard, type Scorecard, type ScorecardOptions } from "./validity/how-many/scorecard";
export type { ScorecardRow, Vote } from "./validity/how-many/scorecard-votes";
export {
  bootstrapJaccard,
  type BootstrapJaccard,
  type ResampleOptions,
  type SegmentStability,
} from "./validity/stability/bootstrap-jaccard";
export { jaccardWord, STABILITY_LIMITS, type StabilityWord } from "./validity/stability/jaccard-word";
export { perCustomerStability, type PerCustomerStability } from "./validity/stability/per-customer-stability";
export { coMembership, type CoMembership } from "./validity/stability/co-membership";
export {
  stabilityAcrossK,
  type SegmentAcrossK,
  type SegmentFlow,
  type SolutionAcrossK,
  type StabilityAcrossK,
} from "./validity/stability/stability-across-k";
export {
  leaveOneOut,
  type LeaveOneOut,
  type LeaveOneOutOptions,
  type LeftOut,
} from "./validity/stability/leave-one-out";
export {
  specificationGrid,
  type GridFit,
  type GridMethod,
  type GridVariant,
  type SpecificationGrid,
} from "./validity/stability/specification-grid";
export {
  populationStabilityIndex,
  type PopulationStabilityIndex,
  type StabilityBin,
} from "./validity/population-stability-index";
export { compareDistances, type DistanceComparison } from "./validity/agreement/compare-distances";
export { signedCoefficients, type SignedCoefficient } from "./models/signed-coefficients";

// charts of clusterings and their checks
export { elbow } from "./charts/clustering/elbow";
export { silhouetteByK } from "./charts/validity/silhouette-by-k";
export { scoreByK } from "./charts/validity/score-by-k";
export { silhouettePlot } from "./charts/validity/silhouette-plot";
export { clusterMap } from "./charts/clustering/cluster-map";
export { centerHeatMap } from "./charts/clustering/center-heat-map";
export { startInertias } from "./charts/clustering/start-inertias";
export { twinNullHistogram } from "./charts/validity/twin-null";
export { dendrogram } from "./charts/clustering/dendrogram";
export { kDistance } from "./charts/clustering/k-distance";
export { segmentStability } from "./charts/validity/segment-stability";
export { agreementHeatMap } from "./charts/validity/agreement-heat-map";
export { specificationCurve } from "./charts/validity/specification-curve";
export { coMembershipMap } from "./charts/validity/co-membership-map";
export { segmentFlow } from "./charts/validity/segment-flow";
export { reachability } from "./charts/clustering/reachability";
export { condensedTreePlot } from "./charts/clustering/condensed-tree";
export { membershipBars } from "./charts/clustering/membership-bars";
export { informationCriterion } from "./charts/clustering/information-criterion";
export { voteBars } from "./charts/validity/vote-bars";
export { partitionBars } from "./charts/clustering/partition-bars";
export { principalPlane, type PrincipalPlane } from "./customers/explore/principal-plane";
export { projectedEllipses, type ProjectedEllipse } from "./customers/explore/projected-ellipses";
export { featureVariants, type FeatureVariant } from "./customers/recipe/feature-variants";
export { largestCustomers } from "./customers/largest-customers";
export { standoutCustomers } from "./customers/standout-customers";
export { matrixRows } from "./math/linear/matrix-rows";
export { countedOnce } from "./math/linear/counted-once";

// the study

export {
  chooseSegmentation,
  CHOICE_RULE,
  type JudgedMethod,
  type SegmentationChoice,
  type ChoiceOptions,
} from "./segments/choose/choose-segmentation";
export { placementModel } from "./study/placement-model";
export {
  segmentsFile,
  saveSegments,
  chosenSegmentation,
  type ChosenSegmentation,
} from "./study/segments-file";
export type { SegmentsFile } from "./study/segments-schema";

// say who the segments are
export { numberedByValue, segmentationOf, type Segmentation } from "./segments/segmentation";
export { champoBase } from "./cases/champo/customers/champo-base";
export { publishedVariants, withPublishedColumns } from "./cases/champo/customers/published-columns";
export { CHAMPO_FEATURES } from "./cases/champo/champo-features";
export {
  profileSegments,
  type ProfiledCategory,
  type SegmentProfile,
  type SegmentProfiles,
} from "./segments/profiles/profile-segments";
export { columnMatches, type ColumnMatch } from "./segments/profiles/equals-column";
export { oneColumnFinding } from "./segments/profiles/one-column-finding";
export { nameSegments, type SegmentName } from "./segments/naming/name-segments";
export { namedGroups } from "./segments/naming/named-groups";
export {
  confidenceCards,
  type ConfidenceCard,
  type ConfidenceOptions,
} from "./segments/place/confidence-cards";
export { leastFirmCards } from "./segments/place/least-firm-cards";
export { segmentationMethod } from "./segments/segmentation-method";
export {
  cardRows,
  centerRows,
  descriptorRows,
  moneyRows,
  testRows,
  typicalRows,
  type MoneyRowOptions,
  type ProfileRow,
} from "./segments/profiles/profile-rows";
export { summaryRows } from "./segments/profiles/summary-rows";
export { inUnit } from "./segments/profiles/in-unit";
export { leadingDescriptors } from "./segments/profiles/leading-descriptors";
export { levelRows } from "./segments/profiles/level-rows";
export { sampleColumns } from "./cases/champo/samples/sample-columns";
export { PLAIN_LEXICON, type Lexicon } from "./segments/naming/lexicon";
export { summaryOf } from "./segments/profiles/summary-of";
export { categoryRows, divisionRows, nameRows, stabilityRows } from "./segments/profiles/group-rows";
export { strongestContrast, type StrongestContrast } from "./segments/profiles/strongest-contrast";
export { groupCenters } from "./segments/group-centers";
export { columnContributions, type ColumnContribution } from "./segments/profiles/column-contributions";
export { descriptionRows } from "./segments/profiles/description-rows";
export {
  segmentRules,
  type RuleCondition,
  type SegmentRule,
  type RuleDepth,
  type SegmentRules,
  type SegmentRuleOptions,
} from "./segments/rules/segment-rules";
export { ruleSentences } from "./segments/rules/rule-sentences";
export { ruleDepthRows } from "./segments/rules/rule-depth-rows";
export { productWord } from "./cases/champo/product-words";
export { vTest, categoryContrasts } from "./segments/profiles/v-test";

// other models
export { TOOL_CATALOGUE } from "./cases/champo/models/tool-catalogue";
export {
  classificationScores,
  rocCurve,
  thresholds,
  type CurvePoint,
  type ClassificationScores,
} from "./models/classification-scores";
export { classifiers } from "./models/classifiers";
export { calibration, type CalibrationBin } from "./models/calibration";
export { liftCurve, gainAt, type LiftPoint } from "./models/lift";
export { randomFolds, groupedFolds, type Folds } from "./models/folds";
export {
  conversionStudy,
  type ConversionResult,
  type ConversionStudy,
} from "./cases/champo/models/conversion-study";
export {
  suggestProducts,
  leaveOneOutHitRates,
  distinctAttributes,
  type Amounts,
  type PurchaseTable,
  type Similarity,
  type Suggestion,
  type CustomerSuggestions,
  type RecommenderOptions,
  type HitRate,
} from "./models/recommender/suggest-products";
export { recommenderWays, type RecommenderWay } from "./models/recommender/recommender-ways";
export { purchaseTable } from "./models/recommender/purchase-table";
export {
  productsTogether,
  type ProductGroup,
  type ProductsTogether,
} from "./models/recommender/products-together";
export {
  firstSuggestionRows,
  hitRateRows,
  productsTogetherRows,
} from "./models/recommender/recommender-rows";
export { recommenderFindings } from "./findings/recommender-findings";
export { associationRules, type AssociationRule, type RuleOptions } from "./models/association-rules";
export { orderBaskets, type BasketField } from "./models/order-baskets";
export { rfmTable, type RfmRow } from "./value/rfm";
export { lifetimeWhereLong } from "./value/lifetime-where-long";
export { customerLifetime, type LifetimeRow, type CustomerLifetime } from "./value/customer-lifetime";
export { purchaseTracking, type TrackedWeek } from "./value/purchases/purchase-tracking";
export { ordersByRepeats, type OrdersByRepeats } from "./value/purchases/orders-by-repeats";
export { comparisonRows } from "./value/purchases/comparison-rows";
export { purchaseFindings } from "./findings/purchase-findings";
export {
  kaplanMeier,
  type Spell,
  type SurvivalQuantile,
  type SurvivalStep,
} from "./value/retention/kaplan-meier";
export { silenceSurvival, type SilenceSurvival } from "./value/retention/silence-survival";
export {
  cohortTriangle,
  type Cohort,
  type CohortTriangle,
  type RetentionPoint,
} from "./value/retention/cohort-triangle";
export { silenceSurvivalRows } from "./value/retention/retention-rows";
export { studyPeriods } from "./cases/study-periods";
export {
  segmentPeriods,
  type CustomerPath,
  type Move,
  type PeriodCustomers,
  type SegmentPeriods,
} from "./value/movement/segment-periods";
export { type MoveReason } from "./value/movement/why-moved";
export {
  hiddenMarkov,
  type HiddenMarkovModel,
  type HiddenMarkovOptions,
  type MarkovSeries,
} from "./value/movement/hidden-markov";
export {
  movementForecast,
  type MovementForecast,
  type MovementScore,
} from "./value/movement/movement-forecast";
export { movementForecastRows, moveRows, transitionRows } from "./value/movement/movement-rows";
export { contractsOf, type ContractColumns } from "./advice/contracts-of";
export { contractOutlook, type Contract, type ContractOutlook } from "./value/contracts/contract-outlook";
export { contractRows } from "./value/contracts/contract-rows";
export { contractFindings } from "./findings/contract-findings";
export { orderMonths, type OrderMonths } from "./value/discrete/order-months";
export {
  drawExperiment,
  type ExperimentArm,
  type ExperimentPlace,
  type ExperimentUnit,
} from "./advice/experiment/experiment-design";
export {
  experimentPower,
  type ExperimentPower,
  type PowerOptions,
} from "./advice/experiment/experiment-power";
export { drawRows, powerRows, type ExperimentRow } from "./advice/experiment/experiment-rows";
export { experimentUnits } from "./advice/experiment/experiment-units";
export { experimentFindings } from "./findings/experiment-findings";
export { retentionFindings } from "./findings/retention-findings";
export { movementFindings } from "./findings/movement-findings";
export { countryGain, type CountryGain } from "./value/purchases/covariates/country-gain";
export {
  fitCovariates,
  type CovariateEffect,
  type CovariateFit,
} from "./value/purchases/covariates/fit-covariates";
export {
  chanceAlive,
  expectedPurchases,
  fitPurchases,
  type PurchaseFitOptions,
  type PurchaseModel,
} from "./value/purchases/purchase-model";
export {
  lifetimeBySegment,
  type NamedGroup,
  type SegmentCheck,
  type SegmentLifetime,
} from "./value/lifetime-by-segment";
export {
  coefficientRows,
  conversionRows,
  suggestionRows,
  ruleRows,
  rfmRows,
  segmentLifetimeRows,
  lifetimeRows,
  lifetimeCheckRows,
  type ModelRow,
} from "./cases/champo/models/model-rows";

// decide
export {
  shrinkConversion,
  type SampleTally,
  type RateEstimate,
  type ShrunkenRate,
  type ShrunkenConversion,
} from "./cases/champo/samples/shrunken-conversion";
export {
  crossedConversion,
  type CrossedRate,
  type CrossedConversion,
  type CrossedOptions,
} from "./cases/champo/samples/crossed-conversion";
export {
  allocateSamples,
  type AllocatedAccount,
  type AllocationOptions,
  type AllocationWord,
  type ExpectedGain,
  type SampleAllocation,
} from "./cases/champo/samples/sample-allocation";
export {
  allocateCells,
  type AllocatedCell,
  type CellAllocation,
} from "./cases/champo/samples/cell-allocation";
export {
  planHeldOut,
  type HalfPlan,
  type PlanHeldOut,
  type PlanHeldOutOptions,
} from "./cases/champo/samples/plan-held-out";
export { lastYear, type AccountYear, type LastYear } from "./lines/last-year";
export { moneyByYear, type AccountYears, type MoneyByYear } from "./lines/money-by-year";
export { moneyByYearRows, presentColumns } from "./cases/champo/sales/present-rows";
export { flagAudit, type FlagAudit } from "./cases/champo/samples/flag-audit";
export { flagRows } from "./cases/champo/samples/flag-rows";
export { matchedSamples, type MatchedSamples } from "./cases/champo/samples/matched-samples";
export { onePurchase, type OnePurchase } from "./value/one-purchase";
export { lifetimeStanding } from "./value/lifetime-standing";
export { accountSilence, type AccountSilence } from "./value/account-silence";
export {
  silenceReturns,
  type SilenceReturn,
  type SilenceReturns,
  type ExpectedReturns,
} from "./value/silence-returns";
export { twelveMonths, type WindowRange, type TwelveMonths } from "./value/twelve-months";
export { segmentBenefits, type BenefitRow } from "./advice/benefit-rows";
export { recommend, type AdviceRules } from "./advice/recommend";
export { CHAMPO_ADVICE } from "./cases/champo/advice/champo-advice";
export { type Effect, type Evidence, type Recommendation, type Watch } from "./advice/recommendation";
export { segmentOffers, type SegmentOffer } from "./advice/cross-sell-advice";
export { samplesOfGroup, type GroupSamples } from "./cases/champo/samples/sample-advice";
export { watchList, type WatchedMetric, type WatchDraft } from "./advice/watch-list";
export { sampleWatch } from "./cases/champo/samples/sample-watch";
export {
  adviceRows,
  groundsRows,
  evidenceLines,
  silenceRows,
  silenceBySegmentRows,
  crossSellRows,
  watchRows,
  type AdviceRow,
  type EvidenceLine,
} from "./advice/advice-rows";
export {
  accountRows,
  productRows,
  cellRows,
  samplesBySegmentRows,
  whatIfRows,
} from "./cases/champo/samples/allocation-rows";
export { sampleWhatIf } from "./cases/champo/samples/what-if";
export { marketingPlan, type MarketingLine } from "./cases/champo/advice/marketing-plan";

// charts of profiles and decisions
export { segmentRanks } from "./charts/segments/segment-ranks";
export { vTestContrasts } from "./charts/segments/v-test-contrasts";
export { segmentBoxes, type BoxPanel } from "./charts/segments/segment-boxes";
export { segmentMixBars } from "./charts/segments/segment-mix-bars";
export { segmentTreemap } from "./charts/segments/segment-treemap";
export { parallelProfiles } from "./charts/segments/parallel-profiles";
export { segmentCountryMaps } from "./charts/segments/segment-country-maps";
export { shrunkenRates } from "./cases/champo/charts/shrunken-rates";
export { allocationChange } from "./cases/champo/charts/allocation-change";
export { rocCurves, type NamedRoc } from "./charts/models/roc-curves";
export { calibrationPlot } from "./charts/models/calibration-plot";
export { gainCurve, type NamedGain, type GainWords } from "./charts/models/gain-curve";
export { importanceBars } from "./charts/models/importance-bars";
export { rfmGrid } from "./charts/value/rfm-grid";
export { lifetimeScatter } from "./charts/value/lifetime-scatter";
export { cohortMap } from "./charts/value/cohort-map";
export { silenceCurves } from "./charts/value/silence-curves";
export { movementFlow } from "./charts/value/movement-flow";
export { trackingPlot } from "./charts/value/tracking-plot";
export { repeatsPlot } from "./charts/value/repeats-plot";
export { segmentLifetimeBars } from "./charts/value/segment-lifetime";
export { plannedChanges } from "./cases/champo/charts/planned-changes";
export { budgetCurve } from "./cases/champo/charts/budget-curve";
