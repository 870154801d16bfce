import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import type { Matrix } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { FeatureRecipe } from "../recipe/feature-recipe";
import { mapAxes } from "./map-axes";

/** An ellipse on the plane of `principalPlane`. */
export interface ProjectedEllipse {
  readonly label: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Points on the outline of an ellipse. */
const POINTS = 49;

/**
 * The shadows of ellipsoids on the plane of `principalPlane`: where a normal
 * distribution of each mean and covariance has its one-standard-deviation outline.
 *
 * @param means one row per ellipsoid, in the columns of `x`.
 * @param covariances one matrix per ellipsoid, columns x columns.
 * @throws InputError when their numbers or sizes differ, or `x` has fewer than two columns.
 * @example
 * const { means, covariances } = gaussianMixture(x, { k: 2, seed: 7 });
 * projectedEllipses(x, means, covariances).length // 2
 */
export function projectedEllipses(
  x: Observations & { readonly recipe?: FeatureRecipe },
  means: Matrix,
  covariances: readonly Matrix[],
): readonly ProjectedEllipse[] {
  const d = x.columns;
  if (d < 2 || means.columns !== d || means.rows !== covariances.length) {
    throw new InputError({
      where: "projectedEllipses",
      what: `${means.rows} means of ${means.columns} columns and ${covariances.length} covariances`,
      legal: `as many means as covariances, of ${Math.max(2, d)} columns`,
    });
  }
  const { loadings, center } = mapAxes(x, x.recipe);
  const weight = (j: number, component: number): number => loadings.data[j * loadings.columns + component];
  return Object.freeze(
    covariances.map((covariance, label) => {
      const at = (component: number): number =>
        sumBy(center, (mean, j) => (means.data[label * d + j] - mean) * weight(j, component));
      const spread = (a: number, b: number): number => {
        let sum = 0;
        for (let i = 0; i < d; i++) {
          for (let j = 0; j < d; j++) sum += weight(i, a) * covariance.data[i * d + j] * weight(j, b);
        }
        return sum;
      };
      return Object.freeze({ label, ...outline(at(0), at(1), spread(0, 0), spread(0, 1), spread(1, 1)) });
    }),
  );
}

/** The outline of a two-dimensional normal distribution at one standard deviation, by its Cholesky factor. */
function outline(
  x: number,
  y: number,
  xx: number,
  xy: number,
  yy: number,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const a = Math.sqrt(Math.max(0, xx));
  const b = a === 0 ? 0 : xy / a;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  const angles = Array.from({ length: POINTS }, (_, i) => (2 * Math.PI * i) / (POINTS - 1));
  return {
    x: Object.freeze(angles.map((angle) => x + a * Math.cos(angle))),
    y: Object.freeze(angles.map((angle) => y + b * Math.cos(angle) + c * Math.sin(angle))),
  };
}
