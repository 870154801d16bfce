import { InputError } from "../../core/input-error";
import type { Matrix } from "../../math/linear/matrix";
import { featureOfColumns, type FeatureRecipe, type NumberFeature } from "./feature-recipe";
import type { Transform } from "./transformed";

/**
 * Takes features back to raw values, in the unit of each feature: rows of a feature matrix, or points of its space such
 * as cluster centres. A centre on a log scale gives the geometric mean of 1 + the values, less 1; the level of a category
 * gives its share among the rows of the centre, 0 to 1.
 *
 * @returns a matrix of the same shape.
 * @throws InputError when the columns differ in number. Cost O(rows x columns).
 * @example invertFeatures(features.recipe, features).columns // 9
 */
export function invertFeatures(recipe: FeatureRecipe, values: Matrix): Matrix {
  const features = featureOfColumns(recipe);
  if (values.columns !== features.length) {
    throw new InputError({
      where: "invertFeatures(values)",
      what: `${values.columns} columns`,
      legal: `${features.length} columns, as the recipe has`,
    });
  }
  const data = values.data.map((value, i) => {
    const j = i % values.columns;
    const feature = features[j];
    if (feature.kind === "number") return originalValue(feature, value);
    return value * feature.scale + feature.centers[j - features.indexOf(feature)];
  });
  return Object.freeze({ rows: values.rows, columns: values.columns, data });
}

/**
 * Takes one number back to its raw value, in the unit of its column.
 *
 * @example originalValue({ center: 100, scale: 50, transform: "none" }, 2) // 200
 */
export function originalValue(
  { center, scale, transform, logUnit = 1 }: Pick<NumberFeature, "center" | "scale"> & Transform,
  value: number,
): number {
  const plain = value * scale + center;
  if (transform === "signed log") return Math.sign(plain) * logUnit * (10 ** Math.abs(plain) - 1);
  return transform === "log" ? 10 ** plain - 1 : plain;
}
