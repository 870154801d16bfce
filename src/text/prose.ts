import type { Quantity } from "./format";

/** Text in which each number is known at full precision: what a function of the library says in words. */
export interface Prose {
  /** The whole text as a reader sees it. */
  readonly text: string;
  /** The same in pieces: words, and numbers with their values. */
  readonly parts: readonly (string | Quantity)[];
}

/**
 * Finds numbers in a text again, so that a sentence of the library carries their values. Each quantity is taken where
 * its text first stands as a whole number that no earlier one has taken; one that does not occur is left out.
 *
 * @param quantities the numbers the text was written with, in any order.
 * @example traced("M brings 34.6% of it.", [percent(0.3463)]).parts.length // 3
 */
export function traced(text: string, quantities: readonly Quantity[]): Prose {
  const found: { readonly start: number; readonly end: number; readonly quantity: Quantity }[] = [];
  for (const quantity of quantities) {
    const start = places(text, quantity.text).find((at) =>
      found.every((other) => at + quantity.text.length <= other.start || at >= other.end),
    );
    if (start !== undefined) found.push({ start, end: start + quantity.text.length, quantity });
  }
  found.sort((a, b) => a.start - b.start);
  const parts: (string | Quantity)[] = [];
  let end = 0;
  for (const { start, end: next, quantity } of found) {
    if (start > end) parts.push(text.slice(end, start));
    parts.push(quantity);
    end = next;
  }
  if (end < text.length) parts.push(text.slice(end));
  return Object.freeze({ text, parts: Object.freeze(parts) });
}

/**
 * Writes a sentence that carries its numbers. A template tag: numbers go in as `percent(x)`, `money(x)`, `count(x)`,
 * other sentences as they are, the rest as text.
 *
 * @example prose`${count(3)} of ${count(21)} have gone silent.`.text // "3 of 21 have gone silent."
 */
export function prose(words: TemplateStringsArray, ...values: readonly (string | Quantity | Prose)[]): Prose {
  const parts = words.flatMap((word, i): (string | Quantity)[] => {
    const value = values[i];
    if (value === undefined) return [word];
    return [word, ...(isProse(value) ? value.parts : [value])];
  });
  const text = parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
  return Object.freeze({ text, parts: Object.freeze(parts.filter((part) => part !== "")) });
}

/** True for what `traced` and `prose` return. */
export function isProse(x: unknown): x is Prose {
  return typeof x === "object" && x !== null && "parts" in x && Array.isArray(x.parts) && "text" in x;
}

/** Where `number` stands in the text as a whole: not within a longer number or a word. */
function places(text: string, number: string): number[] {
  if (number === "") return [];
  const found: number[] = [];
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + number.length, at + number.length + 2);
    if (!/[\p{L}\d]$|\d[.,]$/u.test(before) && !/^(?:[\p{L}\d%]|[.,]\d)/u.test(after)) found.push(at);
  }
  return found;
}
