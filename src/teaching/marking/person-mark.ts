import { digestOf } from "../../core/digest";

/** What a person gave for an answer. */
export interface PersonMark {
  readonly student: string;
  /** The id of the item: of a task in words. */
  readonly item: string;
  readonly points: number;
  /** For the student to read; "" for none. */
  readonly comment: string;
  /** Which answer was read (`answerKey`); "" where it is not known, as in a table that a person typed. */
  readonly answer: string;
}

/** The marks of one marker. */
export interface MarksFile {
  readonly version: 1;
  /** The assignment's name. */
  readonly assignment: string;
  readonly marker: string;
  readonly marks: readonly PersonMark[];
}

/** A short name of an answer's text: a mark holds for the text that was read, not for one handed in later. */
export function answerKey(answer: string): string {
  return digestOf(answer.trim()).slice(0, 16);
}
