import type { TypingAnswers, TypingQuestion, TypingTool } from "./typing-tool";

/** Where a prospect belongs by a typing tool. */
export interface ProspectPlace {
  /** Index of the segment with most points; of several, the first. */
  readonly segment: number;
  /** Points of each segment. */
  readonly points: readonly number[];
  /** How many questions were answered by an option that the tool has. */
  readonly answered: number;
}

/**
 * Places a prospect by its answers: the points of all options are added, and the segment with most points wins. Points
 * are whole numbers, so a page, a spreadsheet and this function give the same sums. Cost O(options).
 *
 * @example
 * const option = { word: "north", from: null, below: null, points: [20, -30] };
 * const question = { column: "region", unit: null, kind: "word" as const, options: [option] };
 * placeProspect({ segments: ["A", "B"], start: [0, 10], questions: [question] }, { region: "north" }).segment // 0
 */
export function placeProspect(
  tool: Pick<TypingTool, "segments" | "start" | "questions">,
  answers: TypingAnswers,
): ProspectPlace {
  const given = tool.questions.flatMap((question) => {
    const option = optionOf(question, answers[question.column]);
    return option < 0 ? [] : [question.options[option].points];
  });
  const points = tool.start.map((start, segment) => given.reduce((sum, of) => sum + of[segment], start));
  return Object.freeze({
    segment: points.indexOf(Math.max(...points)),
    points: Object.freeze(points),
    answered: given.length,
  });
}

/** The option that an answer falls into; -1 for none. */
export function optionOf(
  { kind, options }: TypingQuestion,
  answer: string | number | null | undefined,
): number {
  if (kind === "word") return options.findIndex(({ word }) => word === answer);
  if (typeof answer !== "number" || !Number.isFinite(answer)) return -1;
  return options.findIndex(({ from, below }) => from! <= answer && answer < below!);
}
