import { beginsAsWord, decimalMarkOf, parseNumberText } from "../../tables/cells/number-text";
import { plainNumber, type DecimalMark } from "../../tables/cells/plain-number";
import { lengthened } from "../../tables/cells/shortened-number";
import { isWithin, letterRange, valuesToAsk } from "../../tables/cell-letters";
import type { CodedColumn } from "../../tables/coded-column";
import type { RawCell } from "../../tables/raw-table";
import type { Values, ValuesReading } from "./column-reading";
import { rowsWith } from "./known-cells";

/**
 * Reads cells as numbers, in any spelling; null where fewer rows than `enough` have one.
 *
 * @param usual the decimal mark, asked only where it makes a difference.
 */
export function readNumbers(
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
