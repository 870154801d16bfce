/** How a column is brought to a common scale. */
export type Scale = "standard" | "robust" | "minmax" | "none";

/** What becomes of missing values. `median`: numbers take the median, words the most common. `complete`: such rows are left out. */
export type MissingRule = "median" | "complete";

/**
 * How much the parts of one whole weigh.
 *
 * - `columns`: each part as one number, however small it is.
 * - `blocks`: a whole as one number; its parts keep their proportions.
 * - `balanced`: all wholes together as much as everything else together; their parts keep their proportions.
 */
export type PartWeight = "columns" | "blocks" | "balanced";

/** Where the raw value of a number comes from. */
export type NumberSource =
  | { readonly kind: "column"; readonly column: string }
  /** The column's share in the sum of all columns of its whole, 0 to 1; missing where that sum is not above 0. */
  | { readonly kind: "share"; readonly column: string; readonly whole: string }
  /** Days from the column's day to `asOf`: tenure, recency or age. */
  | { readonly kind: "days before"; readonly column: string; readonly asOf: string }
  /** The place of an ordinal's word among `levels`, from 0. */
  | { readonly kind: "rank"; readonly column: string; readonly levels: readonly string[] };

/** What is done to a raw value before it is scaled. */
export type NumberTransform = "none" | "log" | "signed log";

/** One number: value = (transform(raw) - center) / scale. */
export interface NumberFeature {
  readonly kind: "number";
  readonly name: string;
  readonly source: NumberSource;
  /** Unit of the raw value. */
  readonly unit: string;
  /**
   * `log`: the decimal logarithm of 1 + the raw value. `signed log`: that of 1 + its size in units of `logUnit`, with the sign of
   * the raw value.
   */
  readonly transform: NumberTransform;
  /** Of a `signed log`: the size from which on values are drawn together, in the unit of the raw value; else left out. */
  readonly logUnit?: number;
  readonly center: number;
  readonly scale: number;
  /** The raw value that replaces a missing one: the mean of shares, else the median. */
  readonly fill: number;
  /** The whole that it is a part of; null for none. */
  readonly whole: string | null;
  /** The figures that it is worked out from. */
  readonly madeOf: readonly string[];
}

/** A category: one 0/1 column per level, centred, and divided by one number so that all of them together weigh as one number. */
export interface CategoryFeature {
  readonly kind: "category";
  readonly name: string;
  readonly column: string;
  /** In alphabetical order; `OTHER_LEVEL` last where rare levels were gathered. */
  readonly levels: readonly string[];
  /** Share of each level. */
  readonly centers: readonly number[];
  readonly scale: number;
  /** The level that replaces a missing value: the most common. */
  readonly fill: string;
  readonly madeOf: readonly string[];
}

export type Feature = NumberFeature | CategoryFeature;

/** How a base became a matrix: plain data, kept as JSON, applied to other customers, and inverted. */
export interface FeatureRecipe {
  readonly version: 2;
  readonly scale: Scale;
  readonly weight: PartWeight;
  readonly missing: MissingRule;
  readonly features: readonly Feature[];
}

/** The level that takes levels of too few rows. */
export const OTHER_LEVEL = "(other)";

/** The names of a feature's columns in the matrix. */
export function matrixColumns(feature: Feature): readonly string[] {
  if (feature.kind === "number") return [feature.name];
  return feature.levels.map((level) => `${feature.name} = ${level}`);
}

/** The column of the base that a feature is made of. */
export function sourceColumn(feature: Feature): string {
  return feature.kind === "number" ? feature.source.column : feature.column;
}

/** The figures that entered a matrix; groups of its rows differ in these by construction. */
export function recipeFigures(recipe: Pick<FeatureRecipe, "features">): readonly string[] {
  return Object.freeze([...new Set(recipe.features.flatMap(({ madeOf }) => madeOf))]);
}

/** The feature of each column of the matrix, in order. */
export function featureOfColumns(recipe: FeatureRecipe): readonly Feature[] {
  return recipe.features.flatMap((feature) => matrixColumns(feature).map(() => feature));
}
