import { sumBy } from "../../core/sum";
import { valuesOf } from "../../customers/customer-base";
import type { Finding } from "../../text/prose";
import type { Descriptors } from "../profiles/descriptor";
import type { Segmentation } from "../segmentation";
import { ruleHolds, type WordRule } from "./word-rule";

/** A word for a group that is true of its members, by a written rule. */
export interface NameWord {
  readonly word: string;
  /** `trait`: high or low in a column. `state`: beyond a fixed bound. `level`: a category. `part`: what it buys. `place`: at home or abroad. */
  readonly kind: "trait" | "state" | "level" | "part" | "place";
  /** The descriptor behind it. */
  readonly descriptor: string;
  readonly rule: WordRule;
  /** How much the word sets the group apart, in standard errors (a v-test); 0 or more. */
  readonly strength: number;
  /** Share of the members for whom it holds, .5 to 1. */
  readonly members: number;
  /** Share of what the members are worth that comes from such members, .5 to 1; NaN without a value column. */
  readonly value: number;
  /** Share of all other customers for whom it holds: below `members`. */
  readonly others: number;
  /** The rule that holds, with its numbers. */
  readonly evidence: Finding;
}

/** A word before it is known whether it holds. */
export type WordDraft = Omit<NameWord, "members" | "value" | "others">;

/** Shares of sums that differ by rounding only are equal. */
const ROUNDING = 1e-12;

/**
 * Keeps the words that may be used of a group: a word must hold for at least half of its members, by number and by what
 * they are worth, and for a smaller share of all other customers. Cost O(words x customers).
 */
export function wordsThatHold(
  drafts: readonly WordDraft[],
  members: readonly number[],
  { base }: Pick<Segmentation, "base">,
  descriptors: Descriptors,
): readonly NameWord[] {
  const isInside = new Uint8Array(base.customers.length);
  for (const row of members) isInside[row] = 1;
  const others = Uint32Array.from(base.customers.keys()).filter((row) => isInside[row] === 0);
  const values = valuesOf(base);
  const once = (row: number): number => base.weights?.[row] ?? 1;
  const worth = (row: number): number => once(row) * Math.max(0, values?.[row] || 0);
  const [all, allWorth, allOthers] = [sumBy(members, once), sumBy(members, worth), sumBy(others, once)];
  return drafts.flatMap((draft): NameWord[] => {
    const holds = ruleHolds(draft.rule, descriptors);
    const held = (weight: (row: number) => number) => (row: number) => (holds[row] ? weight(row) : 0);
    const word: NameWord = Object.freeze({
      ...draft,
      members: sumBy(members, held(once)) / all,
      value: sumBy(members, held(worth)) / allWorth,
      others: sumBy(others, held(once)) / allOthers,
    });
    const holdsInside = word.members >= 0.5 && !(word.value < 0.5 - ROUNDING);
    return holdsInside && word.others < word.members ? [word] : [];
  });
}
