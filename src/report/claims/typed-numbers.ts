/** A number that somebody typed, and where it is. */
export interface TypedNumber {
  readonly text: string;
  /** Place of its first character. */
  readonly at: number;
}

/**
 * Numbers in prose that are names or definitions and no results. Everything else that is a number may depend on the
 * data and has to be computed.
 */
const EXEMPT: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ["code", /```[^]*?```|`[^`]*`/g],
  ["formulas", /\$[^$]*\$/g],
  ["addresses of links", /\]\([^)]*\)/g],
  ["addresses", /\bhttps?:\/\/\S+/g],
  [
    "numbers of notebooks, chapters, sections, cells, figures and tables",
    /\b(?:notebook|chapter|section|figure|table|cell|step)s?\s+\d+(?:\.\d+)?(?:(?:,| to| and|, and| or)\s+\d+(?:\.\d+)?)*/gi,
  ],
  [
    "years of papers, after their authors",
    /\b(?!(?:In|Since|Until|From|By|Of|During|Before|After|Year|The|And|To|For)\b)[A-Z][\p{L}.&-]*(?:,? (?:and|&|et al\.?) ?[\p{L}]*)*,? (?:19|20)\d\d\b/gu,
  ],
  ["words with a digit, such as units", /\b\p{L}+-?\d+\b/gu],
  ["numbers of a list", /^\s*\d+\.(?=\s)/gm],
  ["levels set by convention", /\b(?:1|5|10|50|80|90|95|99) ?%(?= (?:level|interval|confidence))/g],
  ["poles of a scale", /\b(?:at most|at least|above|below|towards) [01]\b(?!\.\d)/gi],
  ["poles of a scale", /(?<![\d.,])[01](?= (?:is|would|means|fully|no more)\b)/g],
];
const HEADING = /^#{1,6} .*$/gm;
/** In headings: which k is looked at is a parameter of the section. */
const PARAMETER = /\bk (?:=|from) \d+(?: ?(?:\.\.|to|and|,) ?\d+)*/g;

const NUMBER = /(?<![\p{L}\d])(?:\d+(?:,\d{3})*)?\.?\d+(?:,\d{3})*%?/gu;

/**
 * The numbers typed into a text that could depend on the data. Such numbers belong into a takeaway, where they are
 * computed.
 *
 * @param markdown prose; numbers put in by code must have been blanked out.
 * @returns them in the order of the text.
 * @example typedNumbers("See notebook 03: 45 customers.").map(({ text }) => text) // ["45"]
 */
export function typedNumbers(markdown: string): readonly TypedNumber[] {
  const headings = markdown.replace(HEADING, (heading) => heading.replace(PARAMETER, blank));
  const rest = EXEMPT.reduce((text, [, pattern]) => text.replace(pattern, blank), headings);
  return [...rest.matchAll(NUMBER)].map((match) => ({ text: match[0], at: match.index }));
}

/** As many spaces, so that places stay what they are. */
export function blank(text: string): string {
  return " ".repeat(text.length);
}
