import { InputError } from "../../core/input-error";
import { requireList } from "../../core/require-list";
import { requireOneOf } from "../../core/require-one-of";
import { sumBy } from "../../core/sum";
import { correlation, cosine, euclidean } from "../../math/distances/distances";
import { requireWhole } from "../../core/require-whole";

/** Customers and how much of each product, or other attribute, they bought. */
export interface PurchaseTable {
  readonly customers: readonly string[];
  readonly attributes: readonly string[];
  /** One row per customer, one number per attribute. */
  readonly values: readonly (readonly number[])[];
}

/**
 * How alike two customers are called: by the angle between their purchases, by their correlation, or by their distance d as
 * 1 / (1 + d), which calls customers of one size alike.
 */
export type Similarity = "cosine" | "pearson" | "euclidean";

/** What customers are compared by: logarithms of what they bought, or the amounts as they are. */
export type Amounts = "log" | "as they are";

/** All of them. */
export const SIMILARITIES: readonly Similarity[] = ["cosine", "pearson", "euclidean"];

/** Something a customer does not buy, but its neighbours do. */
export interface Suggestion {
  readonly attribute: string;
  /** Similarity-weighted share of the neighbours that buy it, 0 to 1. */
  readonly score: number;
  /** The neighbours that buy it, the most alike first. */
  readonly boughtBy: readonly string[];
}

/** Suggestions for one customer. */
export interface CustomerSuggestions {
  readonly customer: string;
  readonly neighbours: readonly { readonly customer: string; readonly similarity: number }[];
  /** The highest score first; ties in the order of the attributes. */
  readonly suggestions: readonly Suggestion[];
}

/** Options of the recommender. */
export interface RecommenderOptions {
  /** Default `cosine`. */
  readonly similarity?: Similarity;
  /** How many neighbours speak; default 5, at most the other customers. */
  readonly neighbours?: number;
  /** Default `log`. */
  readonly amounts?: Amounts;
}

/**
 * "Bought by your nearest neighbours, not by you": user-based collaborative filtering (Resnick et al. 1994) on
 * logarithms of what each customer bought, so that one large order does not decide who is alike (`amounts` changes
 * that). Similarities of 0 or less count for nothing.
 *
 * @param table customers x attributes, amounts of at least 0.
 * @returns one entry per customer; one who bought nothing, or everything alike, or is the only one, has no neighbours.
 * @throws InputError for an option out of range. Cost O(n^2 attributes).
 * @example suggestProducts(distinctAttributes(workbook.recommendation)).length // 20
 */
export function suggestProducts(
  table: PurchaseTable,
  options: RecommenderOptions = {},
): readonly CustomerSuggestions[] {
  const { similarity = "cosine", neighbours = 5, amounts = "log" } = options;
  requireOneOf(similarity, SIMILARITIES, "suggestProducts(similarity)");
  requireTable(table, neighbours, amounts);
  const rows = rowsOf(table, amounts);
  return Object.freeze(
    table.customers.map((customer, i) => {
      const near = nearest(rows, i, similarity, neighbours);
      return Object.freeze({
        customer,
        neighbours: near.map(({ row, value }) =>
          Object.freeze({ customer: table.customers[row], similarity: value }),
        ),
        suggestions: suggestionsFor(table, rows, i, near),
      });
    }),
  );
}

/** How well a recommender guesses what it was not shown. */
export interface HitRate {
  readonly similarity: Similarity | "popularity" | "blind guess";
  /** Purchases left out one at a time, and how many of them came back among the first `top` suggestions. */
  readonly trials: number;
  /** For the blind guess, the hits to be expected. */
  readonly hits: number;
  /** hits / trials; NaN without trials. */
  readonly rate: number;
}

/**
 * Leave one purchase out: each attribute a customer buys is hidden in turn and counts as a hit when it is among
 * the first `top` suggestions; once by neighbours of each similarity, once by mere popularity (what most other
 * customers buy), which a recommender must beat to be worth having, and once by a blind guess among all that the
 * customer does not buy. A single customer has nobody to learn from: no trials.
 *
 * @param top default 3. @param similarities default cosine and Pearson. Cost O(purchases · n attributes).
 * @example leaveOneOutHitRates(distinctAttributes(workbook.recommendation)).length // 4
 */
