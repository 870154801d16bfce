import { dayText } from "../../core/day";
import type { ProblemFound } from "../../tables/problem-log";
import type { RawCell } from "../../tables/raw-table";
import { isNumberColumn, type ColumnDraft, type CustomerColumn } from "../column";
import { readColumn } from "../typing/type-column";
import type { SchemaColumn } from "./schema-column";

/** A column of a new table. */
export interface ColumnCells {
  readonly cells: readonly RawCell[];
  /** The row of the sheet or the line of the text of each cell. */
  readonly lines: readonly number[];
  /** What separates the cells of a text; null for a sheet. */
  readonly delimiter: string | null;
}

/** Words that mean yes, and words that mean no, in small letters. */
export const YES_WORDS: readonly string[] = Object.freeze(["yes", "y", "true", "t", "1"]);
export const NO_WORDS: readonly string[] = Object.freeze(["no", "n", "false", "f", "0"]);

/**
 * Reads the cells of a column as the type that the schema gives it; what is not of that type is reported, cell by cell.
 *
 * @param levels the words known, for words. Cost O(cells x levels).
 */
export function readSchemaColumn(
  column: SchemaColumn,
  { cells, lines, delimiter }: ColumnCells,
  levels: readonly string[],
  report: (problem: Omit<ProblemFound, "sheet">) => void,
): ColumnDraft {
  const { name, type, unit, whole } = column;
  const usual = delimiter === ";" ? "," : ".";
  const refuse = (row: number, legal: string, remedy: string): void =>
    report({ row: lines[row], column: name, value: shown(cells[row]), legal, remedy });
  const draft = { name, type, role: "feature", unit, whole, levels: column.levels } as const;
  if (!isNumberColumn({ type } as CustomerColumn)) {
    const texts = readColumn(cells, usual, "category").texts.map((text) => knownWord(text, levels, type));
    texts.forEach((text, row) => {
      if (text === null) return;
      if (type === "ordinal" && !levels.includes(text))
        refuse(row, `one of ${levels.join(", ")}`, "Use one of these words");
      if (type === "yes/no" && !["yes", "no", ...levels].includes(text))
        refuse(row, "yes or no", "Write yes or no");
    });
    if (type !== "yes/no") return { ...draft, texts };
    return { ...draft, texts, numbers: texts.map((text) => (text === null ? null : text === "yes" ? 1 : 0)) };
  }
  const reading = readColumn(cells, usual, type === "date" ? null : "number");
  const [legal, remedy] =
    type === "date" ? ["a day", "Write it as 2020-02-14"] : ["a number", "Type a number in"];
  if (reading.kind !== (type === "date" ? "date" : "number") && reading.kind !== "empty") {
    reading.texts.forEach((text, row) => {
      if (text !== null) refuse(row, legal, remedy);
    });
    return { ...draft, numbers: cells.map(() => null) };
  }
  for (const row of reading.stray) refuse(row, legal, remedy);
  const numbers = reading.numbers ?? cells.map(() => null);
  numbers.forEach((value, row) => {
    if (type === "share" && value !== null && (value < 0 || value > 1))
      refuse(row, "a share from 0 to 1, or 0% to 100%", "Write shares as parts of 1, or as 35%");
  });
  return { ...draft, numbers };
}

/** A word without what typing it again changes: the case of its letters, and blanks. */
export function plainWord(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The level that a word is, but for case and spaces; for yes and no, any word that means them. */
function knownWord(
  text: string | null,
  levels: readonly string[],
  type: SchemaColumn["type"],
): string | null {
  if (text === null || levels.includes(text)) return text;
  const plain = plainWord(text);
  const same = levels.find((level) => plainWord(level) === plain);
  if (same !== undefined) return same;
  if (type === "yes/no" && YES_WORDS.includes(plain)) return "yes";
  return type === "yes/no" && NO_WORDS.includes(plain) ? "no" : text;
}

function shown(cell: RawCell): string {
  if (cell instanceof Date) return `the date ${dayText(cell)}`;
  return typeof cell === "string" ? `"${cell.slice(0, 100)}"` : String(cell);
}
