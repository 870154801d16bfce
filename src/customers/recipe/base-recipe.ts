import type { Scale } from "./feature-recipe";

/** A numeric column: value = (transform(raw) - center) / scale. */
export interface BaseNumber {
  readonly kind: "number";
  readonly name: string;
  readonly unit: string;
  /** `log`: the decimal logarithm of 1 + the raw value. */
  readonly transform: "none" | "log";
  readonly center: number;
  readonly scale: number;
  /** The raw value that stands in for a missing one: the median. */
  readonly fill: number;
}

/**
 * A category: one 0/1 column per level, centred, and divided by one number so that all its levels together vary as much
 * as one scaled numeric column.
 */
export interface BaseCategory {
  readonly kind: "category";
  readonly name: string;
  /** In the order of the alphabet; the last is `OTHER_LEVEL` where rare levels were gathered. */
  readonly levels: readonly string[];
  /** Share of each level. */
  readonly centers: readonly number[];
  readonly scale: number;
  /** The level that stands in for a missing value: the most common. */
  readonly fill: string;
}

export type BaseColumn = BaseNumber | BaseCategory;

/** How a table became a matrix: plain data, kept as JSON, applied to new rows by `applyBaseRecipe`. */
export interface BaseRecipe {
  readonly version: 1;
  readonly scale: Scale;
  /** `median`: missing numbers take the median, categories the most common. `complete`: such rows are left out. */
  readonly missing: MissingRule;
  readonly columns: readonly BaseColumn[];
}

/** What becomes of missing values. */
export type MissingRule = "median" | "complete";

/** The level that takes levels of too few rows. */
export const OTHER_LEVEL = "(other)";

/** The name of the 0/1 column of a level. */
export function levelName(column: string, level: string): string {
  return `${column} = ${level}`;
}
