/** What programs of the time of DOS write at the end of a file (control-Z). */
const END_OF_FILE = "\u001a";

/** Text without the marks of its end that old programs write behind it. */
export function withoutEndOfFile(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === END_OF_FILE) end--;
  return text.slice(0, end);
}
