import type { Clustering } from "../../../clustering/clustering";
import { sweep } from "../../../clustering/sweep";
import type { Observations } from "../../../math/linear/observations";
import { assess, bestAssessment, type Assessment } from "../../../validity/how-many/assess";
import type { OrderLine } from "../workbook/tables";
import { qualityFeatures } from "./product-features";

/** Groups of qualities, the finer product classes with enough lines. */
export interface ProductGroups {
  readonly products: Observations;
  /** The number of groups with the highest silhouette; null where there are too few products to group. */
  readonly best: Assessment | null;
  readonly clustering: Clustering | null;
}

/**
 * Clusters the qualities by k-means, at the k with the highest silhouette.
 *
 * @param ks the fewest and the most groups tried.
 * @example productGroups(workbook.orders, [2, 6], study.seed).best?.k
 */
export function productGroups(
  orders: readonly OrderLine[],
  ks: readonly [number, number],
  seed: number,
): ProductGroups {
  const products = qualityFeatures(orders);
  if (products.rows <= ks[1]) return Object.freeze({ products, best: null, clustering: null });
  const runs = sweep(products, { k: ks, seed });
  const best = bestAssessment(assess(products, runs), "silhouette");
  const clustering = runs.find(({ clusterCount }) => clusterCount === best.k) ?? null;
  return Object.freeze({ products, best, clustering });
}
