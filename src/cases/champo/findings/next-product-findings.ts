import { structureWord } from "../../../findings/structure-word";
import { count, counted, countOrNone, decimal } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { AssociationRule } from "../../../models/association-rules";
import type { Assessment } from "../../../validity/how-many/assess";
import type { CustomerSuggestions } from "../../../models/recommender/suggest-products";

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
  const word = structureWord(best.silhouette ?? 0);
  return prose`${count(products)} qualities fall into ${counted(best.k, "group")} at the highest silhouette, ${decimal(best.silhouette)}: ${word} structure on Rousseeuw's scale. As with customers, the number is no proof that groups exist.`;
}
