/** One possible answer to a question, and what it says. */
export interface TypingOption {
  /** The word; null in questions for a number. */
  readonly word: string | null;
  /** Numbers from here on; null in questions for a word. */
  readonly from: number | null;
  /** … and below here. */
  readonly below: number | null;
  /** Points for each segment: 100 points make a segment e times as likely as the answer's share among all customers does. */
  readonly points: readonly number[];
}

/** A question to a prospect. */
export interface TypingQuestion {
  /** The column of the customers. */
  readonly column: string;
  readonly unit: string | null;
  readonly kind: "word" | "number";
  readonly options: readonly TypingOption[];
}

/** How often a typing tool places customers as the segmentation does, counted on customers that it was not made of. */
export interface TypingAgreement {
  readonly right: number;
  readonly customers: number;
  /** Of them, 0 to 1, with Wilson's 95% interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The share that always naming the largest segment gets right. */
  readonly largest: number;
}

/** A few questions that place a prospect in a segment, by points that are added. */
export interface TypingTool {
  /** Names of the segments, in their order. */
  readonly segments: readonly string[];
  /** Points of each segment before any answer. */
  readonly start: readonly number[];
  readonly questions: readonly TypingQuestion[];
  readonly agreement: TypingAgreement;
}

/** Answers by the name of the column; an answer that is left out, or that no option has, says nothing. */
export type TypingAnswers = Readonly<Record<string, string | number | null | undefined>>;
