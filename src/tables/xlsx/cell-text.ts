/**
 * A cell's content as people may see it in a terminal: cut to a readable length, with control characters,
 * line breaks and those that reorder text (bidirectional marks) written out, so that no cell can move the
 * cursor, colour the screen or disguise itself.
 *
 * @example visibleText("a\u001b[2Jb") // "a\\u{1b}[2Jb"
 */
export function visibleText(text: string, length = 60): string {
  const letters = [...text];
  const shown = letters.length > length ? [...letters.slice(0, length - 1), "…"] : letters;
  return shown.join("").replace(UNSAFE, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`);
}

/** Controls, format characters (bidirectional marks among them), line separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
