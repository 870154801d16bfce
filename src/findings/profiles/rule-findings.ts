import type { SegmentName } from "../../segments/naming/name-segments";
import type { ConfidenceCard } from "../../segments/place/confidence-cards";
import type { SegmentRules } from "../../segments/rules/segment-rules";
import { fewNames } from "../../text/few-names";
import { count, counted, decimal, percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** With this agreement on customers left out, rules may take the place of the division. */
const RELIABLE = 0.9;

/** For how many customers a few questions repeat the division. */
export function questionsFinding({ chosen }: Pick<SegmentRules, "chosen">): Finding {
  const questions = counted(chosen.questions, "question");
  const repeat = verb(chosen.questions, "reproduces", "reproduce");
  return prose`${questions} about a customer's figures ${repeat} the division for ${percent(chosen.agreement)} of the customers, and for ${percent(chosen.agreementLeftOut)} when each customer is left out in turn.`;
}

/** How well the rules place customers, and whom they place elsewhere. */
export function placingFinding(rules: SegmentRules, names: readonly Pick<SegmentName, "name">[]): Finding {
  const { chosen, baseline, grownFrom, ruled, misplaced, withoutRule } = rules;
  const sentences = [
    prose`The rules place ${percent(chosen.agreement)} of the customers as the division does, and ${percent(chosen.agreementLeftOut)} of those left out; always naming the largest segment would be right for ${percent(baseline)}.`,
  ];
  if (grownFrom < ruled) {
    sentences.push(
      prose`They are made from a random sample of ${count(grownFrom)} customers, and counted on all.`,
    );
  }
  if (misplaced.length > 0) sentences.push(prose`They place elsewhere: ${fewNames(misplaced)}.`);
  if (withoutRule.length > 0) {
    const groups = withoutRule.map((index) => names[index].name).join(", ");
    sentences.push(prose`No rule leads to: ${groups}.`);
  }
  return joined(sentences);
}

/** What the simple rules cost. */
export function simplicityFinding({ chosen }: Pick<SegmentRules, "chosen">): Finding {
  const price = prose`${counted(chosen.questions, "question")}: ${decimal(chosen.price)} times the spread of the division itself.`;
  if (chosen.agreementLeftOut >= RELIABLE) {
    return prose`${price} A division that so few questions repeat is a list of thresholds: easy to apply, with nothing hidden in it.`;
  }
  return prose`${price} The rules place only ${percent(chosen.agreementLeftOut)} of the customers left out as the division does, less than ${percent(RELIABLE, 0)}, so they cannot replace it: place a customer by the confidence cards or with the command champo score.`;
}

/** How many customers are firmly in their group. */
export function firmFinding(cards: readonly Pick<ConfidenceCard, "word">[]): Finding {
  const firm = cards.filter(({ word }) => word === "firm").length;
  if (firm === cards.length) return prose`All ${count(firm)} customers are firmly in their segment.`;
  return prose`${count(firm)} of ${counted(cards.length, "customer")} ${verb(firm, "is firmly in its", "are firmly in their")} segment; ${verb(cards.length - firm, "the other lies", "the others lie")} near a border.`;
}

/** How many are firm, borderline and placed by hand, and who the last are. */
export function cardsFinding(cards: readonly Pick<ConfidenceCard, "word" | "customer">[]): Finding {
  const of = (word: ConfidenceCard["word"]) => cards.filter((card) => card.word === word);
  const byHand = of("placed by hand");
  const words = prose`${count(of("firm").length)} ${verb(of("firm").length, "is", "are")} firm, ${count(of("borderline").length)} borderline and ${count(byHand.length)} placed by hand`;
  const meaning = prose`nearer to another segment, or moved in half of the resamples`;
  if (byHand.length === 0) return prose`${words} (${meaning}).`;
  const customers = fewNames(byHand.map(({ customer }) => customer));
  return prose`${words}: ${meaning} (${customers}). Treat these one by one.`;
}
