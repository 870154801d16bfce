/** Numbers in prose that are names, not results: notebooks, years of papers, units, code and formulas. */
const NAMES = [
  /`[^`]*`/g,
  /\$[^$]*\$/g,
  /\bnotebooks?\s+\d\d(?:(?:,| to| and|, and)\s+\d\d)*/gi,
  /\b[A-Z][\p{L}.&-]*(?:,? (?:and|&|et al\.?) ?[\p{L}]*)*,? (?:19|20)\d\d\b/gu,
  /\b\p{L}+-?\d+\b/gu,
  /\]\([^)]*\)/g,
];

/**
 * The numbers typed into a Markdown text that could depend on the data. Such numbers belong into a takeaway,
 * where they are computed.
 */
export function typedNumbers(markdown: string): string[] {
  const rest = NAMES.reduce((text, name) => text.replace(name, " "), markdown);
  return [...rest.matchAll(/(?<![\p{L}\d])\d*\.?\d+(?:,\d{3})*%?/gu)].map(([number]) => number);
}
