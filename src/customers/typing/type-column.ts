import { DAY, dayText } from "../../core/day";
import { sumBy } from "../../core/sum";
import { parseDateText, type DateOrder } from "../../tables/cells/date-text";
import { isMissingText } from "../../tables/cells/missing-text";
import { beginsAsWord, decimalMarkOf, parseNumberText } from "../../tables/cells/number-text";
import { plainNumber, type DecimalMark } from "../../tables/cells/plain-number";
import { lengthened } from "../../tables/cells/shortened-number";
import {
  DIGITS,
  isWithin,
  letterRange,
  letterSet,
  meet,
  SPACES,
  valuesToAsk,
  type CellLetters,
} from "../../tables/cell-letters";
import { codeCells, valueCounts, type CodedColumn } from "../../tables/coded-column";
import type { RawCell } from "../../tables/raw-table";
import type { ColumnKind } from "./typed-column";

/** What a column's cells were read as, before it is decided what becomes of it. */
export interface ColumnReading {
  readonly kind: Exclude<ColumnKind, "nearly empty" | "constant">;
  readonly unit: string;
  /** One per row; null where missing. */
  readonly texts: readonly (string | null)[];
  readonly numbers: readonly (number | null)[] | null;
  /** Rows without a value, and how many different texts the others have. */
  readonly missing: number;
  readonly distinct: number;
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
  return readCodedColumn(codeCells(cells), () => usual, asked);
}

/** The different cells of a column as they are read: null where missing, and how many rows have each. */
interface Values {
  readonly known: readonly RawCell[];
  readonly counts: Uint32Array;
  readonly texts: readonly (string | null)[];
}

/** What the different cells of a column were read as. */
type ValuesReading = Omit<ColumnReading, "stray" | "missing" | "distinct"> & {
  /** Which of the cells did not fit the kind. */
  readonly stray: readonly boolean[];
};

/**
 * As `readColumn`, for coded cells: each different cell is read once. Cost O(rows + different cells).
 *
 * @param usual asked only where the mark makes a difference.
 */
export function readCodedColumn(
  column: CodedColumn,
  usual: () => DecimalMark,
  asked: "number" | "category" | null = null,
): ColumnReading {
  const counts = valueCounts(column);
  const known = knownCells(column, counts);
  const values = { known, counts, texts: textsOf(column, known) };
  const { stray, ...found } = readValues(values, column, usual, asked);
  const hasStray = stray.includes(true);
  const fitting = hasStray ? found.texts.map((text, code) => (stray[code] ? null : text)) : found.texts;
  const { codes } = column;
  const strayRows: number[] = [];
  if (hasStray) codes.forEach((code, row) => stray[code] && strayRows.push(row));
  let made: readonly (string | null)[] | null = null;
  return {
    ...found,
    // Numbers are hardly ever asked for as texts, and a large file has millions.
    get texts() {
      return (made ??= cellsOfRows(fitting, codes));
    },
    numbers: found.numbers === null ? null : numbersOfRows(found.numbers, counts, codes),
    missing: rowsWithout(fitting, counts),
    distinct: fitting === values.texts ? distinctOf(column, fitting) : differentTexts(fitting),
    stray: strayRows,
  };
}

/** The cells that some row has and that are not missing; null for the others. */
function knownCells({ values }: CodedColumn, counts: Uint32Array): readonly RawCell[] {
  const asked = valuesToAsk(values, ({ last, hasEmpty }) => !hasEmpty && isWithin(last, DIGITS));
  const known = values.slice();
  for (let code = 0; code < asked; code++) if (isMissing(values[code])) known[code] = null;
  for (let code = counts.indexOf(0); code >= 0; code = counts.indexOf(0, code + 1)) known[code] = null;
  return known;
}

