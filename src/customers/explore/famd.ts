import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { requireRowWeights } from "../../math/linear/row-weights";
import { symmetricEigen } from "../../math/linear/symmetric-eigen";
import { featureOfColumns, type Feature, type FeatureRecipe } from "../recipe/feature-recipe";
import { signOf } from "./principal-components";

/** The axes of a matrix with categories, the one with the most inertia first. */
export interface Famd {
  /** `MCA` where every feature is a category. */
  readonly method: "FAMD" | "MCA";
  /** Inertia along each axis. */
  readonly eigenvalues: readonly number[];
  /** Share of all inertia, 0 to 1; adds up to 1. */
  readonly explained: readonly number[];
  /** Columns x axes: (row - column means) times these is the row's place, also of rows that were not fitted. */
  readonly loadings: Matrix;
  /** Rows x axes. */
  readonly coordinates: Matrix;
}

/** Axes with less of the first one's inertia are rounding: the columns of a category add up to a constant. */
const LEAST_INERTIA = 1e-10;

/**
 * Factor analysis of mixed data: axes that show numbers and categories in balance. A number enters with variance 1, a level
 * with 1 over the root of its share, so that a category of many levels draws no axis to itself, and customers who share a
 * rare level lie apart. With numbers only it is a principal component analysis of standardised columns, with categories
 * only a multiple correspondence analysis. Parts of one whole weigh together as one number.
 *
 * @param x rows made by `recipe`: all of its columns, centred or not. Row weights count.
 * @returns axes with inertia, at most as many as columns; the largest loading of each is positive. None
 * where all rows are alike.
 * @throws InputError for columns that are not the recipe's, and for fewer than two rows.
 * Source: Pagès 2004 (Revue de statistique appliquée 52); values as FactoMineR's FAMD and MCA.
 * Cost O(rows x columns^2 + columns^3).
 * @example famd(features, features.recipe).explained[0]
 */
export function famd(x: Observations, recipe: FeatureRecipe): Famd {
  requireObservations(x, "famd(x)");
  const features = featureOfColumns(recipe);
  if (x.rows < 2 || features.length !== x.columns) {
    throw new InputError({
      where: "famd(x)",
      what: `${x.rows} rows and ${x.columns} columns`,
      legal: `at least two rows, with the ${features.length} columns of the recipe`,
    });
  }
  const weights = requireRowWeights(x.weights, x.rows, "famd(x), weights");
  const total = sumOf(weights);
  const means = meansOfGroups(x.data, x.columns, new Int32Array(x.rows), 1, weights);
  const categories = recipe.features.filter(({ kind }) => kind === "category").length;
  const onlyCategories = categories === recipe.features.length;
  const scales = columnScales(
    x,
    weights.map((weight) => weight / total),
    means,
    features,
  );
  if (onlyCategories) scales.forEach((scale, j) => (scales[j] = scale / Math.sqrt(categories)));
  const { rows: n, columns: p, data } = x;
  const products = new Float64Array(p * p);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) row[j] = (data[i * p + j] - means[j]) * scales[j];
    const share = weights[i] / total;
    for (let a = 0; a < p; a++) for (let b = 0; b <= a; b++) products[a * p + b] += share * row[a] * row[b];
  }
  const { values, vectors } = symmetricEigen(products, p);
  const axes = values.filter((value) => value > LEAST_INERTIA * Math.max(0, values[0])).length;
  const eigenvalues = Array.from(values.subarray(0, axes));
  const inertia = sumOf(eigenvalues);
  const loadings = new Float64Array(p * axes);
  for (let a = 0; a < axes; a++) {
    const sign = signOf(Array.from({ length: p }, (_, j) => vectors[j * p + a]));
    for (let j = 0; j < p; j++) loadings[j * axes + a] = sign * vectors[j * p + a] * scales[j];
  }
  return Object.freeze({
    method: onlyCategories ? "MCA" : "FAMD",
    eigenvalues: Object.freeze(eigenvalues),
    explained: Object.freeze(eigenvalues.map((value) => value / inertia)),
    loadings: Object.freeze({ rows: p, columns: axes, data: loadings }),
    coordinates: project(x, means, { columns: axes, data: loadings }),
  });
}

/** What each centred column is multiplied by; 0 for a column that does not vary. */
function columnScales(
  { rows: n, columns: p, data }: Matrix,
  shares: Float64Array,
  means: Float64Array,
  features: readonly Feature[],
): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => {
    const feature = features[j];
    if (feature.kind === "category") {
      // A level's column holds two values: the higher where the row has it.
      let share = 0;
      for (let i = 0; i < n; i++) if (data[i * p + j] > means[j]) share += shares[i];
      return share === 0 ? 0 : feature.scale / Math.sqrt(share);
    }
    let variance = 0;
    for (let i = 0; i < n; i++) variance += shares[i] * (data[i * p + j] - means[j]) ** 2;
    const parts =
      feature.whole === null ? 1 : features.filter((each) => sameWhole(each, feature.whole)).length;
    return variance === 0 ? 0 : 1 / Math.sqrt(variance * parts);
  });
}

function sameWhole(feature: Feature, whole: string | null): boolean {
  return feature.kind === "number" && feature.whole === whole;
}

function project(
  { rows: n, columns: p, data }: Matrix,
  means: Float64Array,
  loadings: Pick<Matrix, "columns" | "data">,
): Matrix {
  const { columns: axes } = loadings;
  const places = new Float64Array(n * axes);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const off = data[i * p + j] - means[j];
      if (off !== 0) for (let a = 0; a < axes; a++) places[i * axes + a] += off * loadings.data[j * axes + a];
    }
  }
  return Object.freeze({ rows: n, columns: axes, data: places });
}
