import { InputError } from "../../core/input-error";
import { applyRecipe, type FeatureMatrix } from "./apply-recipe";
import { OTHER_PRODUCT, requireCustomers, type CustomerTable } from "../customer-table";
import { MEASURE_NAMES, MEASURE_UNITS } from "./feature-recipe";
import type { FeatureRecipe, FeatureSource, Measure, Mix, RecipeColumn, Scale } from "./feature-recipe";
import { fitColumns } from "./fit-columns";
import { rawFeature } from "./raw-feature";

/** How customers become numbers. */
export interface FeatureOptions {
  /** `log` takes the decimal logarithm of 1 + each measure; shares stay as they are. */
  readonly transform: "log" | "none";
  readonly mix: Mix;
  readonly scale: Scale;
  /** The measures beside the mix; default revenue and the area of a piece, so that volume counts once. */
  readonly columns?: readonly Measure[];
  /** A product type with fewer buyers gets no column, or one buyer would span an axis; default 3. */
  readonly rareBelow?: number;
  /**
   * `columns`: every column is scaled by itself, however little is bought of a type. `blocks`: the columns of
   * the mix keep their proportions and weigh, in all, as much variance as the measures together. Default
   * `blocks` for shares, which have one unit in common, else `columns`; without scaling neither applies.
   */
  readonly weight?: "columns" | "blocks";
}

/** The measures that are features unless others are named. */
export const DEFAULT_MEASURES: readonly Measure[] = Object.freeze(["revenue", "pieceArea"] as const);

/**
 * The feature matrix of customers: one row each, named columns, and the recipe that made it. Shares add up
 * to 1 with the rare types and `OTHER`, which have no column of their own: nothing is lost by that.
 *
 * @throws InputError for sales lines or anything else than a customer table, for an unknown option, and
 * where no column is left. Cost O(customers x columns).
 * @example customerFeatures(study.customers, { transform: "log", mix: "share", scale: "standard" })
 */
export function customerFeatures(customers: CustomerTable, options: FeatureOptions): FeatureMatrix {
  requireCustomers(customers, "customerFeatures(customers)");
  return applyRecipe(fitRecipe(customers, options), customers.records);
}

/** The recipe of a feature matrix, fitted to customers: apply it to others with `applyRecipe`. */
export function fitRecipe(customers: CustomerTable, options: FeatureOptions): FeatureRecipe {
  requireCustomers(customers, "fitRecipe(customers)");
  const { transform, mix, scale, columns: measures = DEFAULT_MEASURES, rareBelow = 3 } = options;
  const { weight = mix === "share" ? "blocks" : "columns" } = options;
  requireOneOf("transform", transform, ["log", "none"]);
  requireOneOf("mix", mix, ["share", "quantity", "log quantity", "none"]);
  requireOneOf("scale", scale, ["standard", "robust", "minmax", "none"]);
  requireOneOf("weight", weight, ["columns", "blocks"]);
  measures.forEach((measure) => requireOneOf("columns", measure, Object.keys(MEASURE_UNITS)));
  const drafts = [
    ...measures.map((measure) => measureColumn(measure, transform)),
    ...(mix === "none" ? [] : commonProducts(customers, rareBelow).map((name) => productColumn(name, mix))),
  ];
  if (customers.records.length === 0 || drafts.length === 0) {
    throw new InputError({
      where: "customerFeatures",
      what: `${customers.records.length} customers and ${drafts.length} columns`,
      legal: "at least one of each",
    });
  }
  const fitted = fitColumns(
    drafts.map(({ source, transform }) => ({
      raw: customers.records.map((record) => rawFeature(record, source)),
      transform,
      fill: source.kind === "share" ? "mean" : "median",
      block: source.kind === "measure" ? "measure" : "mix",
    })),
    scale,
    weight,
  );
  return Object.freeze({
    version: 1,
    transform,
    mix,
    scale,
    weight,
    columns: Object.freeze(drafts.map((draft, j) => Object.freeze({ ...draft, ...fitted[j] }))),
  });
}

function measureColumn(measure: Measure, transform: "log" | "none"): RecipeColumn {
  const name = transform === "log" ? `log ${MEASURE_NAMES[measure]}` : MEASURE_NAMES[measure];
  return draft(name, MEASURE_UNITS[measure], { kind: "measure", measure }, transform);
}

function productColumn(product: string, mix: Exclude<Mix, "none">): RecipeColumn {
  if (mix === "share")
    return draft(`${product} share`, "share of pieces", { kind: "share", product }, "none");
  const log = mix === "log quantity";
  return draft(log ? `log ${product}` : product, "pieces", { kind: "pieces", product }, log ? "log" : "none");
}

function draft(name: string, unit: string, source: FeatureSource, transform: "log" | "none"): RecipeColumn {
  return { name, unit, source, transform, center: 0, scale: 1, neutral: 0 };
}

function commonProducts(customers: CustomerTable, rareBelow: number): string[] {
  const buyers = (name: string) => customers.records.filter((record) => record.products[name] > 0).length;
  return customers.products.filter(
    (name) => name !== OTHER_PRODUCT && buyers(name) >= Math.max(1, rareBelow),
  );
}

function requireOneOf(option: string, value: string, legal: readonly string[]): void {
  if (legal.includes(value)) return;
  throw new InputError({ where: `customerFeatures(${option})`, what: `"${value}"`, legal: legal.join(", ") });
}
