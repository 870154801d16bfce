import { isWithin, letterRange, meet, valuesToAsk } from "./cell-letters";
import { valueCounts, type CodedColumn } from "./coded-column";

/** Texts of a column that a reader would take for the same. */
export interface Spellings {
  /** The column, counted from 0. */
  readonly place: number;
  /** The first of such texts, and another spelling of it. */
  readonly texts: readonly [string, string];
  /** How many texts are other spellings of one before. */
  readonly count: number;
}

/** A column of more different texts than this holds remarks, and comparing them would take time. */
const MOST_TEXTS = 200_000;
/** Letters of ASCII with single spaces between them: only large letters can differ. */
const ONLY_CASE = /^[!-~]+(?: [!-~]+)*$/;

/**
 * The columns in which texts differ only in case, in spaces (a no-break space among them) or in how their letters are
 * composed: "Café" may be written in two ways. Cost O(rows + different texts).
 *
 * Source of the composition: Unicode, form KC.
 */
export function otherSpellings(columns: readonly CodedColumn[]): Spellings[] {
  return columns.map(spellingsOf).filter((found): found is Spellings => found !== null);
}

/** Whether a text has what another spelling must have: large letters, letters beyond ASCII, or spaces at an end or side by side. */
function mayBeOtherSpelling(text: string): boolean {
  let afterSpace = true;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    const isSpace = letter === SPACE;
    if (isSpace ? afterSpace : isLarge(letter) || letter < SPACE || letter > TILDE) return true;
    afterSpace = isSpace;
  }
  return afterSpace && text !== "";
}

const [SPACE, TILDE] = [32, 126];
/** Texts of such letters, none of them large, have no other spelling; single spaces between words make none, but only a look at the text shows that. */
const PRINTED = letterRange(SPACE + 1, TILDE);
const LARGE = letterRange("A".charCodeAt(0), "Z".charCodeAt(0));

function isLarge(letter: number): boolean {
  return letter >= 65 && letter <= 90;
}

function spellingsOf(column: CodedColumn, place: number): Spellings | null {
  const counts = valueCounts(column);
  const isUsed = (cell: unknown, code: number): cell is string =>
    typeof cell === "string" && counts[code] > 0;
  const { values } = column;
  const asked = valuesToAsk(values, ({ any }) => isWithin(any, PRINTED) && !meet(any, LARGE));
  let may = false;
  for (let code = 0; code < asked && !may; code++) {
    const cell = values[code];
    may = isUsed(cell, code) && mayBeOtherSpelling(cell);
  }
  if (!may) return null;
  const used = values.filter(isUsed);
  if (used.length > MOST_TEXTS) return null;
  const texts = new Set(used.map((text) => text.trim()));
  const first = new Map<string, string>();
  let example: readonly [string, string] | null = null;
  let count = 0;
  for (const text of texts) {
    const composed = ONLY_CASE.test(text) ? text : text.normalize("NFKC").replace(/\s+/g, " ").trim();
    const plain = composed.toLowerCase();
    const before = first.get(plain);
    if (before === undefined) first.set(plain, text);
    else {
      count++;
      example ??= [before, text];
    }
  }
  return example === null ? null : { place, texts: example, count };
}
