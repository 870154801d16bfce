import {
  distinctAttributes,
  leaveOneOutHitRates,
  SIMILARITIES,
  suggestProducts,
  type Amounts,
  type HitRate,
  type Similarity,
} from "../../models/recommender/suggest-products";
import type { RecommendationTable } from "../../cases/champo/workbook/tables";
import { median } from "simple-statistics";
import { sumOf } from "../../core/sum";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { Cell } from "../../text/table";

const WORDS: Readonly<Record<Similarity, string>> = {
  cosine: "cosine",
  pearson: "Pearson correlation",
  euclidean: "Euclidean distance",
};

/** A recommender tried on purchases that were hidden from it. */
export interface RecommenderTrial extends HitRate {
  readonly amounts: Amounts;
  /** `as it is`: with columns that repeat another one. */
  readonly sheet: "as it is" | "without copies";
  /** Median over customers: pieces of the larger of a customer and its nearest neighbour, over those of the smaller. NaN where it is not defined. */
  readonly sizeRatio: number;
}

/**
 * The recommender of published solutions, on counts with three similarities, tried on the sheet as it is and without its
 * repeated columns; then on logarithms; then what popularity and a blind guess reach without repeated columns.
 *
 * @param top how many suggestions may hold the hidden purchase; default 1. Cost O(purchases · n attributes), seven times.
 */
export function recommenderTrials(sheet: RecommendationTable, top = 1): readonly RecommenderTrial[] {
  const distinct = distinctAttributes(sheet);
  const tried = (
    table: RecommendationTable,
    name: RecommenderTrial["sheet"],
    amounts: Amounts,
    similarities: readonly Similarity[],
  ): readonly RecommenderTrial[] =>
    leaveOneOutHitRates(table, { top, amounts, similarities }).map((rate) =>
      Object.freeze({
        ...rate,
        sheet: name,
        amounts,
        sizeRatio: sizeRatioOf(table, rate.similarity, amounts),
      }),
    );
  const neighboursOnly = (list: readonly RecommenderTrial[]) =>
    list.filter(({ similarity }) => isSimilarity(similarity));
  return Object.freeze([
    ...neighboursOnly(tried(sheet, "as it is", "as they are", SIMILARITIES)),
    ...neighboursOnly(tried(distinct, "without copies", "as they are", SIMILARITIES)),
    ...tried(distinct, "without copies", "log", ["cosine"]),
  ]);
}

/** Trials as rows of a table. */
export function recommenderRows(
  trials: readonly RecommenderTrial[],
): readonly Readonly<Record<string, Cell>>[] {
  return trials.map(({ similarity, amounts, sheet, trials: tried, hits, rate, sizeRatio }) => ({
    recommender: isSimilarity(similarity) ? WORDS[similarity] : similarity,
    amounts: isSimilarity(similarity) ? amounts : "",
    sheet,
    hidden: count(tried),
    found: decimal(hits, 0),
    share: percent(rate, 0),
    "size of neighbour": isSimilarity(similarity) ? decimal(sizeRatio, 1) : "",
  }));
}

/** What the published recommender shows at first sight. */
export function recommenderShows(trials: readonly RecommenderTrial[]): Finding {
  const best = highest(trials.filter(isPublished));
  if (best === null) return prose`The sheet for recommendations holds no purchase that could be hidden.`;
  return prose`On counts and on the sheet as it is, neighbours by ${WORDS[best.similarity as Similarity]} find ${percent(best.rate, 0)} of the purchases hidden from them.`;
}

