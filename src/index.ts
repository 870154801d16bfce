// The vocabulary of the notebooks, grouped by verb.

// begin
export { loadStudy, openStudy } from "./cases/load-study";
export type { ChampoStudy } from "./cases/champo/champo-study";
export type { DescribedStudy } from "./study/description/described-study";
export { studyFeatures, LEAST_CUSTOMERS, requireEnoughCustomers, type Study } from "./study/study";

// say
export * from "./text/format";
export * from "./text/prose";
export * from "./text/table";
export { ruleLines } from "./text/rule-lines";
export * from "./cell/display";
export type { Figure } from "./charts/base/figure";

// look things up, and take up changes
export { help } from "./cell/help";
export { reload } from "./cell/reload";
import "./cell/show-values";

// look at the sales
export * from "./cases/champo/sales/line-area";
export * from "./cases/champo/sales/sales-totals";
export * from "./lines/concentration";
export * from "./cases/champo/sales/data-audit";
export * from "./cases/champo/sales/unit-audit";
export * from "./cases/champo/sales/zero-amounts";
export * from "./cases/champo/sales/duplicated-rows";
export * from "./cases/champo/sales/missing-cells";
export * from "./cases/champo/sales/order-number-forms";
export * from "./cases/champo/sales/reconciliation";
export * from "./cases/champo/sales/sales-over-time";
export * from "./cases/champo/sales/price-levels";
export * from "./cases/champo/sales/conversion";
export * from "./cases/champo/sales/sample-profiles";
export * from "./lines/account-activity";
export * from "./lines/sales-lines";
export * from "./cases/champo/sales/champo-lines";
export { sampledAccounts } from "./cases/champo/sales/sampled-accounts";
export * from "./cases/champo/sales/order-sizes";
export * from "./cases/champo/sales/unit-trap";
export * from "./cases/champo/sales/sales-frame";
export { salesFindings } from "./cases/champo/findings/sales-findings";
export { modelFindings } from "./cases/champo/findings/model-findings";
export { adviceFindings } from "./cases/champo/findings/advice-findings";
export {
  conversionBins,
  conversionCurves,
  conversionGain,
  conversionImportances,
} from "./cases/champo/models/conversion-views";
export { productGroups } from "./cases/champo/models/product-groups";
export { heldOutRows } from "./cases/champo/samples/held-out-rows";
export * from "./math/distributions/wilson-interval";

// one row per customer, as features
export * from "./cases/champo/customers/customer-table";
export * from "./customers/recipe/feature-recipe";
export { fitRecipe, type FeatureOptions } from "./customers/recipe/fit-recipe";
export * from "./customers/recipe/apply-recipe";
export * from "./customers/recipe/invert-features";
export * from "./customers/recipe/describe-features";
export { recipeRows } from "./customers/recipe/recipe-rows";
export * from "./customers/explore/redundancy";
export { redundantColumns, redundantColumnRows } from "./customers/explore/redundant-columns";
export * from "./customers/explore/principal-components";
export * from "./customers/explore/outliers";
export * from "./cases/champo/product-name";
export * from "./customers/recipe/part-shares";
export * from "./customers/recipe/feature-weights";
export * from "./customers/explore/leading-features";
export { customerWeights } from "./customers/explore/customer-weights";
export { weightRows } from "./customers/recipe/weight-rows";
export { featureFindings } from "./findings/feature-findings";
export { clusterFindings } from "./findings/cluster-findings";
export { profileFindings } from "./findings/profile-findings";
export { choiceFindings } from "./findings/choice-findings";
export { verdictRows } from "./segments/choose/verdict-rows";
export { scorecardRows } from "./validity/how-many/scorecard-rows";
export { orderedPairs } from "./validity/stability/ordered-pairs";

