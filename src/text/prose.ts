import type { Quantity } from "./format";

/** A word of a sentence that a page asks for by name, such as a verdict. */
export interface NamedWord {
  readonly name: string;
  readonly text: string;
}

/**
 * A sentence with its values attached: words, and numbers at full precision, in order. It goes from the function that
 * found it to the page as it is; a page may ask for its named numbers and words.
 */
export interface Finding {
  readonly parts: readonly (string | Quantity | NamedWord)[];
  /** The whole sentence as a reader sees it. */
  readonly text: string;
}

/** What may be put into a sentence: numbers with their text, other sentences, named words, or plain text. */
export type Interpolation = string | Quantity | NamedWord | Finding;

/**
 * Writes a sentence that carries its numbers. A template tag: numbers go in as `percent(x)`, `money(x)`, `count(x)`,
 * other sentences as they are, the rest as text.
 *
 * @example prose`${count(3)} of ${count(21)} have gone silent.`.text // "3 of 21 have gone silent."
 */
export function prose(words: TemplateStringsArray, ...values: readonly Interpolation[]): Finding {
  return findingOf(words.flatMap((word, i) => (i < values.length ? [word, values[i]] : [word])));
}

/**
 * Joins sentences, or parts of a list, to one.
 *
 * @param between what is written between two of them; default a blank.
 * @example joined([count(3), count(5)], " and ").text // "3 and 5"
 */
export function joined(list: readonly Interpolation[], between: Interpolation = " "): Finding {
  return findingOf(list.flatMap((each, i) => (i === 0 ? [each] : [between, each])));
}

/**
 * A range of two numbers in words; where both read the same, that number.
 *
 * @example fromTo(count(3), count(5)).text // "from 3 to 5"
 */
export function fromTo(low: Quantity, high: Quantity): Finding {
  return low.text === high.text ? prose`${low}` : prose`from ${low} to ${high}`;
}

/**
 * Names a number or a word, so that a page can ask for it. A name is used once in a sentence.
 *
 * @example named("topShare", percent(0.357)).name // "topShare"
 */
export function named(name: string, what: Quantity): Quantity;
export function named(name: string, what: string): NamedWord;
export function named(name: string, what: Quantity | string): Quantity | NamedWord {
  return Object.freeze(typeof what === "string" ? { name, text: what } : { ...what, name });
}

/** True for what `prose` and `joined` return. */
export function isFinding(x: unknown): x is Finding {
  return typeof x === "object" && x !== null && "parts" in x && Array.isArray(x.parts) && "text" in x;
}

/** True for a word that `named` names. */
export function isNamedWord(x: unknown): x is NamedWord {
  return typeof x === "object" && x !== null && "name" in x && "text" in x && !("value" in x);
}

/** A finding as it was before it was written to JSON, which has no NaN. */
export function findingFromJson({ parts, text }: Finding): Finding {
  const restored = parts.map((part) =>
    typeof part === "string" || !("value" in part)
      ? part
      : Object.freeze({ ...part, value: (part.value as number | null) ?? NaN }),
  );
  return Object.freeze({ parts: Object.freeze(restored), text });
}

function findingOf(values: readonly Interpolation[]): Finding {
  const parts = values
    .flatMap((value) => (isFinding(value) ? value.parts : [value]))
    .filter((part) => part !== "");
  const text = parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
  return Object.freeze({ parts: Object.freeze(parts), text });
}
