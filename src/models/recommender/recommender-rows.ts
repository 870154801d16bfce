import { count, decimal, percent, type Quantity } from "../../text/format";
import type { ProductsTogether } from "./products-together";
import type { RecommenderWay } from "./recommender-ways";
import type { PurchaseTable, Similarity } from "./suggest-products";

const MOST_ROWS = 20;
const WORDS: Readonly<Record<Similarity, string>> = {
  cosine: "cosine",
  pearson: "Pearson",
  euclidean: "Euclidean",
};

/** How a way to suggest products is called, such as "cosine of logarithms". */
export function wayName({ similarity, amounts }: Pick<RecommenderWay, "similarity" | "amounts">): string {
  if (amounts === null) return similarity;
  return `${WORDS[similarity as Similarity]} of ${amounts === "log" ? "logarithms" : "counts"}`;
}

/**
 * Ways to suggest products side by side, by how many hidden purchases they find.
 *
 * @example hitRateRows(recommenderWays(distinctAttributes(workbook.recommendation)))[0].trials
 */
export function hitRateRows(
  ways: readonly RecommenderWay[],
): readonly Readonly<Record<"suggested by" | "trials" | "hits" | "hit rate", string | number | Quantity>>[] {
  return ways.map((way) =>
    Object.freeze({
      "suggested by": way.amounts === null ? way.similarity : `neighbours, ${wayName(way)}`,
      trials: way.trials,
      hits: count(way.hits),
      "hit rate": percent(way.rate),
    }),
  );
}

/**
 * What each way suggests first to each customer, those first to whom the ways suggest the most different things.
 *
 * @returns twenty rows at most.
 * @example
 * const bought = distinctAttributes(workbook.recommendation);
 * firstSuggestionRows(bought, recommenderWays(bought)).length
 */
export function firstSuggestionRows(
  { customers }: PurchaseTable,
  ways: readonly RecommenderWay[],
): readonly Readonly<Record<string, string>>[] {
  const spoken = ways.filter(({ amounts }) => amounts !== null);
  const different = customers.map((_, i) => new Set(spoken.map(({ first }) => first[i])).size);
  return customers
    .map((customer, i) => ({ customer, i }))
    .filter(({ i }) => spoken.some(({ first }) => first[i] !== null))
    .sort((a, b) => different[b.i] - different[a.i] || a.i - b.i)
    .slice(0, MOST_ROWS)
    .map(({ customer, i }) =>
      Object.freeze({
        customer,
        ...Object.fromEntries(spoken.map((way) => [wayName(way), way.first[i] ?? "none"])),
      }),
    );
}

/**
 * Groups of products that are bought in the same orders, as rows.
 *
 * @example productsTogetherRows(productsTogether(orderBaskets(study.lines))).length
 */
export function productsTogetherRows(
  found: ProductsTogether | null,
): readonly Readonly<Record<"products" | "orders with any" | "both, of either", string | Quantity>>[] {
  return (found?.groups ?? []).map(({ products, orders, together }) =>
    Object.freeze({
      products: products.join(", "),
      "orders with any": count(orders),
      "both, of either": products.length === 1 ? "on its own" : decimal(together, 2),
    }),
  );
}
