import { count } from "../format";
import { prose, type Prose } from "../prose";

/** Names in a sentence: the first three, and how many more there are. */
export function namesInASentence(names: readonly string[]): Prose {
  if (names.length <= 3) return prose`${names.join(", ")}`;
  return prose`${names.slice(0, 3).join(", ")} and ${count(names.length - 3)} more`;
}
