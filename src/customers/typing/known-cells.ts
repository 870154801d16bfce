import { sumBy } from "../../core/sum";
import { dayText } from "../../core/day";
import { isMissingText } from "../../tables/cells/missing-text";
import { DIGITS, isWithin, meet, SPACES, valuesToAsk, type CellLetters } from "../../tables/cell-letters";
import type { CodedColumn } from "../../tables/coded-column";
import type { RawCell } from "../../tables/raw-table";
import type { Values } from "./column-reading";

/** The cells that some row has and that are not missing; null for the others. */
export function knownCells({ values }: CodedColumn, counts: Uint32Array): readonly RawCell[] {
  const asked = valuesToAsk(values, ({ last, hasEmpty }) => !hasEmpty && isWithin(last, DIGITS));
  const known = values.slice();
  for (let code = 0; code < asked; code++) if (isMissing(values[code])) known[code] = null;
  for (let code = counts.indexOf(0); code >= 0; code = counts.indexOf(0, code + 1)) known[code] = null;
  return known;
}

export function textsOf({ values }: CodedColumn, known: readonly RawCell[]): readonly (string | null)[] {
  // The others are texts without spaces at their ends.
  const asked = valuesToAsk(values, isWithoutSpaces);
  const texts = known.slice() as (string | null)[];
  for (let code = 0; code < asked; code++) {
    const cell = known[code];
    if (cell !== null) texts[code] = textOf(cell);
  }
  return texts;
}

/** Whether no text of such letters begins or ends with a space. */
function isWithoutSpaces({ first, last }: CellLetters): boolean {
  return !meet(first, SPACES) && !meet(last, SPACES);
}

/** How many different texts there are among those of `textsOf`: cells differ already, where each is its own text. */
export function distinctOf({ values }: CodedColumn, texts: readonly (string | null)[]): number {
  const asked = valuesToAsk(values, isWithoutSpaces);
  for (let code = 0; code < asked; code++)
    if (texts[code] !== null && texts[code] !== values[code]) return differentTexts(texts);
  let distinct = texts.length;
  for (let code = texts.indexOf(null); code >= 0; code = texts.indexOf(null, code + 1)) distinct--;
  return distinct;
}

export function differentTexts(texts: readonly (string | null)[]): number {
  return new Set(texts.filter((text) => text !== null)).size;
}

/** How many rows have a cell of a kind. */
export function rowsWith(
  { known, counts }: Values,
  isOfKind: (cell: RawCell, code: number) => boolean,
): number {
  return sumBy(known, (cell, code) => (isOfKind(cell, code) ? counts[code] : 0));
}

/** How many rows have none of these cells. */
export function rowsWithout(cells: readonly (RawCell | null)[], counts: Uint32Array): number {
  let rows = 0;
  for (let code = cells.indexOf(null); code >= 0; code = cells.indexOf(null, code + 1)) rows += counts[code];
  return rows;
}

function isMissing(cell: RawCell): boolean {
  if (cell === null) return true;
  if (typeof cell === "string") return isMissingText(cell);
  if (typeof cell === "number") return !Number.isFinite(cell);
  return cell instanceof Date && Number.isNaN(cell.getTime());
}

export function textOf(cell: Exclude<RawCell, null>): string {
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell).trim();
}
