import { medianSorted } from "simple-statistics";
import type { Method } from "../../clustering/method";
import { featureVariants } from "../../customers/recipe/feature-variants";
import type { FeatureOptions } from "../../customers/recipe/fit-recipe";
import { decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { specificationGrid } from "../../validity/stability/specification-grid";
import type { Segmentation } from "../segmentation";

/** Another way to the same question, and how far its division is from the chosen one. */
export interface OtherSpecification {
  readonly variant: string;
  readonly method: string;
  readonly k: number;
  /** Adjusted Rand index with the segmentation, 1 for the same. */
  readonly agreement: number;
}

/**
 * The specification grid of a segmentation: the same customers with other transforms, forms of parts and scales, by other
 * methods, into as many segments. Where most of these divide them alike, the segments do not depend on a choice of the analyst.
 *
 * @param competing those to be compared, each with its `name`. @param usual how the matrix was made: what is not varied stays.
 * @returns in the order of the grid. Cost: variants x methods runs.
 * @example otherSpecifications(segmentation, [methods.ward], {}).length // 12
 */
export function otherSpecifications(
  { base, labels, k, parameters }: Pick<Segmentation, "base" | "labels" | "k" | "parameters">,
  competing: readonly Method[],
  usual: FeatureOptions,
): readonly OtherSpecification[] {
  const variants = featureVariants(base, usual);
  const { fits } = specificationGrid(
    variants,
    competing,
    [k],
    Number(parameters["seed"] ?? 0),
    () => undefined,
  );
  return Object.freeze(
    fits.map(({ variant, method, labels: own }) =>
      Object.freeze({ variant, method, k, agreement: adjustedRand(labels, own).value ?? 0 }),
    ),
  );
}

/**
 * What the other specifications say, in words.
 *
 * @example specificationsInWords(otherSpecifications(segmentation, [methods.ward], {})).text.split(" ")[0] // "12"
 */
export function specificationsInWords(others: readonly OtherSpecification[]): Finding {
  if (others.length === 0) return prose`no other specification was tried`;
  const sorted = [...others].sort((a, b) => a.agreement - b.agreement);
  const [least] = sorted;
  const median = medianSorted(sorted.map(({ agreement }) => agreement));
  return prose`${String(others.length)} ways to scale, transform and divide the same customers agree with these segments with a median adjusted Rand index of ${decimal(median)}; the least is ${decimal(least.agreement)}, by ${least.method} on ${least.variant}`;
}
