/** Letters of a line that a reader may still look at. */
const LONGEST_LINE = 100_000;
/** Letters of an output that a notebook, and the report of it, can hold and stay usable. */
const LONGEST_TEXT = 5_000_000;

/**
 * Text of an output as a notebook keeps it: lines of millions of letters, and texts of many megabytes, are cut with a note of
 * how much is missing. Most texts come back as they are. Cost O(letters).
 *
 * @example cutText("short") // "short"
 */
export function cutText(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  const lines = text
    .split("\n")
    .map((line) =>
      line.length <= LONGEST_LINE ? line : noted(line, LONGEST_LINE, "The rest of this line is left out"),
    )
    .join("\n");
  return lines.length <= LONGEST_TEXT
    ? lines
    : noted(lines, LONGEST_TEXT, "The rest of this output is left out");
}

/** The beginning of a text that does not end within a letter, and what is missing. */
function noted(text: string, length: number, note: string): string {
  const end = /[\ud800-\udbff]/.test(text[length - 1]) ? length - 1 : length;
  return `${text.slice(0, end)} … [${note}: ${(text.length - end).toLocaleString("en-US")} characters.]`;
}
