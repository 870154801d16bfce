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
  const rows = base.customers.length;
  const isInside = new Uint8Array(rows);
  for (const row of members) isInside[row] = 1;
  const inside = Uint32Array.from(members);
  const others = Uint32Array.from(isInside.keys()).filter((row) => isInside[row] === 0);
  const values = valuesOf(base);
  const once = base.weights ?? new Float64Array(rows).fill(1);
  const worth = once.map((weight, row) => weight * Math.max(0, values?.[row] || 0));
  const everyone = new Uint8Array(rows).fill(1);
  const ofMembers = sumWhere(everyone, inside, once);
  const worthOfMembers = sumWhere(everyone, inside, worth);
  const ofOthers = sumWhere(everyone, others, once);
  return drafts.flatMap((draft): NameWord[] => {
    const holds = ruleHolds(draft.rule, descriptors);
    const word: NameWord = Object.freeze({
      ...draft,
      members: sumWhere(holds, inside, once) / ofMembers,
      value: sumWhere(holds, inside, worth) / worthOfMembers,
      others: sumWhere(holds, others, once) / ofOthers,
    });
    const holdsInside = word.members >= 0.5 && !(word.value < 0.5 - ROUNDING);
    return holdsInside && word.others < word.members ? [word] : [];
  });
}

/** The sum over the rows for which something holds. */
function sumWhere(holds: Uint8Array, rows: Uint32Array, counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) if (holds[rows[i]] === 1) sum += counts[rows[i]];
  return sum;
}
