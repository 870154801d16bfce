import { customerFeatures, type FeatureMatrix } from "./apply-recipe";
import type { CustomerBase } from "../customer-base";
import type { FeatureOptions } from "./fit-recipe";

/** One way to turn the customers into numbers, by its name. */
export interface FeatureVariant {
  readonly name: string;
  readonly options: FeatureOptions;
  readonly x: FeatureMatrix;
}

/**
 * The feature matrices a careful analyst might have chosen instead: every transform with every form of the parts and
 * every scale. What holds in all of them does not depend on that choice.
 *
 * @param usual the options that stay as they are, such as the columns.
 * @example featureVariants(base)[0].name // "log, standard"
 */
export function featureVariants(base: CustomerBase, usual: FeatureOptions = {}): readonly FeatureVariant[] {
  const hasParts = base.columns.some(({ whole, role }) => whole !== null && role === "feature");
  const variants: FeatureVariant[] = [];
  for (const transform of [usual.transform === "log" ? "log" : "auto", "none"] as const) {
    for (const parts of hasParts ? (["share", "log amount"] as const) : (["none"] as const)) {
      for (const scale of ["standard", "robust", "minmax"] as const) {
        const options: FeatureOptions = { ...usual, transform, parts, scale };
        const words = [transform === "none" ? "raw" : "log", ...(hasParts ? [parts] : []), scale];
        variants.push(Object.freeze({ name: words.join(", "), options, x: customerFeatures(base, options) }));
      }
    }
  }
  return Object.freeze(variants);
}
