import { parseDateText } from "./cells/date-text";
import { isBlank } from "./cells/is-blank";
import { isMissingText } from "./cells/missing-text";
import { parseNumberText } from "./cells/number-text";
import type { FoundCell, FoundRow } from "./raw-table";

/** How many rows from the top may hold titles before the header. */
const TITLE_ROWS = 60;
/** How many rows below a header show what its columns hold. */
const BELOW = 50;
/** So many rows with content, from the top, decide where the header is. */
export const HEADER_ROWS = TITLE_ROWS + BELOW;

/**
 * The place of the header among the rows with content: the first row that has names in at least two thirds of the columns,
 * of the fullest of the first rows. A later row takes its place where it is a better one: all its cells are names,
 * numbers or days are below one of them, and it is wider, or an empty row separates it from what is above (titles,
 * "Company: …", filters of a report).
 *
 * @param onSheet in a sheet, rows are counted as they are; in a text, a cell may go over several lines.
 * @returns null where none of the first rows has names.
 */
export function headerPlace(rows: readonly FoundRow[], onSheet: boolean): number | null {
  const first = rows.slice(0, TITLE_ROWS);
  const filled = first.map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length);
  const names = first.map(({ cells }) => cells.filter(isName).length);
  const fullest = Math.max(0, ...filled);
  const mayBe = (i: number): boolean => names[i] > 0 && names[i] * 3 >= fullest * 2;
  let at = first.findIndex((_, i) => mayBe(i));
  if (at < 0) return null;
  for (let i = at + 1; i < first.length; i++) {
    const apart = widthOf(first[i].cells) > widthOf(first[at].cells) || isAfterGap(first, i, onSheet);
    if (apart && mayBe(i) && names[i] === filled[i] && namesValues(rows, i)) at = i;
  }
  return at;
}

/** Cells up to the last that holds something. */
export function widthOf(cells: readonly FoundCell[]): number {
  for (let width = cells.length; width > 0; width--) if (!isBlank(cells[width - 1])) return width;
  return 0;
}

/** What may name a column: text that is no number and no word for missing, or a year. */
function isName(cell: FoundCell): boolean {
  if (typeof cell === "number" || typeof cell === "string") {
    if (/^(?:19|20)\d\d$/.test(String(cell))) return true;
  }
  return typeof cell === "string" && !isMissingText(cell) && !/^[-+(]?[\d.,%\s]+\)?$/.test(cell.trim());
}

function isAfterGap(rows: readonly FoundRow[], i: number, onSheet: boolean): boolean {
  const above = rows[i - 1];
  const lines = onSheet
    ? 1
    : above.cells.reduce<number>((sum, cell) => sum + (String(cell).match(/\r\n?|\n/g)?.length ?? 0), 1);
  return rows[i].line - above.line > lines;
}

/** True where a column holds numbers or days below its name, nearly all of them. */
function namesValues(rows: readonly FoundRow[], at: number): boolean {
  const below = rows.slice(at + 1, at + 1 + BELOW);
  return rows[at].cells.some((name, j) => {
    if (isBlank(name) || isValue(name)) return false;
    const present = below.map(({ cells }) => cells[j]).filter((cell) => !isBlank(cell));
    return present.length > 0 && present.filter(isValue).length >= 0.8 * present.length;
  });
}

function isValue(cell: FoundCell): boolean {
  if (typeof cell !== "string") return true;
  return (
    parseNumberText(cell, ".") !== null ||
    parseNumberText(cell, ",") !== null ||
    parseDateText(cell, "day first") !== null ||
    parseDateText(cell, "month first") !== null
  );
}
