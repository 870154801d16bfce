import type { FeatureMatrix } from "./apply-recipe";
import { customerFeatures, type FeatureOptions } from "./customer-features";
import type { CustomerTable } from "../customer-table";

/** One way to turn the customers into numbers, by its name. */
export interface FeatureVariant {
  readonly name: string;
  readonly options: FeatureOptions;
  readonly x: FeatureMatrix;
}

/**
 * The feature matrices a careful analyst might have chosen instead: every transform with every mix and every
 * scale. What holds in all of them does not hang on that choice.
 *
 * @param weight as in `customerFeatures`; default `columns`.
 * @example featureVariants(study.customers).map((variant) => variant.name) // "log, share, standard", …
 */
export function featureVariants(
  customers: CustomerTable,
  weight: FeatureOptions["weight"] = "columns",
): readonly FeatureVariant[] {
  const variants: FeatureVariant[] = [];
  for (const transform of ["log", "none"] as const) {
    for (const mix of ["share", "log quantity"] as const) {
      for (const scale of ["standard", "robust", "minmax"] as const) {
        const options: FeatureOptions = { transform, mix, scale, weight };
        const name = `${transform === "log" ? "log" : "raw"}, ${mix}, ${scale}`;
        variants.push(Object.freeze({ name, options, x: customerFeatures(customers, options) }));
      }
    }
  }
  return Object.freeze(variants);
}
