import { count } from "../text/format";
import { prose, type Finding } from "../text/prose";

/** Names in a sentence: all up to three, else the first three and how many more there are; empty for none. */
export function namesInASentence(names: readonly string[]): Finding {
  if (names.length <= 1) return prose`${names.join("")}`;
  if (names.length <= 3) return prose`${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
  return prose`${names.slice(0, 3).join(", ")} and ${count(names.length - 3)} more`;
}
