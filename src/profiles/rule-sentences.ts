import { count, decimal, percent, type Quantity } from "../format";
import type { SegmentName } from "./name-segments";
import { productWord } from "./product-words";
import type { RuleCondition, SegmentRule } from "./segment-rules";

/** A rule in words, with the numbers that stand in it. */
export interface RuleSentence {
  readonly text: string;
  /** In the order in which they stand in the text. */
  readonly claims: readonly Quantity[];
}

/**
 * Says rules so that they can be applied without a computer, one sentence each.
 *
 * @example ruleSentences(rules.rules, names)[0].text
 * // "If more than 35% of its pieces are flat-weave, it belongs to Frequent flat-weave importers: right for 9 of 9 customers."
 */
export function ruleSentences(
  rules: readonly SegmentRule[],
  names: readonly SegmentName[],
): readonly RuleSentence[] {
  return rules.map(({ conditions, segment, right, customers }) => {
    const claims: Quantity[] = [];
    const say = (quantity: Quantity): string => {
      claims.push(quantity);
      return quantity.text;
    };
    const { name } = names[segment];
    const start =
      conditions.length === 0
        ? `Every customer belongs to ${name}`
        : `If ${conditions.map((condition) => conditionText(condition, say)).join(" and ")}, it belongs to ${name}`;
    return Object.freeze({
      text: `${start}: right for ${say(count(right))} of ${say(count(customers))} customers.`,
      claims: Object.freeze(claims),
    });
  });
}

function conditionText(
  { descriptor, unit, above, upTo }: RuleCondition,
  say: (quantity: Quantity) => string,
): string {
  if (unit === "share of pieces") {
    const product = productWord(descriptor);
    if (above === null && upTo === 0) return `none of its pieces are ${product}`;
    if (above === 0 && upTo === null) return `some of its pieces are ${product}`;
    return `${between(above, upTo, unit, say)} of its pieces are ${product}`;
  }
  // "product types: at most 3 types" would say the unit twice.
  const said = unit === "money" || descriptor.endsWith(unit) ? "" : ` ${unit}`;
  const verb = descriptor.endsWith("s") ? "number" : "is";
  return `its ${descriptor} ${verb} ${between(above, upTo, unit, say)}${said}`;
}

function between(
  above: number | null,
  upTo: number | null,
  unit: string,
  say: (quantity: Quantity) => string,
): string {
  return [
    ...(above === null ? [] : [`more than ${say(bound(above, unit))}`]),
    ...(upTo === null ? [] : [`at most ${say(bound(upTo, unit))}`]),
  ].join(" and ");
}

/** A bound with all its digits: thresholds are round already, and rounding one further would move customers. */
function bound(value: number, unit: string): Quantity {
  const share = unit.startsWith("share");
  const shown = share ? Number((100 * value).toPrecision(14)) : value;
  const digits = String(shown).match(/\.(\d+)$/)?.[1].length ?? 0;
  return share ? percent(value, digits) : decimal(value, digits);
}
