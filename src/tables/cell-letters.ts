import type { FoundCell } from "./raw-table";

/** Letters of ASCII: one bit each, in four whole numbers. */
export type LetterSet = Uint32Array;

/** Which letters cells of texts have, where the compiled kernels have read them: large files have millions, and most questions end here. */
export interface CellLetters {
  /** The first of the values that are described; those before it were met in the first rows, where titles and names of columns are. */
  readonly from: number;
  /** Whether one of them is empty. */
  readonly hasEmpty: boolean;
  readonly first: LetterSet;
  readonly last: LetterSet;
  readonly any: LetterSet;
}

const described = new WeakMap<readonly FoundCell[], CellLetters>();

/** Says which letters the values of a column have. */
export function describeLetters(values: readonly FoundCell[], letters: CellLetters): void {
  described.set(values, letters);
}

/**
 * How many values of a column have to be asked one by one: all, or those before the described ones where these are done with.
 *
 * @param isDone whether the answer for texts of such letters is known.
 */
export function valuesToAsk(values: readonly FoundCell[], isDone: (letters: CellLetters) => boolean): number {
  const letters = described.get(values);
  return letters !== undefined && isDone(letters) ? letters.from : values.length;
}

/** The set of these letters. @example letterSet("012")[1] // 7 * 2 ** 16 */
export function letterSet(letters: string): LetterSet {
  const set = new Uint32Array(4);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at);
    set[letter >>> 5] |= 1 << (letter & 31);
  }
  return set;
}

/** The letters from one to another. */
export function letterRange(from: number, to: number): LetterSet {
  return letterSet(String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i)));
}

/** Whether two sets have a letter in common. */
export function meet(a: LetterSet, b: LetterSet): boolean {
  return a.some((bits, i) => (bits & b[i]) !== 0);
}

/** Whether a set has no letter that another does not have. */
export function isWithin(a: LetterSet, b: LetterSet): boolean {
  return a.every((bits, i) => (bits & ~b[i]) === 0);
}

/** The digits. */
export const DIGITS = letterSet("0123456789");
/** Spaces and control characters: all that is cut off at the ends of a text is among them. */
export const SPACES = letterRange(0, 32);
