/** What people and programs write where they know nothing, in small letters. */
const WORDS: ReadonlySet<string> = new Set([
  "",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  "#null!",
  "nil",
  "-",
  "--",
  "\u2013",
  "\u2014",
  "?",
  ".",
  "#div/0!",
  "#value!",
  "#ref!",
  "#name?",
  "#num!",
]);

/**
 * True for text that stands for a missing value: blank, NA, N/A, NaN, null, a lone dash, a spreadsheet's error. `none`
 * is no such word, since "none" is often an answer. A country column that writes Namibia as NA will be short of it.
 *
 * @example isMissingText(" n/a ") // true
 */
export function isMissingText(text: string): boolean {
  return text.length < 12 && WORDS.has(text.trim().toLowerCase());
}