// any other customer base
export * from "./customers/read-customer-base";
export * from "./customers/customer-base";
export type { ColumnRole, ColumnType, CustomerColumn } from "./customers/column";
export type { CustomerBaseOptions } from "./customers/check-customers";
export { featureCandidates } from "./customers/recipe/feature-candidates";
export { mixedFeatures } from "./customers/recipe/mixed-features";
export type { ColumnOverride, TypedColumn } from "./customers/typing/typed-column";
export { readTable } from "./tables/read-table";
export { typeTable } from "./customers/typing/typed-table";
export { sumPerCustomer } from "./lines/sum-per-customer";
export { columnRows } from "./customers/column-rows";
export { dataFindings } from "./findings/data-findings";
export { missingShares, type MissingShare } from "./customers/explore/missing-shares";
export { farValues, type FarValue } from "./customers/explore/far-values";
export { longTails } from "./customers/explore/long-tails";
export { valueConcentration } from "./lines/value-concentration";
export { warningRows } from "./tables/warning-rows";
export { outcomeStudy, type OutcomeStudy } from "./models/outcome-study";
export { outcomeRows, outcomeBySegment } from "./models/outcome-rows";
export { outcomeFindings } from "./findings/outcome-findings";
export { toolRows } from "./advice/tool-rows";
export { segmentPlans, segmentPlanRows, type SegmentPlan } from "./advice/segment-plan";
export { planFindings } from "./findings/plan-findings";
export { columnPanels } from "./charts/customers/column-panels";
export { missingBars } from "./charts/customers/missing-bars";

// charts of the sales and the features
export * from "./cases/champo/charts/missing-cell-map";
export * from "./cases/champo/charts/empty-column-bars";
export * from "./cases/champo/charts/unit-ratios";
export * from "./cases/champo/charts/zero-amount-bars";
export * from "./charts/value/lorenz-curve";
export * from "./cases/champo/charts/revenue-pareto";
export * from "./cases/champo/charts/mix-bars";
export * from "./cases/champo/charts/revenue-treemap";
export * from "./cases/champo/charts/country-map";
export * from "./cases/champo/charts/monthly-revenue";
export * from "./cases/champo/charts/yearly-revenue";
export * from "./cases/champo/charts/price-boxes";
export * from "./cases/champo/charts/order-size-histogram";
export * from "./cases/champo/charts/orders-against-samples";
export * from "./cases/champo/charts/conversion-intervals";
export * from "./cases/champo/charts/unit-trap-scatter";
export * from "./cases/champo/charts/order-rhythm";
export * from "./charts/features/distribution-panels";
export * from "./charts/features/share-heat-map";
export * from "./charts/features/correlation-heat-map";
export * from "./charts/features/scree";
export * from "./charts/features/biplot";
export * from "./charts/features/scaled-boxes";
export * from "./charts/features/variance-shares";
export * from "./charts/features/outlier-scatter";

// cluster
export { NOISE, type Clustering } from "./clustering/clustering";
export { methods, type ListedMethod, type Method } from "./clustering/methods";
export { partitionsBy } from "./clustering/partitions-by";
export * from "./clustering/kmeans/kmeans";
export * from "./clustering/medoids/kmedoids";
export * from "./clustering/hierarchical/hierarchical";
export { cutTree, type TreeClustering, type TreeCut } from "./clustering/hierarchical/dendrogram-cut";
export * from "./clustering/hierarchical/dendrogram-measures";
export * from "./clustering/density/dbscan";
export * from "./clustering/density/kdistances";
export * from "./clustering/density/hdbscan";
export * from "./clustering/mixture/gaussian-mixture";
export * from "./clustering/mixture/gaussian-mixture-sweep";
export { mixtureToShow } from "./clustering/mixture/mixture-to-show";
export { wardLeaves } from "./clustering/hierarchical/ward-leaves";
export { latentClass } from "./clustering/latent-class/latent-class";
export type { LatentClassClustering } from "./clustering/latent-class/latent-class-clustering";
export * from "./clustering/robust/trimmed-kmeans";
export * from "./clustering/robust/trimmed-kmeans-predict";
export * from "./clustering/robust/tclust";
export * from "./clustering/robust/sized-kmeans";
export type { TrimmedRow } from "./clustering/robust/trimming";
export * from "./clustering/latent-class/latent-class-sweep";
export * from "./clustering/latent-class/latent-class-bootstrap";
export * from "./clustering/latent-class/three-step-membership";
export * from "./clustering/latent-class/distal-outcome";
export { type LatentClassOptions } from "./clustering/latent-class/latent-class-options";
export { type IndicatorKind } from "./clustering/latent-class/indicators";
export { type ItemProfile, type MembershipModel } from "./clustering/latent-class/item-profiles";
export * from "./clustering/density/optics";
export * from "./clustering/hierarchical/birch";
export * from "./clustering/spectral/spectral";
export * from "./clustering/kmeans/mini-batch-kmeans";
export * from "./clustering/kmeans/bisecting-kmeans";
export * from "./clustering/medoids/clara";
export * from "./clustering/medoids/kprototypes";
export * from "./clustering/consensus";
export type { KMeans } from "./clustering/kmeans/kmeans-result";
export type { KMedoids } from "./clustering/medoids/kmedoids-result";
export type { Linkage, Tree } from "./clustering/hierarchical/dendrogram";
export type { CondensedCluster, CondensedTree } from "./clustering/density/condensed-tree";
export { COVARIANCE_FAMILIES, type CovarianceFamily } from "./clustering/mixture/gaussian-mixture-covariance";
export * from "./clustering/sweep";
export * from "./clustering/kmeans/second-opinion";
export * from "./clustering/kmeans/starts-at-best";
export * from "./clustering/partition-sizes";
export * from "./clustering/cluster-means";
export { observations, type Observations } from "./math/linear/observations";
export { pairwiseDistances, type Dissimilarities, type Metric } from "./math/distances/distances";
export * from "./math/linear/mixed-observations";
export * from "./math/distances/gower";