function textsOf({ values }: CodedColumn, known: readonly RawCell[]): readonly (string | null)[] {
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
function distinctOf({ values }: CodedColumn, texts: readonly (string | null)[]): number {
  const asked = valuesToAsk(values, isWithoutSpaces);
  for (let code = 0; code < asked; code++)
    if (texts[code] !== null && texts[code] !== values[code]) return differentTexts(texts);
  let distinct = texts.length;
  for (let code = texts.indexOf(null); code >= 0; code = texts.indexOf(null, code + 1)) distinct--;
  return distinct;
}

function differentTexts(texts: readonly (string | null)[]): number {
  return new Set(texts.filter((text) => text !== null)).size;
}

/** One cell a row. A list that is filled first keeps its kind, which halves the time. */
function cellsOfRows<Cell>(cells: readonly Cell[], codes: Uint32Array): readonly Cell[] {
  const rows = new Array<Cell | null>(codes.length).fill(null) as Cell[];
  for (let row = 0; row < rows.length; row++) rows[row] = cells[codes[row]];
  return rows;
}

/** One number a row. Where no row is without one they are copied from a plain list of numbers, in a quarter of the time. */
function numbersOfRows(
  numbers: readonly (number | null)[],
  counts: Uint32Array,
  codes: Uint32Array,
): readonly (number | null)[] {
  const plain = new Float64Array(numbers.length);
  for (let code = 0; code < plain.length; code++) {
    const number = numbers[code];
    if (number !== null) plain[code] = number;
    else if (counts[code] > 0) return cellsOfRows(numbers, codes);
  }
  // Begun with fractions, it keeps all as numbers of eight bytes.
  const rows = new Array<number>(codes.length).fill(0.5);
  for (let row = 0; row < rows.length; row++) rows[row] = plain[codes[row]];
  return rows;
}

function readValues(
  values: Values,
  column: CodedColumn,
  usual: () => DecimalMark,
  asked: "number" | "category" | null,
): ValuesReading {
  const { known, counts, texts } = values;
  const asText = (kind: "category" | "empty"): ValuesReading => ({
    kind,
    unit: "",
    texts,
    numbers: null,
    stray: [],
    mixedUnits: [],
    assumed: null,
  });
  const present = column.codes.length - rowsWithout(known, counts);
  if (present === 0) return asText("empty");
  if (asked === "category") return asText("category");
  const truth = asked === null ? readTruth(values) : null;
  if (truth !== null) return { ...asText("category"), kind: "boolean", ...truth };
  const enough = asked === "number" ? 1 : Math.ceil(MOST * present);
  // One day among numbers is a typing error, not a column of days.
  const dates = readDates(values, column, Math.ceil(MOST * present));
  if (dates !== null) return dates;
  if (asked === null && hasCode(column, known)) return asText("category");
  return readNumbers(values, column, usual, enough) ?? asText("category");
}

/** How many rows have a cell of a kind. */
function rowsWith({ known, counts }: Values, isOfKind: (cell: RawCell, code: number) => boolean): number {
  return sumBy(known, (cell, code) => (isOfKind(cell, code) ? counts[code] : 0));
}

/** How many rows have none of these cells. */
function rowsWithout(cells: readonly (RawCell | null)[], counts: Uint32Array): number {
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

function textOf(cell: Exclude<RawCell, null>): string {
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell).trim();
}

/** Two answers of which one is yes: all cells are words for yes or no, and both occur. */
function readTruth({ known }: Values): Pick<ValuesReading, "texts" | "numbers"> | null {
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

/** Whether a cell is a code. */
function hasCode({ values }: CodedColumn, known: readonly RawCell[]): boolean {
  const asked = valuesToAsk(values, ({ first }) => !meet(first, BEFORE_CODE));
  for (let code = 0; code < asked; code++) if (isCode(known[code])) return true;
  return false;
}

const BEFORE_CODE = letterSet("0 \t\n\v\f\r");

/** A whole number with leading zeros is a code, as postal codes are: its zeros say something. */
function isCode(cell: RawCell): boolean {
  if (typeof cell !== "string") return false;
  const first = cell.charCodeAt(0);
  return !(first > ZERO && first < 128) && /^\s*0\d+\s*$/.test(cell);
}

const ZERO = "0".charCodeAt(0);

function readNumbers(
  values: Values,
  column: CodedColumn,
  usual: () => DecimalMark,
  enough: number,
): ValuesReading | null {
  const { texts, counts } = values;
  // Codes and words are done with before any is read.
  if (rowsOfFigures(values, column) < enough) return null;
  const { cells: known, powers, example: short } = lengthened(values.known);
  const count = { ".": 0, ",": 0, both: 0 };
  known.forEach((cell, code) => {
    const mark = typeof cell === "string" ? decimalMarkOf(cell) : null;
    if (mark !== null && mark !== "any") count[mark] += counts[code];
  });
  const mark = markOf(count, usual);
  const { numbers, units } = numbersOf(known, counts, mark, powers);
  if (rowsWith(values, (_, code) => numbers[code] !== null) < enough) return null;
  const unsure = count["."] === 0 && count[","] === 0 && count.both > 0;
  const example = unsure ? firstOf(column, texts, (text) => decimalMarkOf(text) === "both") : "";
  const [unit = ""] = [...units].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return {
    kind: "number",
    unit,
    texts,
    numbers,
    stray: known.map((cell, code) => cell !== null && numbers[code] === null),
    mixedUnits: units.size > 1 ? [...units.keys()] : [],
    assumed: unsure
      ? `"${example}" was read as ${parseNumberText(example, mark)!.value}`
      : short < 0
        ? null
        : `"${texts[short]}" was read as ${numbers[short]}`,
  };
}

/** How many rows have a cell that may be a number by how it begins. */
function rowsOfFigures({ known, counts }: Values, { values }: CodedColumn): number {
  const asked = valuesToAsk(values, ({ first, hasEmpty }) => !hasEmpty && isWithin(first, SMALL_LETTERS));
  let rows = 0;
  for (let code = 0; code < asked; code++) {
    const cell = known[code];
    if (cell !== null && !(typeof cell === "string" && beginsAsWord(cell))) rows += counts[code];
  }
  return rows;
}

const SMALL_LETTERS = letterRange("a".charCodeAt(0), "z".charCodeAt(0));

/** Cells as numbers, null where they are none, and how many rows have each unit. */
function numbersOf(
  cells: readonly RawCell[],
  counts: Uint32Array,
  mark: DecimalMark,
  powers: readonly number[] | null,
): { readonly numbers: readonly (number | null)[]; readonly units: ReadonlyMap<string, number> } {
  const numbers = new Array<number | null>(cells.length);
  const units = new Map<string, number>();
  let bare = 0;
  for (let code = 0; code < numbers.length; code++) {
    const cell = cells[code];
    numbers[code] = typeof cell === "number" ? cell : null;
    if (typeof cell !== "string") continue;
    const power = powers?.[code] ?? 0;
    const plain = power === 0 ? plainNumber(cell, mark) : NaN;
    if (!Number.isNaN(plain)) {
      if (bare === 0 && !units.has("")) units.set("", 0);
      numbers[code] = plain;
      bare += counts[code];
      continue;
    }
    const found = parseNumberText(cell, mark);
    if (found === null) continue;
    numbers[code] = power === 0 ? found.value : Number(`${found.value}e${power}`);
    units.set(found.unit, (units.get(found.unit) ?? 0) + counts[code]);
  }
  if (bare > 0) units.set("", units.get("")! + bare);
  return { numbers, units };
}

function markOf(
  count: Readonly<Record<DecimalMark | "both", number>>,
  usual: () => DecimalMark,
): DecimalMark {
  if (count["."] !== count[","]) return count["."] > count[","] ? "." : ",";
  // Numbers that show no mark are read alike by either.
  return count["."] === 0 && count.both === 0 ? "." : usual();
}

/** The text of the first row that has one of a kind; "" where none does. */
function firstOf(
  { codes }: CodedColumn,
  texts: readonly (string | null)[],
  isOfKind: (text: string) => boolean,
): string {
  const fits = texts.map((text) => text !== null && isOfKind(text));
  return texts[codes.find((code) => fits[code]) ?? -1] ?? "";
}

/** Looking at so many cells shows whether to look at all. */
const LOOKED_AT = 100;

function readDates(values: Values, column: CodedColumn, enough: number): ValuesReading | null {
  const { known } = values;
  const isDay = (cell: RawCell): boolean =>
    cell instanceof Date ||
    (typeof cell === "string" &&
      (parseDateText(cell, "day first") ?? parseDateText(cell, "month first")) !== null);
  if (!firstCells(column, known).some(isDay)) return null;
  const dates = (order: DateOrder) =>
    known.map((cell) =>
      cell instanceof Date ? cell : typeof cell === "string" ? parseDateText(cell, order) : null,
    );
  const found = (list: readonly (Date | null)[]): number =>
    rowsWith(values, (_, code) => list[code] !== null);
  const dayFirst = dates("day first");
  const monthFirst = dates("month first");
  const isMonth = isMonthFirst(dayFirst, monthFirst, found(dayFirst), found(monthFirst));
  const best = isMonth ? monthFirst : dayFirst;
  if (found(best) < enough || found(best) === 0) return null;
  const differ = known.map((_, code) => dayFirst[code]?.getTime() !== monthFirst[code]?.getTime());
  const first = column.codes.find((code) => differ[code]) ?? -1;
  return {
    kind: "date",
    unit: "days since 1970",
    texts: best.map((date) => (date === null ? null : dayText(date))),
    numbers: best.map((date) => (date === null ? null : Math.floor(date.getTime() / DAY))),
    stray: known.map((cell, code) => cell !== null && best[code] === null),
    mixedUnits: [],
    assumed:
      first >= 0 && found(dayFirst) === found(monthFirst)
        ? `"${String(known[first])}" was read as ${dayText(best[first]!)}, the ${best === dayFirst ? "day" : "month"} first`
        : null,
  };
}

/** The cells of the first rows that have any. */
function firstCells({ codes }: CodedColumn, known: readonly RawCell[]): readonly RawCell[] {
  const cells: RawCell[] = [];
  for (let row = 0; row < codes.length && cells.length < LOOKED_AT; row++) {
    if (known[codes[row]] !== null) cells.push(known[codes[row]]);
  }
  return cells;
}

/** Where both readings are possible, days that lie so much closer together by one of them are meant so. */
const CLOSER = 4;

/** Whether more cells are days with the month first, or as many, and these lie much closer together. */
function isMonthFirst(
  dayFirst: readonly (Date | null)[],
  monthFirst: readonly (Date | null)[],
  rowsDayFirst: number,
  rowsMonthFirst: number,
): boolean {
  if (rowsDayFirst !== rowsMonthFirst) return rowsMonthFirst > rowsDayFirst;
  const times = (list: readonly (Date | null)[]): readonly number[] =>
    list.flatMap((date) => (date === null ? [] : [date.getTime()]));
  const [days, months] = [times(dayFirst), times(monthFirst)];
  const span = (list: readonly number[]): number =>
    list.reduce((a, b) => Math.max(a, b), -Infinity) - list.reduce((a, b) => Math.min(a, b), Infinity);
  return rowsMonthFirst > 1 && CLOSER * span(months) < span(days);
}
