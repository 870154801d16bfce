import type { Ingredient } from "./ingredients";

/** A number per customer, in original units, by which segments are described. */
export interface Descriptor {
  readonly name: string;
  /** Unit of measure, such as `ft2`, `orders a year` or `share`. */
  readonly unit: string;
  /** One per customer; NaN where it is not defined for the customer (a conversion without samples). */
  readonly values: Float64Array;
  /**
   * The figures it is worked out from. When one of them entered the clustering, the segments differ in it
   * by construction, and no test of that means anything.
   */
  readonly ingredients: readonly Ingredient[];
}

/** A descriptor with a word instead of a number, such as the country. */
export interface CategoryDescriptor {
  readonly name: string;
  readonly values: readonly string[];
  readonly ingredients: readonly Ingredient[];
}

/** What is known of each customer, in the order of the rows of the clustered matrix. */
export interface CustomerDescriptors {
  readonly customers: readonly string[];
  readonly numeric: readonly Descriptor[];
  readonly categories: readonly CategoryDescriptor[];
  /** Share of each product type in the customer's pieces, 0 to 1: products x customers. */
  readonly mix: readonly Descriptor[];
}

/** True when a descriptor is made of nothing that entered the clustering, so that it may carry a p-value. */
export function isHeldOut(
  descriptor: { readonly ingredients: readonly Ingredient[] },
  madeFrom: readonly Ingredient[],
): boolean {
  return !descriptor.ingredients.some((ingredient) => madeFrom.includes(ingredient));
}