// place new customers
export * from "./clustering/kmeans/kmeans-predict";
export { predictKMedoids } from "./clustering/medoids/kmedoids-predict";
export * from "./clustering/density/dbscan-predict";
export * from "./clustering/density/hdbscan-predict";
export * from "./clustering/mixture/gaussian-mixture-predict";
export {
  predictLatentClass,
  type LatentClassPrediction,
} from "./clustering/latent-class/latent-class-predict";
export * from "./segments/place/score-customer";
export * from "./clustering/medoids/cluster-medoids";

// compare with another time
export * from "./cases/champo/sales/workbook-of-period";
export * from "./segments/compare/compare-segmentations";
export * from "./segments/compare/feature-drift";
export * from "./segments/compare/refresh-verdict";

// check
export * from "./validity";

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
export { coMembershipMap } from "./charts/validity/co-membership-map";
export { segmentFlow } from "./charts/validity/segment-flow";
export { reachability } from "./charts/clustering/reachability";
export { condensedTreePlot } from "./charts/clustering/condensed-tree";
export { membershipBars } from "./charts/clustering/membership-bars";
export { informationCriterion } from "./charts/clustering/information-criterion";
export { voteBars } from "./charts/validity/vote-bars";
export { partitionBars } from "./charts/clustering/partition-bars";
export * from "./customers/explore/principal-plane";
export * from "./customers/explore/projected-ellipses";
export * from "./customers/recipe/feature-variants";
export * from "./customers/largest-customers";
export { standoutCustomers } from "./customers/standout-customers";
export { matrixRows } from "./math/linear/matrix-rows";
export { medianOfDefined } from "./math/median-of-defined";

// the study
export * from "./study/study";
export * from "./segments/choose/choose-segmentation";
export * from "./study/segments-file";
export type { SegmentsFile } from "./study/segments-schema";

// say who the segments are
export { segmentationOf, type Segmentation } from "./segments/segmentation";
export { champoBase } from "./cases/champo/customers/champo-base";
export { CHAMPO_FEATURES } from "./cases/champo/champo-features";
export * from "./segments/profiles/profile-segments";
export { columnMatches, type ColumnMatch } from "./segments/profiles/equals-column";
export { oneColumnFinding, sameColumnsFinding } from "./segments/profiles/one-column-finding";
export { nameSegments, type SegmentName } from "./segments/naming/name-segments";
export { namedGroups } from "./segments/naming/named-groups";
export * from "./segments/place/confidence-cards";
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
export { inUnit } from "./segments/profiles/in-unit";
export { leadingDescriptors } from "./segments/profiles/leading-descriptors";
export { levelRows } from "./segments/profiles/level-rows";
export { sampleColumns } from "./cases/champo/samples/sample-columns";
export { PLAIN_LEXICON, type Lexicon } from "./segments/naming/lexicon";
export { summaryOf } from "./segments/profiles/summary-of";
export { categoryRows, divisionRows, nameRows, stabilityRows } from "./segments/profiles/group-rows";
export * from "./segments/profiles/strongest-contrast";
export { groupCenters } from "./segments/group-centers";
export * from "./segments/profiles/column-contributions";
export { descriptionRows } from "./segments/profiles/description-rows";
export * from "./segments/rules/segment-rules";
export * from "./segments/rules/rule-sentences";
export { ruleDepthRows } from "./segments/rules/rule-depth-rows";
export { productWord } from "./cases/champo/product-words";
export { vTest, categoryContrasts } from "./segments/profiles/v-test";

