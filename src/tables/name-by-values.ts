import { calendarDay } from "./cells/calendar-day";

/** Rows that are looked at to find out what a column holds. */
const SAMPLE = 2_000;
const COMPACT_DAY = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;

/**
 * The text of a table of numbers without a row of names, its columns separated by blanks, as a table with names: `date` for
 * days (19970218 too), `amount` for the last column of numbers with decimals, `customer` for the first column of whole
 * numbers that repeat, `column 4` for any other. The names are guesses: whoever knows better changes them.
 *
 * @returns null where the text is no such table. Cost O(characters).
 * @example nameByValues(" 0001 19970101 29.33\n 0001 19970118 29.73")?.columns // ["customer", "date", "amount"]
 */
export function nameByValues(
  text: string,
): { readonly text: string; readonly columns: readonly string[] } | null {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(/\s+/));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return null;
  const head = rows.slice(0, SAMPLE);
  if (head.some((row) => row.some((cell) => !/^[-+]?[\d.,/-]+$/.test(cell)))) return null;
  const columns = namesOf(head, width);
  const days = columns.indexOf("date");
  const lines = rows.map((row) => row.map((cell, j) => (j === days ? isoDay(cell) : cell)).join("\t"));
  return { text: [columns.join("\t"), ...lines].join("\n"), columns };
}

function namesOf(head: readonly (readonly string[])[], width: number): readonly string[] {
  const cells = Array.from({ length: width }, (_, j) => head.map((row) => row[j]));
  const isDay = cells.map((column) => column.every((cell) => isoDay(cell) !== cell));
  const isWhole = cells.map((column) => column.every((cell) => /^\d+$/.test(cell)));
  const repeats = cells.map((column) => new Set(column).size < column.length);
  const names = cells.map((_, j) => `column ${j + 1}`);
  const date = isDay.indexOf(true);
  const customer = cells.findIndex((_, j) => j !== date && isWhole[j] && repeats[j]);
  const decimals = cells.map((column, j) => j !== date && column.some((cell) => /[.,]\d/.test(cell)));
  const amount = decimals.lastIndexOf(true);
  if (date >= 0) names[date] = "date";
  if (customer >= 0) names[customer] = "customer";
  if (amount >= 0 && amount !== customer) names[amount] = "amount";
  return names;
}

/** 19970218 as 1997-02-18; anything else as it is. */
function isoDay(cell: string): string {
  const match = COMPACT_DAY.exec(cell);
  if (match === null) return cell;
  const [year, month, day] = match.slice(1).map(Number);
  return calendarDay(year, month, day) === null ? cell : `${match[1]}-${match[2]}-${match[3]}`;
}
