import { columnMeans } from "../../math/linear/column-means";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { FeatureRecipe } from "../recipe/feature-recipe";
import { famd } from "./famd";
import { principalComponents } from "./principal-components";

/** The two axes of a map, and what places any row on them: (row - center) times the loadings. */
export interface MapAxes {
  readonly center: Float64Array;
  /** Columns x 2; of a single column or of rows without a second direction, zeros in the second. */
  readonly loadings: Matrix;
  /** The share of the variance (of the inertia, with categories) that each axis shows, 0 to 1; NaN where rows are all alike. */
  readonly explained: readonly [number, number];
}

/**
 * The axes of every map of customers: the first two principal components of the matrix that was clustered. Where the recipe
 * has a category, the first two of `famd`, in which a category of many levels cannot draw an axis to itself.
 *
 * @param recipe of the matrix, where it has one.
 * @example mapAxes(x).explained // [1.0000, 0.000006]
 */
export function mapAxes(x: Observations, recipe?: FeatureRecipe): MapAxes {
  const mixed = recipe?.features.some(({ kind }) => kind === "category") ?? false;
  const { loadings, explained } = mixed ? famd(x, recipe!) : principalComponents(x);
  const two = new Float64Array(2 * x.columns);
  for (let j = 0; j < x.columns; j++) {
    for (let a = 0; a < Math.min(2, loadings.columns); a++)
      two[2 * j + a] = loadings.data[j * loadings.columns + a];
  }
  return Object.freeze({
    center: columnMeans(x),
    loadings: Object.freeze({ rows: x.columns, columns: 2, data: two }),
    explained: Object.freeze([explained[0] ?? NaN, explained[1] ?? 0] as const),
  });
}

/** Where rows lie on the axes: first and second coordinate. Cost O(rows x columns). */
export function placeOnMap(
  { center, loadings }: MapAxes,
  { rows: n, columns: d, data }: Matrix,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const places = [new Float64Array(n), new Float64Array(n)] as const;
  places.forEach((place, a) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < d; j++) place[i] += (data[i * d + j] - center[j]) * loadings.data[2 * j + a];
    }
  });
  return { x: places[0], y: places[1] };
}
