// The vocabulary of the notebooks, grouped by verb.

// begin
export { loadStudy, type Study } from "./study";

// say
export * from "./format";
export * from "./prose";
export * from "./table";
export * from "./display";
export type { Figure } from "./charts/figure";

// look things up, and take up changes
export { help } from "./cell/help";
export { reload } from "./cell/reload";
import "./cell/show-values";

// look at the sales
export * from "./sales/line-area";
export * from "./sales/sales-totals";
export * from "./sales/concentration";
export * from "./sales/data-audit";
export * from "./sales/unit-audit";
export * from "./sales/zero-amounts";
export * from "./sales/duplicated-rows";
export * from "./sales/missing-cells";
export * from "./sales/order-number-forms";
export * from "./sales/reconciliation";
export * from "./sales/sales-over-time";
export * from "./sales/price-levels";
export * from "./sales/conversion";
export * from "./sales/sample-profiles";
export * from "./sales/account-activity";
export * from "./sales/order-sizes";
export * from "./sales/unit-trap";
export * from "./sales/sales-frame";
export * from "./math/wilson-interval";

// one row per customer, as features
export * from "./features/customer-table";
export * from "./features/feature-recipe";
export * from "./features/customer-features";
export * from "./features/apply-recipe";
export * from "./features/invert-features";
export * from "./features/describe-features";
export * from "./features/redundancy";
export * from "./features/principal-components";
export * from "./features/outliers";
export * from "./features/product-name";
export * from "./features/product-shares";
export * from "./features/feature-weights";
export * from "./features/leading-features";

// any other customer base
export * from "./customer-base";
export type { CustomerBase, CustomerBaseOptions } from "./intake/customer-base";
export type { ColumnOverride, TypedColumn } from "./intake/typed-column";
export { readTable } from "./intake/read-table";
export { typeTable } from "./intake/typed-table";
export { sumPerCustomer } from "./intake/sum-per-customer";
export { applyBaseRecipe } from "./intake/apply-base-recipe";
export { columnRows } from "./intake/column-rows";

// charts of the sales and the features
export * from "./charts/missing-cell-map";
export * from "./charts/empty-column-bars";
export * from "./charts/unit-ratios";
export * from "./charts/zero-amount-bars";
export * from "./charts/lorenz-curve";
export * from "./charts/revenue-pareto";
export * from "./charts/mix-bars";
export * from "./charts/revenue-treemap";
export * from "./charts/country-map";
export * from "./charts/monthly-revenue";
export * from "./charts/yearly-revenue";
export * from "./charts/price-boxes";
export * from "./charts/order-size-histogram";
export * from "./charts/orders-against-samples";
export * from "./charts/conversion-intervals";
export * from "./charts/unit-trap-scatter";
export * from "./charts/order-rhythm";
export * from "./charts/distribution-panels";
export * from "./charts/share-heat-map";
export * from "./charts/correlation-heat-map";
export * from "./charts/scree";
export * from "./charts/biplot";
export * from "./charts/scaled-boxes";
export * from "./charts/variance-shares";
export * from "./charts/outlier-scatter";

// cluster
export { NOISE, type Clustering } from "./clustering/clustering";
export { methods, type Method } from "./clustering/methods";
export * from "./clustering/kmeans";
export * from "./clustering/kmedoids";
export * from "./clustering/hierarchical";
export { cutTree, type TreeClustering, type TreeCut } from "./clustering/dendrogram-cut";
export * from "./clustering/dendrogram-measures";
export * from "./clustering/dbscan";
export * from "./clustering/kdistances";
export * from "./clustering/hdbscan";
export * from "./clustering/gaussian-mixture";
export * from "./clustering/gaussian-mixture-sweep";
export * from "./clustering/optics";
export * from "./clustering/birch";
export * from "./clustering/spectral";
export * from "./clustering/mini-batch-kmeans";
export * from "./clustering/bisecting-kmeans";
export * from "./clustering/clara";
export * from "./clustering/kprototypes";
export * from "./clustering/consensus";
export type { KMeans } from "./clustering/kmeans-result";
export type { KMedoids } from "./clustering/kmedoids-result";
export type { Linkage, Tree } from "./clustering/dendrogram";
export type { CondensedCluster, CondensedTree } from "./clustering/condensed-tree";
export { COVARIANCE_FAMILIES, type CovarianceFamily } from "./clustering/gaussian-mixture-covariance";
export * from "./clustering/sweep";
export * from "./clustering/second-opinion";
export * from "./clustering/starts-at-best";
export * from "./clustering/partition-sizes";
export * from "./clustering/cluster-means";
export { observations, type Observations } from "./math/observations";
export { pairwiseDistances, type Dissimilarities, type Metric } from "./math/distances";
export * from "./math/mixed-observations";
export * from "./math/gower";

// place new customers
export * from "./clustering/kmeans-predict";
export { predictKMedoids } from "./clustering/kmedoids-predict";
export * from "./clustering/dbscan-predict";
export * from "./clustering/hdbscan-predict";
export * from "./clustering/gaussian-mixture-predict";
export * from "./profiles/score-customer";
export * from "./clustering/cluster-medoids";

