import { naturalLog } from "../../math/functions/natural-log";
import type { OpenQuestion } from "./question-of-column";

/** A question's answers of all customers, as places of its options; -1 for none. */
export interface Coded {
  readonly question: OpenQuestion;
  readonly codes: Int32Array;
}

/** An option counts as if so many more customers had answered as all customers do: few answers say little. */
const BELIEF = 2;

/** How many customers of each segment gave each answer, and how many gave any. */
export interface Tally {
  readonly counts: Float64Array;
  readonly ofOption: Float64Array;
  readonly ofSegment: Float64Array;
  readonly all: number;
}

/** Counts the answers to a question. @param rows the customers that count. Cost O(rows). */
export function tallyOf(
  { question, codes }: Coded,
  labels: ArrayLike<number>,
  rows: readonly number[],
  k: number,
): Tally {
  const options = question.options.length;
  const counts = new Float64Array(options * k);
  const ofOption = new Float64Array(options);
  const ofSegment = new Float64Array(k);
  let all = 0;
  for (const row of rows) {
    const code = codes[row];
    if (code < 0) continue;
    counts[code * k + labels[row]]++;
    ofOption[code]++;
    ofSegment[labels[row]]++;
    all++;
  }
  return { counts, ofOption, ofSegment, all };
}

/** The logarithm of how much likelier an answer is in a segment than among all; without one customer where one is left out. */
export function weight(tally: Tally, code: number, segment: number, k: number, out: number | null): number {
  const left = out === null ? 0 : 1;
  const own = left === 1 && out === segment ? 1 : 0;
  const share = (tally.ofOption[code] - left) / Math.max(1, tally.all - left);
  if (!(share > 0)) return 0;
  const inSegment = tally.counts[code * k + segment] - own + BELIEF * share;
  return naturalLog(inSegment / ((tally.ofSegment[segment] - own + BELIEF) * share));
}
