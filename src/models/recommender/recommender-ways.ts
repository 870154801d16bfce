import {
  leaveOneOutHitRates,
  SIMILARITIES,
  suggestProducts,
  type Amounts,
  type HitRate,
  type PurchaseTable,
} from "./suggest-products";

/** One way to suggest products: by neighbours of a similarity on counts or on their logarithms, by popularity, or blindly. */
export interface RecommenderWay extends HitRate {
  /** What neighbours are compared by; null where there are none. */
  readonly amounts: Amounts | null;
  /** What it suggests first to each customer of the table, null where nothing; empty where there are no neighbours. */
  readonly first: readonly (string | null)[];
}

const AMOUNTS: readonly Amounts[] = ["as they are", "log"];

/**
 * All ways to suggest products side by side: neighbours by cosine, Pearson's correlation and Euclidean distance, on counts and on
 * logarithms, then popularity and a blind guess. On counts one large order decides who is alike, so that both may name other products.
 *
 * Five neighbours speak; a hidden purchase is a hit where it is the first suggestion.
 *
 * @returns the six ways, counts first, then popularity and the blind guess. Cost: six times `leaveOneOutHitRates`.
 * @example recommenderWays(distinctAttributes(workbook.recommendation)).length // 8
 */
export function recommenderWays(table: PurchaseTable): readonly RecommenderWay[] {
  const tried = AMOUNTS.map((amounts) =>
    leaveOneOutHitRates(table, { top: 1, amounts, similarities: SIMILARITIES }),
  );
  const byNeighbours = AMOUNTS.flatMap((amounts, a) =>
    SIMILARITIES.map((similarity, s): RecommenderWay => {
      const suggestions = suggestProducts(table, { similarity, amounts });
      const first = suggestions.map((own) => own.suggestions[0]?.attribute ?? null);
      return Object.freeze({ ...tried[a][s], amounts, first: Object.freeze(first) });
    }),
  );
  const without = tried[0]
    .slice(SIMILARITIES.length)
    .map((rate): RecommenderWay => Object.freeze({ ...rate, amounts: null, first: Object.freeze([]) }));
  return Object.freeze([...byNeighbours, ...without]);
}
