import { DAY, dayText } from "../../core/day";
import { parseDateText, type DateOrder } from "../../tables/cells/date-text";
import { isMissingText } from "../../tables/cells/missing-text";
import { decimalMarkOf, parseNumberText, type DecimalMark } from "../../tables/cells/number-text";
import type { RawCell } from "../../tables/raw-table";
import type { ColumnKind } from "./typed-column";

/** What a column's cells were read as, before it is decided what becomes of it. */
export interface ColumnReading {
  readonly kind: Exclude<ColumnKind, "nearly empty" | "constant">;
  readonly unit: string;
  readonly texts: readonly (string | null)[];
  readonly numbers: readonly (number | null)[] | null;
  /** Rows whose cell did not fit the kind and counts as missing. */
  readonly stray: readonly number[];
  /** Units next to the values, where there is more than one; "" is none. */
  readonly mixedUnits: readonly string[];
  /** What was assumed, where the cells allow two readings; null where they do not. */
  readonly assumed: string | null;
}

/** A column is numbers, or days, when so many of its cells are; the rest are typing errors. */
const MOST = 0.8;
const TRUE_WORDS = new Set(["yes", "y", "true", "t", "1"]);
const FALSE_WORDS = new Set(["no", "n", "false", "f", "0"]);

/**
 * Reads a column's cells as numbers, days, truth values or text: as numbers or days where at least four in five are.
 *
 * @param cells one per row; text in any spelling.
 * @param usual the decimal mark where the column itself does not show it.
 * @param asked reads it as this, whatever its cells look like.
 */
export function readColumn(
  cells: readonly RawCell[],
  usual: DecimalMark,
  asked: "number" | "category" | null = null,
): ColumnReading {
  const known = cells.map((cell) => (isMissing(cell) ? null : cell));
  const present = known.filter((cell): cell is Exclude<RawCell, null> => cell !== null);
  const texts = known.map((cell) => (cell === null ? null : textOf(cell)));
  const asText = (kind: "category" | "empty"): ColumnReading => ({
    kind,
    unit: "",
    texts,
    numbers: null,
    stray: [],
    mixedUnits: [],
    assumed: null,
  });
  if (present.length === 0) return asText("empty");
  if (asked === "category") return asText("category");
  const truth = asked === null ? readTruth(known) : null;
  if (truth !== null) return { ...asText("category"), kind: "boolean", ...truth };
  const enough = asked === "number" ? 1 : Math.ceil(MOST * present.length);
  // One day among numbers is a typing error, not a column of days.
  const dates = readDates(known, Math.ceil(MOST * present.length));
  if (dates !== null) return dates;
  if (asked === null && hasCodes(present)) return asText("category");
  return readNumbers(known, texts, usual, enough) ?? asText("category");
}

function isMissing(cell: RawCell): boolean {
  if (cell === null) return true;
  if (typeof cell === "string") return isMissingText(cell);
  if (typeof cell === "number") return !Number.isFinite(cell);
  return cell instanceof Date && Number.isNaN(cell.getTime());
}

function textOf(cell: Exclude<RawCell, null>): string {
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell).trim();
}

/** Two answers of which one is yes: all cells are words for yes or no, and both occur. */
function readTruth(
  known: readonly RawCell[],
): { readonly texts: readonly (string | null)[]; readonly numbers: readonly (number | null)[] } | null {
  const numbers: (number | null)[] = [];
  for (const cell of known) {
    if (cell === null) {
      numbers.push(null);
      continue;
    }
    const word = textOf(cell).toLowerCase();
    if (!TRUE_WORDS.has(word) && !FALSE_WORDS.has(word)) return null;
    numbers.push(TRUE_WORDS.has(word) ? 1 : 0);
  }
  if (!numbers.includes(0) || !numbers.includes(1)) return null;
  return { texts: numbers.map((value) => (value === null ? null : value === 1 ? "yes" : "no")), numbers };
}

/** Whole numbers with leading zeros are codes, as postal codes are: their zeros say something. */
function hasCodes(present: readonly Exclude<RawCell, null>[]): boolean {
  return present.some((cell) => typeof cell === "string" && /^\s*0\d+\s*$/.test(cell));
}

