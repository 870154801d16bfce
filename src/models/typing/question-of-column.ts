import type { CustomerColumn } from "../../customers/column";
import { countsOf } from "../../core/counts-of";
import type { TypingQuestion } from "./typing-tool";

/** A word that fewer customers have says nothing reliable. */
const LEAST = 3;
/** More words than this nobody chooses from. */
const MOST_WORDS = 15;
const QUARTERS = [0.25, 0.5, 0.75];
/** Bounds of all numbers, which a spreadsheet can hold too. */
export const ALL_NUMBERS = Object.freeze({ from: -1e300, below: 1e300 });

/** A question without points: what can be answered. */
export type OpenQuestion = Omit<TypingQuestion, "options"> & {
  readonly options: readonly Omit<TypingQuestion["options"][number], "points">[];
};

/**
 * The question that asks for a column: its more common words, or its numbers cut at the quarters of the customers.
 *
 * @returns null where the column has no two answers. Cost O(n log n).
 */
export function questionOfColumn(column: CustomerColumn): OpenQuestion | null {
  const { name, unit, numbers, texts } = column;
  const words = wordsOf(column);
  const base = { column: name, unit: unit === "" ? null : unit };
  if (words !== null) {
    const counts = [...countsOf(words.filter((word) => word !== null))].filter(([, count]) => count >= LEAST);
    const common = counts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORDS);
    if (common.length < 1 || (common.length < 2 && texts !== null && common[0][1] === words.length))
      return null;
    const options = common.map(([word]) => ({ word, from: null, below: null }));
    return { ...base, kind: "word", options: options.sort((a, b) => (a.word < b.word ? -1 : 1)) };
  }
  const known = [...(numbers ?? [])].filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const cuts = [...new Set(QUARTERS.map((part) => known[Math.floor(part * known.length)]))];
  const borders = cuts.filter((cut) => cut > known[0]);
  if (borders.length === 0) return null;
  const options = [ALL_NUMBERS.from, ...borders].map((from, i) => ({
    word: null,
    from,
    below: borders[i] ?? ALL_NUMBERS.below,
  }));
  return { ...base, kind: "number", options };
}

/** The answers of the customers to the question of a column: words, yes and no in words, or null for numbers. */
export function wordsOf({ type, numbers, texts }: CustomerColumn): readonly (string | null)[] | null {
  if (texts !== null) return texts;
  if (type !== "yes/no" || numbers === null) return null;
  return [...numbers].map((value) => (Number.isNaN(value) ? null : value > 0 ? "yes" : "no"));
}
