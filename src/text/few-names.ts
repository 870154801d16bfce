import { count } from "./format";

/** So many names are read one by one; of more, the first and how many there are besides. */
const MOST = 12;

/**
 * A list of names in a sentence: all of few, else the first ones and how many more there are.
 *
 * @example fewNames(["A", "B", "C"]) // "A, B, C"
 * @example fewNames(["A", "B", "C"], 2) // "A, B and 1 more"
 */
export function fewNames(names: readonly string[], most = MOST): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${count(names.length - most).text} more`;
}