// other models
export { TOOL_CATALOGUE } from "./cases/champo/models/tool-catalogue";
export * from "./models/classification-scores";
export * from "./models/classifiers";
export * from "./models/calibration";
export * from "./models/lift";
export * from "./models/folds";
export * from "./cases/champo/models/conversion-study";
export * from "./models/permutation-importance";
export * from "./cases/champo/models/suggest-products";
export * from "./models/association-rules";
export * from "./models/order-baskets";
export * from "./value/rfm";
export * from "./value/customer-lifetime";
export * from "./value/lifetime-by-segment";
export * from "./cases/champo/models/product-features";
export * from "./cases/champo/models/model-rows";

// decide
export * from "./cases/champo/samples/shrunken-conversion";
export * from "./cases/champo/samples/crossed-conversion";
export {
  allocateSamples,
  gainOf,
  type AllocatedAccount,
  type AllocationOptions,
  type AllocationWord,
  type ExpectedGain,
  type SampleAllocation,
} from "./cases/champo/samples/sample-allocation";
export * from "./cases/champo/samples/cell-allocation";
export * from "./cases/champo/samples/plan-held-out";
export { lastYear, type AccountYear, type LastYear } from "./lines/last-year";
export { moneyByYear, type AccountYears, type MoneyByYear } from "./lines/money-by-year";
export { moneyByYearRows, presentColumns } from "./cases/champo/sales/present-rows";
export { flagAudit, type FlagAudit } from "./cases/champo/samples/flag-audit";
export { flagRows } from "./cases/champo/samples/flag-rows";
export { matchedSamples, planInMoney, type MatchedSamples } from "./cases/champo/samples/matched-samples";
export { onePurchase, type OnePurchase } from "./value/one-purchase";
export { lifetimeStanding } from "./value/lifetime-standing";
export { accountSilence, type AccountSilence } from "./value/account-silence";
export * from "./value/silence-returns";
export * from "./value/twelve-months";
export * from "./value/product-adoption";
export * from "./advice/recommend";
export { CHAMPO_ADVICE } from "./cases/champo/advice/champo-advice";
export {
  isAlarmed,
  type Effect,
  type Evidence,
  type Recommendation,
  type Watch,
} from "./advice/recommendation";
export { segmentOffers, type SegmentOffer } from "./advice/cross-sell-advice";
export { samplesOfGroup, type GroupSamples } from "./cases/champo/samples/sample-advice";
export * from "./advice/watch-list";
export { sampleWatch } from "./cases/champo/samples/sample-watch";
export * from "./advice/advice-rows";
export * from "./cases/champo/samples/allocation-rows";
export * from "./cases/champo/samples/what-if";
export * from "./cases/champo/advice/marketing-plan";

// charts of profiles and decisions
export * from "./charts/segments/segment-radar";
export * from "./charts/segments/v-test-heat-map";
export * from "./charts/segments/segment-boxes";
export * from "./charts/segments/segment-mix-bars";
export * from "./charts/segments/segment-treemap";
export * from "./charts/segments/parallel-profiles";
export * from "./charts/segments/segment-country-maps";
export * from "./cases/champo/charts/shrunken-rates";
export * from "./cases/champo/charts/allocation-change";
export * from "./charts/models/roc-curves";
export * from "./charts/models/calibration-plot";
export * from "./charts/models/gain-curve";
export * from "./charts/models/importance-bars";
export * from "./charts/value/rfm-grid";
export * from "./charts/value/lifetime-scatter";
export * from "./charts/value/segment-lifetime";
export * from "./cases/champo/charts/planned-changes";
export * from "./cases/champo/charts/budget-curve";
