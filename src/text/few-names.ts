import { count } from "./format";
import { prose, type Finding } from "./prose";

/** So many names are read one by one; of more, the first and how many others there are. */
const MOST = 12;

/**
 * A list of names in a sentence: all of few, else the first ones and how many more there are. One
 * more is named, since "and 1 more" is no shorter than a name.
 *
 * @example fewNames(["A", "B", "C"]) // "A, B, C"
 * @example fewNames(["A", "B", "C", "D"], 2) // "A, B and 2 more"
 */
export function fewNames(names: readonly string[], most = MOST): string {
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${count(names.length - most).text} more`;
}

/**
 * Names in the middle of a sentence, with "and" before the last: up to four, else the first three and how many more.
 *
 * @returns an empty text for none.
 * @example namesInASentence(["A", "B"]).text // "A and B"
 */
export function namesInASentence(names: readonly string[]): Finding {
  if (names.length <= 1) return prose`${names.join("")}`;
  if (names.length <= 4) return prose`${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
  return prose`${names.slice(0, 3).join(", ")} and ${count(names.length - 3)} more`;
}
