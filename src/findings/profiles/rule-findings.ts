import type { SegmentName } from "../../segments/naming/name-segments";
import type { ConfidenceCard } from "../../segments/place/confidence-cards";
import { LEAVE_ONE_OUT_CUSTOMERS, type SegmentRules } from "../../segments/rules/segment-rules";
import { checkSamples } from "../../segments/choose/check-sample";
import { customerNames } from "../../text/customer-name";
import { count, counted, decimal, percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** With this agreement on customers left out, rules may take the place of the division. */
const RELIABLE = 0.9;
/** So many customers are named one by one. */
const MOST_EXCEPTIONS = 20;

/** For how many customers a few questions repeat the division. */
export function questionsFinding({ chosen, grownFrom }: Pick<SegmentRules, "chosen" | "grownFrom">): Finding {
  const questions = counted(chosen.questions, "question");
  const repeat = verb(chosen.questions, "reproduces", "reproduce");
  const leftOut =
    grownFrom <= LEAVE_ONE_OUT_CUSTOMERS
      ? "when each customer is left out in turn"
      : "of those left out when the questions are chosen";
  return prose`${questions} about a customer's figures ${repeat} the division for ${percent(chosen.agreement)} of the customers, and for ${percent(chosen.agreementLeftOut)} ${leftOut}.`;
}

/** How well the rules place customers, and whom they place elsewhere. */
export function placingFinding(rules: SegmentRules, names: readonly Pick<SegmentName, "name">[]): Finding {
  const { chosen, baseline, grownFrom, ruled, misplaced, withoutRule, filled } = rules;
  const sentences = [
    prose`The rules place ${percent(chosen.agreement)} of the customers as the division does, and ${percent(chosen.agreementLeftOut)} of those left out; always naming the largest segment would be right for ${percent(baseline)}.`,
  ];
  if (grownFrom < ruled) {
    sentences.push(
      prose`They are made from a random sample of ${count(grownFrom)} customers, and counted on all.`,
    );
  }
  // Rules that fail for many are no list of exceptions.
  if (misplaced.length > MOST_EXCEPTIONS)
    sentences.push(prose`They place ${count(misplaced.length)} customers elsewhere.`);
  else if (misplaced.length > 0)
    sentences.push(prose`They place ${customerNames(misplaced, MOST_EXCEPTIONS)} elsewhere.`);
  if (withoutRule.length > 0) {
    const groups = withoutRule.map((index) => `"${names[index].name}"`).join(", ");
    sentences.push(prose`No rule leads to: ${groups}.`);
  }
  if (filled.length > 0)
    sentences.push(
      prose`Who lacks a value (${filled.join(", ")}) counts as the middle customer of that column.`,
    );
  return joined(sentences);
}

/** What the simple rules cost. */
export function simplicityFinding({ chosen }: Pick<SegmentRules, "chosen">): Finding {
  const price = prose`With ${counted(chosen.questions, "question")} the spread within the segments is ${decimal(chosen.price)} times that of the division itself.`;
  if (chosen.agreementLeftOut >= RELIABLE) {
    return prose`${price} A division that so few questions repeat is a list of thresholds: easy to apply, with nothing hidden in it.`;
  }
  return prose`${price} The rules place only ${percent(chosen.agreementLeftOut)} of the customers left out as the division does, less than ${percent(RELIABLE, 0)}, so they cannot replace it: place a customer by the confidence cards or with the command champo score.`;
}

/** Who comes back in so many resamples has a place that no resample moves. */
const NEVER_MOVED = 0.95;

/**
 * How many customers are firmly in their group, and what is known of the others.
 *
 * @param customers all of the study; of many, cards are made of a sample.
 */
export function firmFinding(
  cards: readonly Pick<ConfidenceCard, "word" | "stays" | "silhouette">[],
  customers = cards.length,
): Finding {
  const drawn = checkSamples(customers, 0) === null ? "" : " in the random sample";
  const others = cards.filter(({ word }) => word !== "firm");
  const firm = cards.length - others.length;
  if (others.length === 0) return prose`All ${count(firm)} customers${drawn} are firmly in their segment.`;
  const found = prose`${count(firm)} of ${counted(cards.length, "customer")}${drawn} ${verb(firm, "is firmly in its", "are firmly in their")} segment`;
  const kept = others.filter(({ stays, silhouette }) => stays >= NEVER_MOVED && silhouette >= 0).length;
  if (2 * kept > others.length && kept > 1)
    return prose`${found}. The other ${count(others.length)} are not much nearer to it than to the next one, though ${kept === others.length ? "all" : count(kept)} of them come back to it in nearly every resample.`;
  return prose`${found}; ${verb(others.length, "the other lies", "the others lie")} near a border.`;
}

/** How many are firm, borderline and to be placed by hand, and who the last are. */
export function cardsFinding(cards: readonly Pick<ConfidenceCard, "word" | "customer">[]): Finding {
  const of = (word: ConfidenceCard["word"]) => cards.filter((card) => card.word === word);
  const byHand = of("to be placed by hand");
  const words = prose`${count(of("firm").length)} ${verb(of("firm").length, "is", "are")} firm, ${count(of("borderline").length)} borderline and ${count(byHand.length)} to be placed by hand`;
  const meaning = prose`nearer to another segment, or moved in half of the resamples`;
  if (byHand.length === 0) return prose`${words} (${meaning}).`;
  const customers = customerNames(
    byHand.map(({ customer }) => customer),
    MOST_EXCEPTIONS,
  );
  return prose`${words}, which means ${meaning}: ${customers}. Place these one by one.`;
}
