import { cutTree } from "../../clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../clustering/hierarchical/hierarchical";
import { sumOf } from "../../core/sum";
import { silhouette } from "../../validity/scores/silhouette";

/** Products that are bought in the same orders. */
export interface ProductsTogether {
  /** The largest group first; products by name. */
  readonly groups: readonly ProductGroup[];
  /** Mean silhouette of the products, -1 to 1. */
  readonly silhouette: number;
}

/** A group of products. */
export interface ProductGroup {
  readonly products: readonly string[];
  /** Orders with any of them. */
  readonly orders: number;
  /** Of the orders with either of two products, the share with both, as a mean over its pairs, 0 to 1; NaN for one product alone. */
  readonly together: number;
}

/** Of more products the most ordered; a product in fewer orders is too rare to be grouped. */
const MOST_PRODUCTS = 30;
const LEAST_ORDERS = 5;
/** Fewer products need no groups. */
const LEAST_PRODUCTS = 4;
const MOST_GROUPS = 8;

/**
 * Groups of products by co-purchase: two products are as far apart as the share of orders with only one of them among those with either
 * (Jaccard). Average linkage, cut where the mean silhouette is highest.
 *
 * @param baskets as of `orderBaskets`; the 30 products in the most orders are grouped, each in five orders at least.
 * @returns null where fewer than four such products are ever ordered with another one. Cost O(baskets · products).
 * @example productsTogether(orderBaskets(study.lines))?.groups.length
 */
export function productsTogether(baskets: readonly (readonly string[])[]): ProductsTogether | null {
  const orders = ordersOf(baskets);
  const names = [...orders.keys()];
  if (names.length < LEAST_PRODUCTS) return null;
  const shares = sharesOfPairs(names, orders);
  if (sumOf(shares) === 0) return null;
  const values = Float64Array.from(shares, (share) => 1 - share);
  const distances = { size: names.length, values, metric: "jaccard", rowNames: names };
  const tree = hierarchical(distances, { linkage: "average" });
  const cuts = Array.from({ length: Math.min(MOST_GROUPS, names.length - 1) - 1 }, (_, i) => {
    const { labels } = cutTree(tree, { clusters: i + 2 });
    return { labels, value: silhouette(distances, labels).value ?? -1 };
  });
  const best = cuts.reduce((one, other) => (other.value > one.value ? other : one));
  const groups = Array.from(new Set(best.labels), (label) => {
    const products = names.filter((_, i) => best.labels[i] === label).sort();
    const pairs = sharesOfPairs(products, orders);
    return Object.freeze({
      products: Object.freeze(products),
      orders: new Set(products.flatMap((product) => [...orders.get(product)!])).size,
      together: sumOf(pairs) / pairs.length,
    });
  });
  return Object.freeze({
    groups: Object.freeze(
      groups.sort((a, b) => b.products.length - a.products.length || b.orders - a.orders),
    ),
    silhouette: best.value,
  });
}

/** The places of the orders that hold each product, for the products in the most orders. */
function ordersOf(baskets: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<number>> {
  const orders = new Map<string, Set<number>>();
  baskets.forEach((basket, at) => {
    for (const product of basket) orders.set(product, (orders.get(product) ?? new Set()).add(at));
  });
  return new Map(
    [...orders]
      .filter(([, own]) => own.size >= LEAST_ORDERS)
      .sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
      .slice(0, MOST_PRODUCTS),
  );
}

/** Of the orders with either of two products, the share with both: each pair, those of the first product first. */
function sharesOfPairs(
  products: readonly string[],
  orders: ReadonlyMap<string, ReadonlySet<number>>,
): readonly number[] {
  return products.flatMap((a, i) =>
    products.slice(i + 1).map((b) => jaccard(orders.get(a)!, orders.get(b)!)),
  );
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const at of a) both += Number(b.has(at));
  return both / (a.size + b.size - both);
}
