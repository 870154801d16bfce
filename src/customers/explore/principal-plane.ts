import type { Observations } from "../../math/linear/observations";
import type { FeatureRecipe } from "../recipe/feature-recipe";
import { mapAxes, placeOnMap } from "./map-axes";

/** Rows on the plane of the first two components. */
export interface PrincipalPlane {
  readonly rowNames: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The share of the variance that each axis shows, 0 to 1. */
  readonly explained: readonly [number, number];
}

/**
 * The flattest honest picture of a matrix: its rows on the first two principal components, or on the first two axes of
 * `famd` where features are categories. With a single column the second coordinate is 0 for all.
 *
 * @example principalPlane(x).explained // [1.0000, 0.000006]
 */
export function principalPlane(x: Observations & { readonly recipe?: FeatureRecipe }): PrincipalPlane {
  const axes = mapAxes(x, x.recipe);
  return Object.freeze({ rowNames: x.rowNames, ...placeOnMap(axes, x), explained: axes.explained });
}
