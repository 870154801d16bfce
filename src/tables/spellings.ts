import type { RawRow } from "./raw-table";

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

/**
 * The columns in which texts differ only in case, in spaces (a no-break space among them) or in how their letters are
 * composed: "Café" may be written in two ways. Cost O(cells).
 *
 * Source of the composition: Unicode, form KC.
 */
export function otherSpellings(rows: readonly RawRow[], width: number): Spellings[] {
  return Array.from({ length: width }, (_, place) => spellingsOf(rows, place)).filter(
    (found): found is Spellings => found !== null,
  );
}

function spellingsOf(rows: readonly RawRow[], place: number): Spellings | null {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    const cell = cells[place];
    if (typeof cell === "string" && texts.size <= MOST_TEXTS) texts.add(cell.trim());
  }
  if (texts.size > MOST_TEXTS) return null;
  const first = new Map<string, string>();
  let example: readonly [string, string] | null = null;
  let count = 0;
  for (const text of texts) {
    const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
    const before = first.get(plain);
    if (before === undefined) first.set(plain, text);
    else {
      count++;
      example ??= [before, text];
    }
  }
  return example === null ? null : { place, texts: example, count };
}
