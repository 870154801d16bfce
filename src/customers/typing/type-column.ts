import type { DecimalMark } from "../../tables/cells/plain-number";
import { letterSet, meet, valuesToAsk } from "../../tables/cell-letters";
import { codeCells, valueCounts, type CodedColumn } from "../../tables/coded-column";
import type { RawCell } from "../../tables/raw-table";
import type { ColumnReading, Values, ValuesReading } from "./column-reading";
import { differentTexts, distinctOf, knownCells, rowsWithout, textOf, textsOf } from "./known-cells";
import { readDates } from "./read-days";
import { readNumbers } from "./read-numbers";
import { cellsOfRows, numbersOfRows } from "./values-of-rows";

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
    distinct: found.texts === values.texts ? distinctOf(column, fitting) : differentTexts(fitting),
    stray: strayRows,
  };
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
