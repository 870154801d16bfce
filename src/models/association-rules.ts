import { holm } from "../math/distributions/holm";
import { hypergeometric } from "../math/distributions/hypergeometric";
import { InputError } from "../core/input-error";
import { frequentItemsets } from "./frequent-itemsets";

/** "Who buys these also buys that", with what speaks for it. */
export interface AssociationRule {
  readonly antecedent: readonly string[];
  readonly consequent: string;
  /** Baskets that hold both sides. */
  readonly count: number;
  /** Share of all baskets that hold both sides, 0 to 1. */
  readonly support: number;
  /** Share of the baskets with the left side that also hold the right one, 0 to 1. */
  readonly confidence: number;
  /** Confidence over the share of all baskets with the right side: 1 is independence, above 1 attraction. */
  readonly lift: number;
  /** Fisher's exact test, one-sided: the chance of so many joint baskets if the sides had nothing to do with each other. */
  readonly pValue: number;
  /** Holm's correction over all rules tried, reported or not. */
  readonly adjustedPValue: number;
  /** True where the rule rests on fewer than five baskets: it may be a coincidence. */
  readonly thin: boolean;
}

/** Options of `associationRules`. */
export interface RuleOptions {
  /** The least number of baskets that hold both sides; default 3, at least 1. */
  readonly minCount?: number;
  /** Default 0.5. */
  readonly minConfidence?: number;
  /** Items in both sides together at most; default 3. */
  readonly maxItems?: number;
}

/** Rules on fewer baskets than this are marked. */
const THIN = 5;

/**
 * Association rules with one item on the right (Agrawal, Imielinski & Swami 1993; Agrawal & Srikant 1994):
 * frequent item sets first, then every rule they allow. With many rules tried some look strong by chance; the
 * corrected p-value says which are not.
 *
 * @param baskets lists of items; an item twice in a basket counts once, empty baskets count as baskets.
 * @returns rules of at least `minConfidence`, the highest lift first, then the larger count.
 * @throws InputError for no baskets or options out of range. Cost grows with the number of frequent sets.
 * @example associationRules([["a", "b"], ["a", "b"], ["b"]], { minCount: 1 })[0].lift // 1
 */
export function associationRules(
  baskets: readonly (readonly string[])[],
  options: RuleOptions = {},
): readonly AssociationRule[] {
  const { minCount = 3, minConfidence = 0.5, maxItems = 3 } = options;
  if (!(minConfidence >= 0 && minConfidence <= 1)) {
    throw new InputError({
      where: "associationRules(minConfidence)",
      what: String(minConfidence),
      legal: "a number from 0 to 1",
    });
  }
  const sets = frequentItemsets(baskets, { minCount, maxItems });
  const counts = new Map(sets.map((set) => [keyOf(set.items), set.count]));
  const total = baskets.length;
  const tried = sets
    .filter((set) => set.items.length >= 2)
    .flatMap((set) =>
      set.items.map((consequent) => {
        const antecedent = set.items.filter((item) => item !== consequent);
        // Parts of a frequent set are frequent, so both are counted.
        const left = counts.get(keyOf(antecedent)) as number;
        const right = counts.get(keyOf([consequent])) as number;
        return {
          antecedent: Object.freeze(antecedent),
          consequent,
          count: set.count,
          support: set.count / total,
          confidence: set.count / left,
          lift: (set.count * total) / (left * right),
          pValue: hypergeometric({ total, marked: right, drawn: left }, set.count).atLeast,
          thin: set.count < THIN,
        };
      }),
    );
  const adjusted = holm(tried.map((rule) => rule.pValue));
  return Object.freeze(
    tried
      .map((rule, i) => Object.freeze({ ...rule, adjustedPValue: adjusted[i] as number }))
      .filter((rule) => rule.confidence >= minConfidence)
      .sort(
        (a, b) =>
          b.lift - a.lift ||
          b.count - a.count ||
          (keyOf([...a.antecedent, a.consequent]) < keyOf([...b.antecedent, b.consequent]) ? -1 : 1),
      ),
  );
}

function keyOf(items: readonly string[]): string {
  return JSON.stringify(items);
}
