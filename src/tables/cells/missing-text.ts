import { endsInDigit } from "./is-digit";

/** What people and programs write for an unknown value, in small letters. */
export const MISSING_WORDS: ReadonlySet<string> = new Set([
  "",
  "na",
  "n/a",
  "n.a.",
  "<na>",
  "nan",
  "null",
  "(null)",
  "<null>",
  "nil",
  "\\n",
  "(blank)",
  "(leer)",
  "(vide)",
  "-",
  "--",
  "\u2013",
  "\u2014",
  "?",
  ".",
  "#n/a",
  "#n/d",
  "#nv",
  "#getting_data",
]);

/** Spreadsheets name their errors so, in every language, and add new ones: #DIV/0!, #NAME?, #SPILL!, #WERT!. */
const ERROR = /^#[\p{L}\d/_]+[!?]$/u;
const LONGEST = 20;

/**
 * True for text that means a missing value: blank, NA, N/A, NaN, null, a database's `\N`, a lone dash, a spreadsheet's
 * error. `none` is no such word, since "none" is often an answer. A country column that writes Namibia as NA will be
 * short of it.
 *
 * @example isMissingText(" n/a ") // true
 */
export function isMissingText(text: string): boolean {
  if (text.length > LONGEST) return text.trim() === "";
  // No word for a missing value ends with a digit.
  if (endsInDigit(text)) return false;
  const word = text.trim().toLowerCase();
  return MISSING_WORDS.has(word) || (word.startsWith("#") && ERROR.test(word));
}
