import { countsOf } from "../../core/counts-of";
import { sumOf } from "../../core/sum";
import { parseDateText } from "../cells/date-text";
import { parseNumberText } from "../cells/number-text";
import type { LetteredText } from "./letters";
import { scanRecords } from "./scan-records";

/** Delimiters that are looked for, likeliest first. */
export const DELIMITERS: readonly string[] = Object.freeze([",", ";", "\t", "|"]);

/** So many records show what separates them, titles above a table included. */
const SAMPLE = { records: 1_000, cells: 100_000 } as const;

/**
 * The delimiter that makes the best table of a text: most records have the same number of cells, more than one, and what is
 * in the cells is whole: a number, a day, or a text without any other delimiter. Titles above the table, and decimal
 * commas, so do not decide. The comma where none separates anything.
 *
 * Source: the score (pattern times type) follows van den Burg, Nazabal & Sutton 2019, "Wrangling messy CSV files by
 * detecting row and type patterns". Cost O(characters of the first thousand records).
 *
 * @example detectDelimiter(lettersOf("Report, 2020\n\nid;revenue\nA;1,5\nB;2,5")) // ";"
 */
export function detectDelimiter(source: LetteredText): string {
  let best = { delimiter: DELIMITERS[0], score: 0 };
  const found = DELIMITERS.filter((sign) => source.text.includes(sign));
  // Most files have commas alone.
  if (found.every((sign) => sign === best.delimiter)) return best.delimiter;
  for (const delimiter of found) {
    const score = scoreOf(source, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(source: LetteredText, delimiter: string): number {
  const { records } = scanRecords(source, delimiter, { at: 0, line: 1 }, SAMPLE);
  const counts = countsOf(records.map(({ cells }) => cells.length));
  let [width, alike] = [1, 0];
  for (const [cells, count] of counts)
    if (cells > 1 && (count > alike || (count === alike && cells > width))) [width, alike] = [cells, count];
  if (width < 2) return 0;
  const whole = records
    .filter(({ cells }) => cells.length === width)
    .flatMap(({ cells }) => cells.map((cell) => wholeness(cell, delimiter)));
  const type = sumOf(whole) / whole.length;
  return (alike / records.length) * ((width - 1) / width) * type;
}

/** From 0 to 1: how much a cell looks like a whole one. */
function wholeness(cell: string, delimiter: string): number {
  if (cell === "") return 1;
  const others = DELIMITERS.filter((sign) => sign !== delimiter && cell.includes(sign));
  if (others.length === 0) return /^ \S/.test(cell) ? 0.5 : 1;
  const isNumber = parseNumberText(cell, ".") !== null || parseNumberText(cell, ",") !== null;
  if (isNumber || parseDateText(cell, "day first") !== null) return 1;
  // A comma is common within a text; the other delimiters are not.
  return others.length === 1 && others[0] === "," ? 0.5 : 0;
}
