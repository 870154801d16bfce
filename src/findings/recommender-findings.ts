import { sumBy } from "../core/sum";
import type { ProductsTogether } from "../models/recommender/products-together";
import { wayName } from "../models/recommender/recommender-rows";
import type { RecommenderWay } from "../models/recommender/recommender-ways";
import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import { verb } from "../text/verb";
import { structureWord } from "./structure-word";

/**
 * What the notebooks say of recommenders and of products bought together: each function takes a result, or null where there is
 * none, and returns a sentence with its values.
 *
 * @example answer(recommenderFindings.neighbours(recommenderWays(distinctAttributes(workbook.recommendation))));
 */
export const recommenderFindings = Object.freeze({ neighbours, differ, together });

function byNeighbours(ways: readonly RecommenderWay[] | null): readonly RecommenderWay[] {
  return (ways ?? []).filter(({ amounts, trials }) => amounts !== null && trials > 0);
}

/** Whether neighbours foresee purchases better than popularity does. */
function neighbours(ways: readonly RecommenderWay[] | null): Finding {
  const tried = byNeighbours(ways);
  if (tried.length === 0)
    return prose`Too few customers with several products are known to suggest anything.`;
  const best = tried.reduce((one, other) => (other.rate > one.rate ? other : one));
  const [popularity, blind] = ["popularity", "blind guess"].map((kind) => rateOf(ways!, kind));
  // Of six ways the best is lucky, too: a gain within two standard errors is none.
  const chance = 2 * Math.sqrt((2 * popularity * (1 - popularity)) / best.trials);
  const better = best.rate - popularity > chance;
  const verdict = better
    ? prose`Yes: suggestions by similar customers beat simple popularity`
    : prose`No: suggestions by similar customers do not beat simple popularity by more than chance`;
  const worth = better
    ? prose`Knowing the neighbours is worth something here.`
    : prose`For broad buyers, the most popular products are as good a guess: the recommender does not pay yet.`;
  const chosen = prose`the best of ${counted(tried.length, "way")}, ${wayName(best)}`;
  return prose`${verdict}: neighbours guess ${percent(best.rate)} of ${count(best.trials)} hidden purchases right at the first try (${chosen}), popularity ${percent(popularity)}, a blind guess ${percent(blind)}. ${worth}`;
}

function rateOf(ways: readonly RecommenderWay[], kind: string): number {
  return ways.find(({ similarity }) => similarity === kind)!.rate;
}

/** Whether counts and logarithms suggest the same; nothing where `neighbours` says that too few customers are known. */
function differ(ways: readonly RecommenderWay[] | null): Finding {
  const tried = byNeighbours(ways);
  if (tried.length === 0) return prose``;
  const [counts, logarithms] = ["as they are", "log"].map((wanted) =>
    tried.find(({ similarity, amounts }) => similarity === "cosine" && amounts === wanted)!,
  );
  const spoken = counts.first.flatMap((_, i) =>
    counts.first[i] === null && logarithms.first[i] === null ? [] : [i],
  );
  const other = spoken.filter((i) => counts.first[i] !== logarithms.first[i]).length;
  if (other === 0)
    return prose`By cosine, counts and logarithms name the same product first for ${counted(spoken.length, "customer")}.`;
  return prose`By cosine, counts and logarithms name different products first for ${count(other)} of ${counted(spoken.length, "customer")}: on counts, one large order decides who is alike.`;
}

/** Which products are bought in the same orders. */
function together(found: ProductsTogether | null): Finding {
  if (found === null) return prose`Too few products are ordered together to group them by that.`;
  const { groups, silhouette } = found;
  const pairs = groups.filter(({ products }) => products.length > 1);
  const [first] = [...pairs].sort((a, b) => b.together - a.together);
  const alone = groups.length - pairs.length;
  const solo = alone === 0 ? prose`` : prose`, ${count(alone)} of them of one product`;
  const products = sumBy(groups, (group) => group.products.length);
  const most =
    first === undefined
      ? prose``
      : prose` Most often together: ${first.products.join(", ")} (on average, ${percent(first.together)} of the orders with either of two hold both).`;
  return prose`By the orders that they share, ${counted(products, "product")} ${verb(products, "falls", "fall")} into ${counted(groups.length, "group")}${solo}: ${structureWord(silhouette)} structure on Rousseeuw's scale (mean silhouette ${decimal(silhouette)}).${most}`;
}
