import { nearestName } from "../../core/nearest-name";
import { DAY, dayText } from "../../core/day";
import { isFault, type FoundCell } from "../raw-table";
import type { ColumnSchema } from "../table-schema";
import { serialDay } from "./sheet-days";

/** A cell as a table takes it: text, a number, a day at UTC midnight, or empty. */
export type PlainValue = string | number | Date | null;

/** Why a cell was refused. */
export interface Refusal {
  readonly value: string;
  readonly legal: string;
  readonly remedy: string;
}

/** A cell's value, with what its reader should know of it, or why it has none. */
export type CellReading =
  { readonly value: PlainValue; readonly remark?: Refusal } | { readonly refusal: Refusal };

/**
 * Reads a cell as its column's type asks. Text is trimmed and otherwise taken as it is: it is data. A plain number in a
 * column of days is a day that lost its format: it is read, with a remark.
 *
 * @param from1904 true where the workbook counts its days from 1904.
 */
export function readCell(cell: FoundCell | undefined, column: ColumnSchema, from1904 = false): CellReading {
  if (isFault(cell)) return refuse(column, cell.text, FAULT_REMEDY[cell.fault]);
  const content = typeof cell === "string" ? cell.trim() : (cell ?? null);
  if (content === null || content === "") return emptyCell(column);
  switch (column.type) {
    case "label":
      return { value: labelOf(content) };
    case "choice": {
      const text = labelOf(content);
      const choices = column.choices ?? [];
      if (choices.includes(text)) return { value: text };
      const meant = nearestName(text, choices);
      return refuse(
        column,
        quoted(content),
        meant === null ? "Write one of these" : `Did you mean "${meant}"?`,
      );
    }
    case "flag":
      if (content === 0 || content === 1) return { value: content };
      if (typeof content === "boolean") return { value: content ? 1 : 0 };
      return refuse(column, quoted(content), "Write 0 or 1");
    case "number":
      if (typeof content === "number" && Number.isFinite(content) && content >= 0) return { value: content };
      return refuse(column, quoted(content), numberRemedy(content));
    case "date":
      return readDate(content, column, from1904);
  }
}

/** What is legal in a column, in words. */
function legalText(column: ColumnSchema): string {
  switch (column.type) {
    case "label":
      return `text (${column.unit})`;
    case "choice":
      return `one of ${(column.choices ?? []).join(", ")}`;
    case "flag":
      return "0 or 1";
    case "number":
      return `a number of at least 0 (${column.unit})`;
    case "date":
      return "a date cell from 1990 to 2099";
  }
}

const FAULT_REMEDY = {
  error: "Mend the formula or type the value in",
  uncomputed: "Open the file in a spreadsheet program and save it, so that its formulas have results",
} as const;

function emptyCell(column: ColumnSchema): CellReading {
  if (column.empty === "null") return { value: null };
  if (column.empty === "zero") return { value: 0 };
  return refuse(column, "an empty cell", "Fill the cell in, or delete the row");
}

function labelOf(content: string | number | boolean | Date): string {
  if (content instanceof Date) return dayText(content);
  return typeof content === "boolean" ? String(content).toUpperCase() : String(content);
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

function readDate(
  content: string | number | boolean | Date,
  column: ColumnSchema,
  from1904: boolean,
): CellReading {
  const shown = typeof content === "number" ? serialDay(content, from1904) : content;
  if (shown instanceof Date) {
    const day = Math.floor(shown.getTime() / DAY) * DAY;
    if (day >= EARLIEST && day < LATEST) {
      const value = new Date(day);
      if (content instanceof Date) return { value };
      const remark = {
        value: `the plain number ${content}, read as the day ${dayText(value)}`,
        legal: legalText(column),
        remedy: "Give the cell a date format",
      };
      return { value, remark };
    }
  }
  const remedy =
    typeof content === "number" ? "Give the cell a date format" : "Type the date in again as a date";
  return refuse(column, quoted(content), remedy);
}

function numberRemedy(content: string | number | boolean | Date): string {
  if (typeof content === "number")
    return content < 0 ? "Take out returns and corrections" : "Type the number in again";
  if (content instanceof Date) return "Give the cell a number format";
  return typeof content === "string" && content !== "" && Number.isFinite(Number(content))
    ? "The cell holds text that looks like a number: turn it into a number"
    : "Type a number in";
}

function refuse(column: ColumnSchema, value: string, remedy: string): CellReading {
  return { refusal: { value, legal: legalText(column), remedy } };
}

/** A cell may hold 32,767 characters; this many are enough to recognise it. */
const QUOTED_LENGTH = 100;

function quoted(content: string | number | boolean | Date): string {
  if (typeof content === "string") {
    return `"${content.length > QUOTED_LENGTH ? `${content.slice(0, QUOTED_LENGTH)}…` : content}"`;
  }
  return content instanceof Date ? `the date ${dayText(content)}` : String(content);
}
