import { count, decimal, percent, type Quantity } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { isPlural } from "../../text/is-plural";
import type { SegmentName } from "../naming/name-segments";
import { partWord, PLAIN_LEXICON, type Lexicon } from "../naming/lexicon";
import type { RuleCondition, SegmentRule } from "./segment-rules";

/**
 * Says rules so that they can be applied without a computer, one sentence each.
 *
 * @param lexicon the words of the trade; default the names of the columns.
 * @example
 * ruleSentences(segmentRules(segmentation).rules, names, study.lexicon)[0].text // "If more than 10% of its pieces are flat-weave, it belongs to Broad-range flat-weave buyers: right for 23 of 23 customers."
 */
export function ruleSentences(
  rules: readonly SegmentRule[],
  names: readonly Pick<SegmentName, "name">[],
  lexicon: Lexicon = PLAIN_LEXICON,
): readonly Finding[] {
  return rules.map(({ conditions, segment, right, customers }) => {
    const { name } = names[segment];
    const found = prose`right for ${count(right)} of ${count(customers)} customers.`;
    if (conditions.length === 0) return prose`Every customer belongs to "${name}": ${found}`;
    const all = conditions
      .map((condition) => conditionProse(condition, lexicon))
      .reduce((sentence, condition) => prose`${sentence} and ${condition}`);
    return lexicon.plainWords
      ? prose`If ${all}, the customer belongs to "${name}": ${found}`
      : prose`If ${all}, it belongs to ${name}: ${found}`;
  });
}

function conditionProse(condition: RuleCondition, lexicon: Lexicon): Finding {
  const { descriptor, level, whole, unit, above, upTo } = condition;
  // "Its age" fits a company and no person; a column has its own name.
  const whose = lexicon.plainWords ? "" : "its ";
  if (level !== null)
    return prose`${whose}${descriptor} ${be(descriptor, lexicon)} ${above === null ? "not " : ""}${level}`;
  if (whole !== null) return shareProse(partWord(lexicon, descriptor), condition, lexicon.partPhrase);
  // "product types: at most 3 types" would say the unit twice.
  const said = unit === "currency" || descriptor.endsWith(unit) ? "" : ` ${unit}`;
  const verb = lexicon.plainWords || !descriptor.endsWith("s") ? be(descriptor, lexicon) : "number";
  return prose`${whose}${descriptor} ${verb} ${between(above, upTo, unit)}${said}`;
}

/** A trade has nouns of its own; columns of a table are called as they are, one thing or several. */
function be(descriptor: string, { plainWords }: Lexicon): string {
  return plainWords && isPlural(descriptor) ? "are" : "is";
}

function shareProse(part: string, { unit, above, upTo }: RuleCondition, phrase: string): Finding {
  if (phrase === "") return prose`its share of ${part} is ${between(above, upTo, unit)}`;
  if (above === null && upTo === 0) return prose`none ${phrase} ${part}`;
  if (above === 0 && upTo === null) return prose`some ${phrase} ${part}`;
  return prose`${between(above, upTo, unit)} ${phrase} ${part}`;
}

function between(above: number | null, upTo: number | null, unit: string): Finding {
  if (above === null) return prose`at most ${bound(upTo as number, unit)}`;
  if (upTo === null) return prose`more than ${bound(above, unit)}`;
  return prose`more than ${bound(above, unit)} and at most ${bound(upTo, unit)}`;
}

/** A bound with all its digits: thresholds are round already, and rounding one further would move customers. */
function bound(value: number, unit: string): Quantity {
  const share = unit.startsWith("share");
  const shown = share ? Number((100 * value).toPrecision(14)) : value;
  const digits = String(shown).match(/\.(\d+)$/)?.[1].length ?? 0;
  return share ? percent(value, digits) : decimal(value, digits);
}
