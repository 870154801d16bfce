/** What a spreadsheet takes for the beginning of a formula; the full-width forms count in Japanese settings. */
const SIGNS = "=+\\-@＝＋－＠";
/** Apostrophes of an earlier guard, spaces, and then a sign: what must not open a cell. */
const FORMULA = `'* *[${SIGNS}]`;
/** What may part two cells for a reader other than the one the file was written for. */
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * Text that no spreadsheet takes for a formula: an apostrophe before a leading `= + - @`, tab or line break, and
 * before such a sign wherever another reader may see a cell begin (after a semicolon in a comma-separated file that
 * is opened where lists are parted by semicolons). Numbers are written as numbers and need no guard. Reversed exactly
 * by `withoutFormulaGuard`: text that already looks guarded gets one apostrophe more.
 *
 * Source: OWASP, CSV injection.
 *
 * @param delimiter what separates the cells of the file; quoting protects it inside a text.
 * @example guardFormula("=1+1") // "'=1+1"
 * @example guardFormula("RED;@SUM(A1)") // "RED;'@SUM(A1)"
 */
export function guardFormula(text: string, delimiter = ","): string {
  return text.replace(within(delimiter, ""), "$1'").replace(atStart(""), "'");
}

/**
 * Takes the apostrophes of `guardFormula` away again.
 *
 * @example withoutFormulaGuard("'=1+1") // "=1+1"
 */
export function withoutFormulaGuard(text: string, delimiter = ","): string {
  // Nearly every cell is done with here: a large file has millions.
  if (!text.includes("'")) return text;
  return text.replace(atStart("'"), "").replace(within(delimiter, "'"), "$1");
}

function atStart(mark: string): RegExp {
  return new RegExp(`^${mark}(?='*[\\t\\r\\n]|${FORMULA})`);
}

function within(delimiter: string, mark: string): RegExp {
  const others = SEPARATORS.filter((sign) => sign !== delimiter).join("");
  return new RegExp(`([${others}\\r\\n])${mark}(?=${FORMULA})`, "g");
}
