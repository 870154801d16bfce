/** What of a customer can be a feature, beside the product mix. */
export type Measure = "revenue" | "quantity" | "area" | "pieceArea" | "price" | "breadth";

/** How a column is brought to a common scale. */
export type Scale = "standard" | "robust" | "minmax" | "none";

/** How the product mix becomes columns. */
export type Mix = "share" | "quantity" | "log quantity" | "none";

/** Where a column's raw value comes from. */
export type FeatureSource =
  | { readonly kind: "measure"; readonly measure: Measure }
  | { readonly kind: "share"; readonly product: string }
  | { readonly kind: "pieces"; readonly product: string };

/** One column of a feature matrix: value = (transform(raw) - center) / scale. */
export interface RecipeColumn {
  readonly name: string;
  /** Unit of the raw value. */
  readonly unit: string;
  readonly source: FeatureSource;
  /** `log`: the decimal logarithm of 1 + the raw value. */
  readonly transform: "none" | "log";
  readonly center: number;
  readonly scale: number;
  /** The raw value that stands in where a customer's own is undefined, as the mix of no pieces is. */
  readonly neutral: number;
}

/** How a feature matrix was made: plain data, kept as JSON, applied to new customers, and inverted. */
export interface FeatureRecipe {
  readonly version: 1;
  readonly transform: "none" | "log";
  readonly mix: Mix;
  readonly scale: Scale;
  readonly weight: "columns" | "blocks";
  readonly columns: readonly RecipeColumn[];
}

/** Units of the measures' raw values. */
export const MEASURE_UNITS: Readonly<Record<Measure, string>> = Object.freeze({
  revenue: "money",
  quantity: "pieces",
  area: "ft2",
  pieceArea: "ft2 per piece",
  price: "money per ft2",
  breadth: "product types",
});

/** The names of the measures in a matrix's columns. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = Object.freeze({
  revenue: "revenue",
  quantity: "quantity",
  area: "area",
  pieceArea: "piece area",
  price: "price",
  breadth: "breadth",
});