export function leaveOneOutHitRates(
  table: PurchaseTable,
  options: Omit<RecommenderOptions, "similarity"> & {
    readonly top?: number;
    readonly similarities?: readonly Similarity[];
  } = {},
): readonly HitRate[] {
  const { top = 3, neighbours = 5, amounts = "log", similarities = ["cosine", "pearson"] } = options;
  requireTable(table, neighbours, amounts);
  requireWhole(top, "leaveOneOutHitRates(top)", 1);
  requireList(similarities, "leaveOneOutHitRates(similarities)");
  for (const each of similarities) requireOneOf(each, SIMILARITIES, "leaveOneOutHitRates(similarities)");
  const rows = rowsOf(table, amounts);
  const rate = (
    kind: HitRate["similarity"],
    guess: (hidden: Float64Array[], i: number) => string[],
  ): HitRate => {
    let [trials, hits] = [0, 0];
    rows.forEach((row, i) =>
      row.forEach((value, j) => {
        if (value === 0 || rows.length < 2) return;
        const hidden = rows.map((other, at) => (at === i ? withoutValue(other, j) : other));
        trials++;
        if (guess(hidden, i).slice(0, top).includes(table.attributes[j])) hits++;
      }),
    );
    return Object.freeze({ similarity: kind, trials, hits, rate: trials > 0 ? hits / trials : NaN });
  };
  const byNeighbours = (kind: Similarity) => (hidden: Float64Array[], i: number) =>
    suggestionsFor(table, hidden, i, nearest(hidden, i, kind, neighbours)).map(({ attribute }) => attribute);
  return Object.freeze([
    ...similarities.map((each) => rate(each, byNeighbours(each))),
    rate("popularity", (hidden, i) => popular(table, hidden, i)),
    blindGuess(rows, top),
  ]);
}

/**
 * The table without attributes that repeat an earlier one in every row, as the sheet's second navy does: with a
 * copy in sight, nothing is ever left out. Attributes that nobody buys go, too.
 *
 * @example distinctAttributes(workbook.recommendation).customers.length // 20
 */
export function distinctAttributes(table: PurchaseTable): PurchaseTable {
  const kept = table.attributes
    .map((_, j) => j)
    .filter((j) => {
      const copy = (k: number): boolean => table.values.every((row) => row[k] === row[j]);
      return table.values.some((row) => row[j] > 0) && !table.attributes.some((_, k) => k < j && copy(k));
    });
  return Object.freeze({
    customers: table.customers,
    attributes: Object.freeze(kept.map((j) => table.attributes[j])),
    values: Object.freeze(table.values.map((row) => Object.freeze(kept.map((j) => row[j])))),
  });
}

function blindGuess(rows: readonly Float64Array[], top: number): HitRate {
  let [trials, hits] = [0, 0];
  for (const row of rows.length < 2 ? [] : rows) {
    const bought = row.filter((value) => value > 0).length;
    // With one purchase hidden, the customer seems not to buy it and all that it truly does not buy.
    trials += bought;
    hits += bought * Math.min(1, top / (row.length - bought + 1));
  }
  return Object.freeze({ similarity: "blind guess", trials, hits, rate: trials > 0 ? hits / trials : NaN });
}

interface Near {
  readonly row: number;
  readonly value: number;
}

function nearest(rows: readonly Float64Array[], i: number, similarity: Similarity, count: number): Near[] {
  return rows
    .map((row, other) => ({ row: other, value: other === i ? NaN : alike(similarity, rows[i], row) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.row - b.row)
    .slice(0, count);
}

function alike(similarity: Similarity, a: Float64Array, b: Float64Array): number {
  if (similarity === "euclidean") return 1 / (1 + euclidean(a, b));
  return 1 - (similarity === "cosine" ? cosine : correlation)(a, b);
}

function suggestionsFor(
  table: PurchaseTable,
  rows: readonly Float64Array[],
  i: number,
  near: readonly Near[],
): readonly Suggestion[] {
  const all = sumBy(near, ({ value }) => value);
  return Object.freeze(
    table.attributes
      .map((attribute, j): Suggestion => {
        const buyers = rows[i][j] > 0 ? [] : near.filter(({ row }) => rows[row][j] > 0);
        return Object.freeze({
          attribute,
          score: all > 0 ? sumBy(buyers, ({ value }) => value) / all : 0,
          boughtBy: Object.freeze(buyers.map(({ row }) => table.customers[row])),
        });
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score),
  );
}

function popular(table: PurchaseTable, rows: readonly Float64Array[], i: number): string[] {
  return table.attributes
    .map((attribute, j) => ({
      attribute,
      buyers: rows[i][j] > 0 ? -1 : rows.filter((row, other) => other !== i && row[j] > 0).length,
    }))
    .filter(({ buyers }) => buyers > 0)
    .sort((a, b) => b.buyers - a.buyers)
    .map(({ attribute }) => attribute);
}

function rowsOf({ values }: PurchaseTable, amounts: Amounts): Float64Array[] {
  return values.map((row) =>
    Float64Array.from(row, (value) => (amounts === "log" ? Math.log10(1 + value) : value)),
  );
}

function withoutValue(row: Float64Array, j: number): Float64Array {
  const copy = row.slice();
  copy[j] = 0;
  return copy;
}

function requireTable(table: PurchaseTable, neighbours: number, amounts: Amounts): void {
  requireOneOf(amounts, ["log", "as they are"], "suggestProducts(amounts)");
  requireWhole(neighbours, "suggestProducts(neighbours)", 1);
  table.values.forEach((row, i) => {
    const wrong = row.findIndex((value) => !(value >= 0 && value < Infinity));
    if (wrong < 0) return;
    throw new InputError({
      where: `suggestProducts(table), customer "${table.customers[i]}", "${table.attributes[wrong]}"`,
      what: String(row[wrong]),
      legal: "a finite number >= 0",
    });
  });
}
