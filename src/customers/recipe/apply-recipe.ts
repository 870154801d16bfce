import { groupBy } from "../../core/group-by";
import { InputError } from "../../core/input-error";
import { observations, type Observations, type Whole } from "../../math/linear/observations";
import { columnNamed, requireCustomerBase, selectCustomers, type CustomerBase } from "../customer-base";
import { wordsOf } from "../column";
import {
  OTHER_LEVEL,
  featureOfColumns,
  matrixColumns,
  type CategoryFeature,
  type FeatureRecipe,
  type NumberFeature,
} from "./feature-recipe";
import { fitRecipe, type FeatureOptions } from "./fit-recipe";
import { rawValues } from "./raw-values";
import { transformed } from "./transformed";

/** A feature matrix: observations (one row per customer) that know how they were made. */
export interface FeatureMatrix extends Observations {
  readonly recipe: FeatureRecipe;
  /** Values that were missing and took the feature's `fill`: customer and feature. */
  readonly filled: readonly { readonly customer: string; readonly feature: string }[];
}

/**
 * The feature matrix of a base: one row per customer, named columns, and the recipe that made it.
 *
 * @throws InputError as `fitRecipe` and `applyRecipe` do; with `missing: "complete"` also where no row is complete.
 * @example customerFeatures(base, { transform: "log", scale: "standard" }).columnNames
 */
export function customerFeatures(base: CustomerBase, options: FeatureOptions = {}): FeatureMatrix {
  const complete = options.missing === "complete" ? completeCustomers(base, options) : base;
  return applyRecipe(fitRecipe(complete, options), complete);
}

/**
 * The customers of whom every chosen column is known. @throws InputError where there is none.
 *
 * @example completeCustomers(base).customers.length // 8
 */
export function completeCustomers(base: CustomerBase, options: FeatureOptions = {}): CustomerBase {
  const { filled } = applyRecipe(fitRecipe(base, { ...options, missing: "median" }), base);
  const incomplete = new Set(filled.map(({ customer }) => customer));
  const rows = base.customers.flatMap((customer, row) => (incomplete.has(customer) ? [] : [row]));
  if (rows.length > 0) return selectCustomers(base, rows);
  throw new InputError({
    where: "customerFeatures(missing)",
    what: "no customer of whom every column is known",
    legal: "at least one",
    remedy: 'Fill missing values: missing: "median"',
  });
}

/**
 * Makes features of customers by a recipe, fitted to these or to others: the same columns, transforms, levels and scales.
 * A level the recipe does not know counts as `(other)`, or as none of the levels where there is no such one. Where the base has
 * weights, the rows have them too.
 *
 * @throws InputError for sales lines, for a column that the base lacks, and for a value that a logarithm cannot take.
 * Cost O(customers x columns).
 * @example
 * const { recipe } = customerFeatures(base);
 * applyRecipe(recipe, base).columnNames // ["spend", "orders", "region = north", "region = south"]
 */
export function applyRecipe(recipe: FeatureRecipe, base: CustomerBase): FeatureMatrix {
  requireCustomerBase(base, "applyRecipe(base)");
  const columnNames = recipe.features.flatMap(matrixColumns);
  const [rows, columns] = [base.customers.length, columnNames.length];
  const data = new Float64Array(rows * columns);
  const filled: { customer: string; feature: string }[] = [];
  const missing = (row: number, feature: string): void => {
    filled.push(Object.freeze({ customer: base.customers[row], feature }));
  };
  let at = 0;
  for (const feature of recipe.features) {
    if (feature.kind === "number") writeNumber(feature, base, data, at, columns, missing);
    else writeCategory(feature, base, data, at, columns, missing);
    at += feature.kind === "number" ? 1 : feature.levels.length;
  }
  const matrix = observations(
    { rows, columns, data },
    {
      rowNames: base.customers,
      columnNames,
      wholes: wholesOfMatrix(recipe),
      ...(base.weights === null ? {} : { weights: base.weights }),
    },
  );
  return Object.freeze({ ...matrix, recipe, filled: Object.freeze(filled) });
}

type Missing = (row: number, feature: string) => void;

function writeNumber(
  feature: NumberFeature,
  base: CustomerBase,
  data: Float64Array,
  at: number,
  columns: number,
  missing: Missing,
): void {
  const { transform, center, scale, fill } = feature;
  rawValues(base, feature.source).forEach((value, row) => {
    if (Number.isNaN(value)) missing(row, feature.name);
    const raw = Number.isNaN(value) ? fill : value;
    if (transform === "log" && raw < 0) {
      throw new InputError({
        where: `applyRecipe, customer "${base.customers[row]}", column "${feature.source.column}"`,
        what: String(raw),
        legal: "a number of at least 0, since the recipe takes its logarithm",
      });
    }
    data[row * columns + at] = (transformed(raw, feature) - center) / scale;
  });
}

function writeCategory(
  feature: CategoryFeature,
  base: CustomerBase,
  data: Float64Array,
  at: number,
  columns: number,
  missing: Missing,
): void {
  const { levels, centers, scale, fill } = feature;
  wordsOf(columnNamed(base, feature.column, "applyRecipe")).forEach((word, row) => {
    if (word === null) missing(row, feature.name);
    const known = word ?? fill;
    const level = levels.includes(known) ? known : OTHER_LEVEL;
    levels.forEach((each, l) => {
      data[row * columns + at + l] = ((each === level ? 1 : 0) - centers[l]) / scale;
    });
  });
}

/** Which columns of the matrix are shares of one whole: what is drawn like the rows then keeps them so. */
function wholesOfMatrix(recipe: FeatureRecipe): readonly Whole[] {
  const parts = featureOfColumns(recipe).flatMap((feature, j) =>
    feature.kind === "number" && feature.source.kind === "share"
      ? [{ j, feature, whole: feature.source.whole }]
      : [],
  );
  return Object.freeze(
    [...groupBy(parts, ({ whole }) => whole).values()]
      .filter((list) => list.length >= 2)
      .map((list) =>
        Object.freeze({
          columns: list.map(({ j }) => j),
          centers: list.map(({ feature }) => feature.center),
          scales: list.map(({ feature }) => feature.scale),
        }),
      ),
  );
}
