/** Controls but tab and line ends, halves of letters, and the two places of Unicode that are no letters. */
const NONE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

/**
 * The text with U+FFFD for whatever XML has no place for: one such letter in a name, and a workbook, a document or a picture
 * (SVG) cannot be opened.
 *
 * @example xmlLetters("a\u0000b") // "a\ufffdb"
 */
export function xmlLetters(text: string): string {
  return text.replace(NONE, "\ufffd");
}
