// The vocabulary of the notebooks, grouped by verb.

// say
export * from "./format";
export * from "./table";
export * from "./display";
export type { Figure } from "./charts/figure";

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
