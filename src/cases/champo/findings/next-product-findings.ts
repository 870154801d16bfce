import { count, counted, countOrNone, decimal, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { AssociationRule } from "../../../models/association-rules";
import type { Assessment } from "../../../validity/how-many/assess";
import type { CustomerSuggestions, HitRate } from "../models/suggest-products";

/** Kaufman and Rousseeuw's words for a mean silhouette. */
const REASONABLE = 0.5;
const WEAK = 0.25;

/** Whether neighbours foresee purchases better than popularity does. */
export function neighboursFinding(rates: readonly HitRate[]): Finding {
  const [cosine, pearson, popularity, blind] = rates;
  if (cosine.trials === 0)
    return prose`There are too few customers in the recommendation sheet to suggest anything.`;
  const neighbours = Math.max(cosine.rate, pearson.rate);
  const better = neighbours > popularity.rate;
  const verdict = better
    ? prose`Yes: suggestions by similar customers beat simple popularity`
    : prose`No: suggestions by similar customers do not beat simple popularity`;
  const worth = better
    ? prose`Knowing the neighbours is worth something here.`
    : prose`For broad buyers, the most popular products are at least as good a guess: the recommender does not pay yet.`;
  return prose`${verdict}: neighbours guess ${percent(neighbours)} of ${count(cosine.trials)} hidden purchases right at the first try, popularity ${percent(popularity.rate)}, a blind guess ${percent(blind.rate)}. ${worth}`;
}

/** How many customers get a suggestion. */
export function suggestionsFinding(suggestions: readonly CustomerSuggestions[]): Finding {
  const some = suggestions.filter((entry) => entry.suggestions.length > 0).length;
  if (suggestions.length === 0)
    return prose`The recommendation sheet holds no customer to suggest anything to.`;
  return prose`${count(some)} of ${counted(suggestions.length, "customer")} ${verb(some, "gets", "get")} a suggestion; the share in brackets is the weight of the neighbours that buy it.`;
}

/** How many rules are beyond chance. */
export function basketsFinding(
  baskets: readonly unknown[],
  rules: readonly AssociationRule[],
  solid: readonly AssociationRule[],
): Finding {
  if (rules.length === 0)
    return prose`${counted(baskets.length, "order")} ${verb(baskets.length, "gives", "give")} no rule: too few hold two product types.`;
  const gives = verb(baskets.length, "gives", "give");
  const found = prose`${counted(baskets.length, "order")} ${gives} ${counted(rules.length, "rule")}, of which ${countOrNone(solid.length)} ${verb(Math.max(1, solid.length), "is", "are")} beyond chance after the correction.`;
  if (solid.length === 0) return found;
  return prose`${found} Orders of one customer are not independent, so even ${verb(solid.length, "this one describes", "those describe")} habits of a few accounts.`;
}

/** What the few colour baskets allow. */
export function coloursFinding(baskets: readonly unknown[], rules: readonly AssociationRule[]): Finding {
  const survivors = rules.filter(({ adjustedPValue }) => adjustedPValue < 0.05).length;
  const allow = verb(baskets.length, "allows", "allow");
  if (rules.length === 0) return prose`${counted(baskets.length, "basket")} ${allow} no rule.`;
  const thin = rules.filter((rule) => rule.thin).length;
  const found = prose`${counted(baskets.length, "basket")} ${allow} ${counted(rules.length, "rule")}, of which ${countOrNone(thin)} ${verb(Math.max(1, thin), "rests", "rest")} on fewer than five orders and ${countOrNone(survivors)} ${verb(Math.max(1, survivors), "survives", "survive")} the correction`;
  if (survivors === 0) return prose`${found}: a demonstration of the method, not a finding.`;
  return prose`${found}: those are worth a look, the others are a demonstration.`;
}

/** Whether products form groups. */
export function productGroupsFinding(products: number, best: Assessment | null): Finding {
  if (best === null) {
    const have = verb(products, "has", "have");
    return prose`Only ${counted(products, "quality", "qualities")} ${have} lines enough for a profile: too few to group.`;
  }
  const silhouette = best.silhouette ?? 0;
  const word = silhouette >= REASONABLE ? "reasonable" : silhouette >= WEAK ? "weak" : "no substantial";
  return prose`${count(products)} qualities fall into ${counted(best.k, "group")} at the highest silhouette, ${decimal(best.silhouette)}: ${word} structure on Rousseeuw's scale. As with customers, the number is no proof that groups exist.`;
}