// compare with another time
export * from "./sales/workbook-of-period";
export * from "./profiles/compare-segmentations";
export * from "./profiles/feature-drift";
export * from "./decisions/refresh-verdict";

// check
export * from "./validity";

// charts of clusterings and their checks
export { elbow } from "./charts/elbow";
export { scoreByK } from "./charts/score-by-k";
export { silhouettePlot } from "./charts/silhouette-plot";
export { clusterMap } from "./charts/cluster-map";
export { centerHeatMap } from "./charts/center-heat-map";
export { startInertias } from "./charts/start-inertias";
export { permutationNullHistogram } from "./charts/permutation-null";
export { dendrogram } from "./charts/dendrogram";
export { kDistance } from "./charts/k-distance";
export { segmentStability } from "./charts/segment-stability";
export { agreementHeatMap } from "./charts/agreement-heat-map";
export { coMembershipMap } from "./charts/co-membership-map";
export { segmentFlow } from "./charts/segment-flow";
export { reachability } from "./charts/reachability";
export { condensedTreePlot } from "./charts/condensed-tree";
export { membershipBars } from "./charts/membership-bars";
export { informationCriterion } from "./charts/information-criterion";
export { voteBars } from "./charts/vote-bars";
export { partitionBars } from "./charts/partition-bars";
export * from "./features/principal-plane";
export * from "./features/projected-ellipses";
export * from "./features/feature-variants";
export * from "./features/largest-customers";
export { matrixRows } from "./math/matrix-rows";
export { medianOfDefined } from "./math/median-of-defined";

// the study
export * from "./study";
export * from "./choose-segmentation";
export * from "./segments-file";

// say who the segments are
export { segmentationOf, type Segmentation } from "./profiles/segmentation";
export { customerDescriptors } from "./profiles/customer-descriptors";
export * from "./profiles/profile-segments";
export { nameSegments, type SegmentName } from "./profiles/name-segments";
export * from "./profiles/confidence-cards";
export { segmentationMethod } from "./profiles/segmentation-method";
export * from "./profiles/profile-rows";
export { summaryOf } from "./profiles/traits";
export * from "./profiles/strongest-contrast";
export { groupCenters } from "./profiles/group-centers";
export * from "./profiles/column-contributions";
export { descriptionRows } from "./profiles/description-rows";
export * from "./profiles/segment-rules";
export * from "./profiles/rule-sentences";
export { ruleDepthRows } from "./profiles/rule-depth-rows";
export { productWord } from "./profiles/product-words";
export { vTest, categoryContrasts } from "./profiles/v-test";

// other models
export { TOOL_CATALOGUE } from "./models/tool-catalogue";
export * from "./models/classification-scores";
export * from "./models/classifiers";
export * from "./models/calibration";
export * from "./models/lift";
export * from "./models/folds";
export * from "./models/conversion-study";
export * from "./models/permutation-importance";
export * from "./models/suggest-products";
export * from "./models/association-rules";
export * from "./models/order-baskets";
export * from "./models/rfm";
export * from "./models/customer-lifetime";
export * from "./models/lifetime-by-segment";
export * from "./models/product-features";
export * from "./models/model-rows";

// decide
export * from "./decisions/shrunken-conversion";
export * from "./decisions/crossed-conversion";
export {
  allocateSamples,
  gainOf,
  type AllocatedAccount,
  type AllocationOptions,
  type AllocationWord,
  type ExpectedGain,
  type SampleAllocation,
} from "./decisions/sample-allocation";
export * from "./decisions/cell-allocation";
export * from "./decisions/plan-held-out";
export { accountSilence, type AccountSilence } from "./decisions/account-silence";
export * from "./decisions/silence-returns";
export * from "./decisions/twelve-months";
export * from "./decisions/product-adoption";
export * from "./decisions/recommend";
export {
  isAlarmed,
  type Effect,
  type Evidence,
  type Recommendation,
  type Watch,
} from "./decisions/recommendation";
export { segmentOffers, type SegmentOffer } from "./decisions/cross-sell-advice";
export { samplesOfGroup, type GroupSamples } from "./decisions/sample-advice";
export * from "./decisions/watch-list";
export * from "./decisions/advice-rows";
export * from "./decisions/allocation-rows";
export * from "./decisions/what-if";
export * from "./decisions/marketing-plan";

// charts of profiles and decisions
export * from "./charts/segment-radar";
export * from "./charts/v-test-heat-map";
export * from "./charts/segment-boxes";
export * from "./charts/segment-mix-bars";
export * from "./charts/segment-treemap";
export * from "./charts/parallel-profiles";
export * from "./charts/segment-country-maps";
export * from "./charts/shrunken-rates";
export * from "./charts/allocation-change";
export * from "./charts/roc-curves";
export * from "./charts/calibration-plot";
export * from "./charts/gain-curve";
export * from "./charts/importance-bars";
export * from "./charts/rfm-grid";
export * from "./charts/lifetime-scatter";
export * from "./charts/segment-lifetime";
export * from "./charts/planned-changes";
export * from "./charts/budget-curve";