function readNumbers(
  known: readonly RawCell[],
  texts: readonly (string | null)[],
  usual: DecimalMark,
  enough: number,
): ColumnReading | null {
  const count = { ".": 0, ",": 0, both: 0 };
  for (const cell of known) {
    const mark = typeof cell === "string" ? decimalMarkOf(cell) : null;
    if (mark !== null && mark !== "any") count[mark]++;
  }
  const mark: DecimalMark = count["."] === count[","] ? usual : count["."] > count[","] ? "." : ",";
  const units = new Map<string, number>();
  const stray: number[] = [];
  const numbers = known.map((cell, row): number | null => {
    if (typeof cell === "number") return cell;
    const reading = typeof cell === "string" ? parseNumberText(cell, mark) : null;
    if (reading === null) {
      if (cell !== null) stray.push(row);
      return null;
    }
    units.set(reading.unit, (units.get(reading.unit) ?? 0) + 1);
    return reading.value;
  });
  if (numbers.filter((value) => value !== null).length < enough) return null;
  const unsure = count["."] === 0 && count[","] === 0 && count.both > 0;
  const example = texts.find((text) => text !== null && decimalMarkOf(text) === "both") ?? "";
  const [unit = ""] = [...units].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return {
    kind: "number",
    unit,
    texts,
    numbers,
    stray,
    mixedUnits: units.size > 1 ? [...units.keys()] : [],
    assumed: unsure ? `"${example}" was read as ${parseNumberText(example, mark)!.value}` : null,
  };
}

/** Looking at so many cells shows whether to look at all. */
const LOOKED_AT = 100;

function readDates(known: readonly RawCell[], enough: number): ColumnReading | null {
  const first = known.filter((cell) => cell !== null).slice(0, LOOKED_AT);
  const isDay = (cell: RawCell): boolean =>
    cell instanceof Date ||
    (typeof cell === "string" &&
      (parseDateText(cell, "day first") ?? parseDateText(cell, "month first")) !== null);
  if (!first.some(isDay)) return null;
  const dates = (order: DateOrder) =>
    known.map((cell) =>
      cell instanceof Date ? cell : typeof cell === "string" ? parseDateText(cell, order) : null,
    );
  const found = (list: readonly (Date | null)[]): number => list.filter((date) => date !== null).length;
  const dayFirst = dates("day first");
  const monthFirst = dates("month first");
  const best = isMonthFirst(dayFirst, monthFirst) ? monthFirst : dayFirst;
  if (found(best) < enough || found(best) === 0) return null;
  const differ = known.findIndex((_, row) => dayFirst[row]?.getTime() !== monthFirst[row]?.getTime());
  return {
    kind: "date",
    unit: "days since 1970",
    texts: best.map((date) => (date === null ? null : dayText(date))),
    numbers: best.map((date) => (date === null ? null : Math.floor(date.getTime() / DAY))),
    stray: known.flatMap((cell, row) => (cell !== null && best[row] === null ? [row] : [])),
    mixedUnits: [],
    assumed:
      differ >= 0 && found(dayFirst) === found(monthFirst)
        ? `"${String(known[differ])}" was read as ${dayText(best[differ]!)}, the ${best === dayFirst ? "day" : "month"} first`
        : null,
  };
}

/** Where both readings are possible, days that lie so much closer together by one of them are meant so. */
const CLOSER = 4;

/** Whether more cells are days with the month first, or as many, and these lie much closer together. */
function isMonthFirst(dayFirst: readonly (Date | null)[], monthFirst: readonly (Date | null)[]): boolean {
  const times = (list: readonly (Date | null)[]): readonly number[] =>
    list.flatMap((date) => (date === null ? [] : [date.getTime()]));
  const [days, months] = [times(dayFirst), times(monthFirst)];
  if (days.length !== months.length) return months.length > days.length;
  const span = (list: readonly number[]): number =>
    list.reduce((a, b) => Math.max(a, b), -Infinity) - list.reduce((a, b) => Math.min(a, b), Infinity);
  return months.length > 1 && CLOSER * span(months) < span(days);
}
