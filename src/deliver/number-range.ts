import { plainNumber } from "../text/format";
import { ALL_NUMBERS } from "../models/typing/question-of-column";

/** The numbers of an option in words. @example numberRange({ from: 2, below: 5 }) // "from 2 to below 5" */
export function numberRange({
  from,
  below,
}: {
  readonly from: number | null;
  readonly below: number | null;
}): string {
  if (from === null || below === null) return "";
  if (from === ALL_NUMBERS.from) return `below ${plainNumber(below).text}`;
  if (below === ALL_NUMBERS.below) return `${plainNumber(from).text} or more`;
  return `from ${plainNumber(from).text} to below ${plainNumber(below).text}`;
}
