import { InputError } from "../../core/input-error";
import type { CustomerColumn } from "../../customers/column";
import { wilsonInterval } from "../../math/distributions/wilson-interval";
import { naturalLog } from "../../math/functions/natural-log";
import { sharesFromLogs } from "../../math/functions/log-sum-exp";
import { randomFolds } from "../folds";
import { optionOf } from "./place-prospect";
import { questionOfColumn, wordsOf } from "./question-of-column";
import { tallyOf, weight, type Coded } from "./typing-tally";
import type { TypingAgreement, TypingTool } from "./typing-tool";

/** Options of `fitTypingTools`. */
export interface TypingOptions {
  /** How many questions the tools have; default 2, 3 and 5. */
  readonly sizes?: readonly number[];
  /** Of the folds. */
  readonly seed: number;
}

const FOLDS = 10;
const HUNDRED = 100;

/**
 * Typing tools: the few questions that place a customer best, by naive Bayes in whole points. Questions are added one by one,
 * each the one that makes the segments of customers left out most likely; how often a tool is right is counted on
 * customers that neither chose its questions nor set its points (ten folds).
 *
 * @param columns what is known of a prospect before it first buys. @param labels the segment of each customer; below 0 for none.
 * @param segments names of the segments.
 * @returns one tool for each size for which there are columns, the smallest first; the last has fewer questions where there are
 *   too few columns.
 * @throws InputError for no usable column, and for fewer than two customers a fold. Cost O(folds x sizes x columns x n k).
 */
export function fitTypingTools(
  columns: readonly CustomerColumn[],
  labels: ArrayLike<number>,
  segments: readonly string[],
  { sizes = [2, 3, 5], seed }: TypingOptions,
): readonly TypingTool[] {
  const rows = Array.from(labels, (_, row) => row).filter((row) => labels[row] >= 0);
  const coded = columns.flatMap((column) => codedOf(column));
  if (coded.length === 0 || rows.length < 2 * FOLDS) {
    throw new InputError({
      where: "typing tool",
      what: coded.length === 0 ? "no column with two answers" : `${rows.length} customers with a segment`,
      legal: coded.length === 0 ? "columns that are known before the first order" : `at least ${2 * FOLDS}`,
    });
  }
  const k = segments.length;
  const most = Math.min(Math.max(...sizes), coded.length);
  const wanted = [...new Set(sizes.map((size) => Math.min(size, most)))].sort((a, b) => a - b);
  const chosen = chosenQuestions(coded, labels, rows, k, most);
  const agreements = heldOut(coded, labels, rows, k, wanted, seed);
  return Object.freeze(
    wanted.map((size, i) => {
      const points = fitted(chosen.slice(0, size), labels, rows, k);
      return Object.freeze({ segments, ...points, agreement: agreements[i] });
    }),
  );
}

function codedOf(column: CustomerColumn): readonly Coded[] {
  const question = questionOfColumn(column);
  if (question === null) return [];
  const words = wordsOf(column);
  const answers: readonly (string | number | null)[] = words ?? [...column.numbers!];
  const open = { ...question, options: question.options.map((option) => ({ ...option, points: [] })) };
  return [{ question, codes: Int32Array.from(answers, (answer) => optionOf(open, answer)) }];
}

function startOf(labels: ArrayLike<number>, rows: readonly number[], k: number): number[] {
  const sizes = new Float64Array(k);
  for (const row of rows) sizes[labels[row]]++;
  return Array.from(sizes, (size) => naturalLog((size + 1) / (rows.length + k)));
}

/** Questions in the order in which they help most, by the likelihood of customers left out one by one. */
function chosenQuestions(
  coded: readonly Coded[],
  labels: ArrayLike<number>,
  rows: readonly number[],
  k: number,
  most: number,
): readonly Coded[] {
  const start = startOf(labels, rows, k);
  const sums = rows.map(() => [...start]);
  const chosen: Coded[] = [];
  while (chosen.length < most) {
    let best: { readonly of: Coded; readonly weights: number[][]; readonly loss: number } | null = null;
    for (const of of coded) {
      if (chosen.includes(of)) continue;
      const tally = tallyOf(of, labels, rows, k);
      const weights = rows.map((row) =>
        start.map((_, s) => (of.codes[row] < 0 ? 0 : weight(tally, of.codes[row], s, k, labels[row]))),
      );
      const loss = rows.reduce((sum, row, i) => {
        const scores = sums[i].map((score, s) => score + weights[i][s]);
        return sum + sharesFromLogs(Float64Array.from(scores)) - scores[labels[row]];
      }, 0);
      if (best === null || loss < best.loss) best = { of, weights, loss };
    }
    if (best === null) break;
    chosen.push(best.of);
    best.weights.forEach((own, i) => own.forEach((each, s) => (sums[i][s] += each)));
  }
  return chosen;
}

function fitted(
  chosen: readonly Coded[],
  labels: ArrayLike<number>,
  rows: readonly number[],
  k: number,
): Pick<TypingTool, "start" | "questions"> {
  const points = (value: number): number => Math.round(HUNDRED * value) || 0;
  return {
    start: startOf(labels, rows, k).map(points),
    questions: chosen.map((each) => {
      const tally = tallyOf(each, labels, rows, k);
      return Object.freeze({
        ...each.question,
        options: each.question.options.map((option, code) =>
          Object.freeze({
            ...option,
            points: Array.from({ length: k }, (_, s) => points(weight(tally, code, s, k, null))),
          }),
        ),
      });
    }),
  };
}

/** How often each size is right on customers that were left out of choosing and fitting. */
function heldOut(
  coded: readonly Coded[],
  labels: ArrayLike<number>,
  rows: readonly number[],
  k: number,
  sizes: readonly number[],
  seed: number,
): readonly TypingAgreement[] {
  const folds = randomFolds(rows.length, FOLDS, seed);
  const right = sizes.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = rows.filter((_, i) => folds[i] !== fold);
    const chosen = chosenQuestions(coded, labels, training, k, Math.max(...sizes));
    sizes.forEach((size, at) => {
      const taken = chosen.slice(0, size);
      const { start, questions } = fitted(taken, labels, training, k);
      rows.forEach((row, i) => {
        if (folds[i] !== fold) return;
        const sums = start.map((sum, s) =>
          taken.reduce(
            (total, { codes }, q) =>
              total + (codes[row] < 0 ? 0 : questions[q].options[codes[row]].points[s]),
            sum,
          ),
        );
        if (sums.indexOf(Math.max(...sums)) === labels[row]) right[at]++;
      });
    });
  }
  const counts = new Float64Array(k);
  for (const row of rows) counts[labels[row]]++;
  const largest = Math.max(...counts) / rows.length;
  return right.map((times) =>
    Object.freeze({
      right: times,
      customers: rows.length,
      share: times / rows.length,
      ...wilsonInterval(times, rows.length),
      largest,
    }),
  );
}
