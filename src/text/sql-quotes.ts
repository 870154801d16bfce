import { InputError } from "../core/input-error";

/** Doubles a quotation mark: the standard's way. @example doubled("O'Neil", "'") // "'O''Neil'" */
export function doubled(text: string, mark: string): string {
  return `${mark}${requireText(text).replaceAll(mark, mark + mark)}${mark}`;
}

/** Escapes by a backslash what would end the text, and the line breaks that some dialects refuse. */
export function escaped(text: string, mark: string): string {
  const inside = requireText(text)
    .replaceAll("\\", "\\\\")
    .replaceAll(mark, `\\${mark}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
  return `${mark}${inside}${mark}`;
}

/** @throws InputError for text that no statement can hold. */
function requireText(text: string): string {
  if (!/[\0\p{Surrogate}]/u.test(text)) return text;
  throw new InputError({
    where: "a statement of SQL",
    what: `${JSON.stringify(text)}, which has a sign that is no letter`,
    legal: "names and words that a statement can hold",
    remedy: "Take the sign out of the data, and run the study again",
  });
}
