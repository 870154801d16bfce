import { sampleRankCorrelation } from "simple-statistics";
import { calendarDay } from "./cells/calendar-day";

/** Rows that are looked at to find out what a column holds. */
const SAMPLE = 2_000;
/** Pieces and money correlate at least so far. */
const TOGETHER = 0.3;
const COMPACT_DAY = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;

/**
 * The text of a table of numbers without a row of names, its columns separated by blanks, as a table with names: `date` for
 * days (19970218 too), `amount` for the last column of numbers with decimals, `customer` for the first column of whole
 * numbers that repeat, `quantity` for small whole numbers that the amount grows with, `column 4` for any other. The names are guesses: whoever knows better changes them.
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
  const quantity =
    amount < 0
      ? -1
      : names.findIndex((name, j) => name.startsWith("column") && isQuantity(cells[j], cells[amount]));
  if (quantity >= 0) names[quantity] = "quantity";
  return names;
}

/** Pieces: small whole numbers, none with a leading zero as codes have, that go with the money. */
function isQuantity(cells: readonly string[], money: readonly string[]): boolean {
  if (cells.some((cell) => !/^[1-9]\d{0,3}$/.test(cell))) return false;
  const [pieces, amounts] = [cells, money].map((column) =>
    column.map((cell) => Number(cell.replace(",", "."))),
  );
  if (pieces.length < 3 || new Set(pieces).size < 2 || new Set(amounts).size < 2) return false;
  return sampleRankCorrelation(pieces, amounts) > TOGETHER;
}

/** 19970218 as 1997-02-18; anything else as it is. */
function isoDay(cell: string): string {
  const match = COMPACT_DAY.exec(cell);
  if (match === null) return cell;
  const [year, month, day] = match.slice(1).map(Number);
  return calendarDay(year, month, day) === null ? cell : `${match[1]}-${match[2]}-${match[3]}`;
}