/** What is wrong with it: repeated columns, sizes in place of tastes, and whether mere popularity does as well. */
export function recommenderWrong(trials: readonly RecommenderTrial[]): Finding {
  const [as, distinct] = [trials.filter(isPublished), trials.filter(isDistinctCount)];
  const popularity = trials.find(({ similarity }) => similarity === "popularity");
  const best = highest(distinct);
  if (best === null || popularity === undefined || highest(as) === null)
    return prose`Nothing can be tried here.`;
  const before = as.find(({ similarity }) => similarity === best.similarity)!;
  const neighbours = `neighbours by ${WORDS[best.similarity as Similarity]}`;
  const without = prose`Without the columns that repeat another one, ${neighbours} find ${percent(best.rate, 0)} of the hidden purchases`;
  const copies =
    before.trials === best.trials
      ? prose`No purchase is in two columns; of those hidden, ${neighbours} find ${percent(best.rate, 0)}.`
      : before.rate > best.rate
        ? prose`${without} instead of ${percent(before.rate, 0)}: a hidden purchase was still in its copy.`
        : prose`${without}.`;
  return prose`${copies} ${worthFinding(best, popularity)} ${sizesFinding(distinct)}`;
}

/** Whether neighbours find more than what everybody buys; two standard errors of a difference are taken for chance. */
function worthFinding(best: RecommenderTrial, popularity: RecommenderTrial): Finding {
  const known = prose`Suggesting what most others buy finds ${percent(popularity.rate, 0)}`;
  const chance = 2 * Math.sqrt((2 * popularity.rate * (1 - popularity.rate)) / popularity.trials);
  const gain = best.rate - popularity.rate;
  if (gain > chance) return prose`${known}: the neighbours are better than that.`;
  if (gain < -chance) return prose`${known}, which is more than the neighbours find.`;
  return prose`${known}: the difference is no more than chance.`;
}

/** How far a similarity on counts looks for customers of the same size. */
function sizesFinding(trials: readonly RecommenderTrial[]): Finding {
  const [far, near] = ["cosine", "euclidean"].map(
    (kind) => trials.find(({ similarity }) => similarity === kind)?.sizeRatio ?? NaN,
  );
  if (!(near > 0 && far > 0)) return prose`The sizes of neighbours cannot be compared.`;
  const sizes = prose`At the median, a customer and its nearest neighbour by distance differ in pieces by a factor of ${decimal(near, 1)}; by angle, by a factor of ${decimal(far, 1)}`;
  return near < far
    ? prose`${sizes}: a distance of counts finds customers of the same size, not of the same taste.`
    : prose`${sizes}.`;
}

/** The number of columns of the sheet that repeat another one or that nobody bought. */
export function repeatedColumns(sheet: RecommendationTable): Finding {
  const copies = sheet.attributes.length - distinctAttributes(sheet).attributes.length;
  if (copies === 0) return prose`Each column of the sheet says something of its own.`;
  const of = prose`${count(copies)} of ${counted(sheet.attributes.length, "column")}`;
  return copies === 1
    ? prose`${of} repeats another one or holds no purchase.`
    : prose`${of} repeat another one or hold no purchase.`;
}

function isSimilarity(kind: HitRate["similarity"]): kind is Similarity {
  return SIMILARITIES.includes(kind as Similarity);
}

function isPublished({ sheet, amounts, trials }: RecommenderTrial): boolean {
  return sheet === "as it is" && amounts === "as they are" && trials > 0;
}

function isDistinctCount({ sheet, amounts, trials }: RecommenderTrial): boolean {
  return sheet === "without copies" && amounts === "as they are" && trials > 0;
}

function highest(trials: readonly RecommenderTrial[]): RecommenderTrial | null {
  return trials.reduce<RecommenderTrial | null>(
    (best, each) => (best === null || each.rate > best.rate ? each : best),
    null,
  );
}

function sizeRatioOf(table: RecommendationTable, kind: HitRate["similarity"], amounts: Amounts): number {
  if (!isSimilarity(kind)) return NaN;
  const totals = new Map(table.customers.map((customer, i) => [customer, sumOf(table.values[i])]));
  const ratios = suggestProducts(table, { similarity: kind, neighbours: 1, amounts }).flatMap(
    ({ customer, neighbours: [nearest] }) => {
      const pair = nearest === undefined ? [] : [totals.get(customer)!, totals.get(nearest.customer)!];
      return pair.length === 2 && Math.min(...pair) > 0 ? [Math.max(...pair) / Math.min(...pair)] : [];
    },
  );
  return ratios.length === 0 ? NaN : median(ratios);
}
