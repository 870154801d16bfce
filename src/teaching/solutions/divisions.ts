import type { Method } from "../../clustering/method";
import { partitionSizes } from "../../clustering/partition-sizes";
import type { CustomerBase } from "../../customers/customer-base";
import { customerFeatures } from "../../customers/recipe/apply-recipe";
import type { FeatureVariant } from "../../customers/recipe/feature-variants";
import { count, decimal } from "../../text/format";
import type { Cell } from "../../text/table";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { silhouette } from "../../validity/scores/silhouette";

/** A published division made again: what it was made of, and what it is like. */
export interface Division {
  readonly variant: string;
  readonly method: string;
  readonly k: number;
  readonly labels: ArrayLike<number>;
  /** Customers in each group, the largest first. */
  readonly sizes: readonly number[];
  /** Mean silhouette on the matrix that was clustered, -1 to 1; null where it is not defined. */
  readonly silhouette: number | null;
  /** Adjusted Rand index with the same method and k on the value column alone: 1 for the same groups. Null where it is not defined. */
  readonly likeValueAlone: number | null;
}

/**
 * Divides the customers as published solutions do, and once more by what they are worth alone.
 *
 * @param base whose `value` column is compared with. @param variants matrices of these customers.
 * @throws InputError for a base without a value column. Cost: each method twice for each variant.
 * @example divisions(base, publishedVariants(base), [methods.kMeans, methods.ward], 3, 7)[0].sizes // [40, 4, 1]
 */
export function divisions(
  base: CustomerBase,
  variants: readonly FeatureVariant[],
  methods: readonly Pick<Method, "name" | "cluster">[],
  k: number,
  seed: number,
): readonly Division[] {
  const alone = customerFeatures(base, {
    columns: base.value === null ? [] : [base.value],
    transform: "none",
    parts: "none",
    scale: "none",
  });
  return Object.freeze(
    methods.flatMap(({ name, cluster }) => {
      const byValue = cluster(alone, k, seed);
      return variants.map((variant): Division => {
        const labels = cluster(variant.x, k, seed);
        return Object.freeze({
          variant: variant.name,
          method: name,
          k,
          labels,
          sizes: Object.freeze(
            partitionSizes(labels)
              .sizes.map(({ size }) => size)
              .sort((a, b) => b - a),
          ),
          silhouette: silhouette(variant.x, labels).value,
          likeValueAlone: adjustedRand(labels, byValue).value,
        });
      });
    }),
  );
}

/** Divisions as rows of a table. */
export function divisionRows(list: readonly Division[]): readonly Readonly<Record<string, Cell>>[] {
  return list.map(({ variant, method, sizes, silhouette: score, likeValueAlone }) => ({
    "clustered by": variant,
    method,
    groups: sizes.map((size) => count(size).text).join(", "),
    silhouette: decimal(score),
    "agreement with value alone": decimal(likeValueAlone),
  }));
}
