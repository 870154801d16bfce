import { DAY, dayText } from "../core/day";
import { plainNumber } from "../text/format";
import { wordsOf, type CustomerColumn } from "./column";
import type { CustomerBase } from "./customer-base";

/** A row of the table of columns. */
export interface ColumnRow {
  readonly column: string;
  readonly type: string;
  readonly role: string;
  readonly missing: number;
  readonly different: number;
  readonly examples: string;
  readonly why: string;
}

/** How many examples of a column are shown. */
const EXAMPLES = 3;

/**
 * The columns of a base as rows to be shown: what each holds, what it is for, what is missing, and why.
 *
 * @example show(table("Columns", columnRows(base)))
 */
export function columnRows(base: CustomerBase): readonly ColumnRow[] {
  return Object.freeze(
    base.columns.map((column) => {
      const values = knownValues(column);
      return Object.freeze({
        column: column.name,
        type: column.unit === "" ? column.type : `${column.type} (${column.unit})`,
        role: column.name === base.value ? `${column.role}, value` : column.role,
        missing: base.customers.length - values.length,
        different: new Set(values).size,
        examples: exampleTexts(
          values.map((value) => (typeof value === "number" ? plainNumber(value).text : value)),
        ).join(", "),
        why: column.reason,
      });
    }),
  );
}

function knownValues(column: CustomerColumn): readonly (number | string)[] {
  if (column.numbers === null || column.texts !== null)
    return wordsOf(column).filter((word) => word !== null);
  const known = Array.from(column.numbers).filter((value) => !Number.isNaN(value));
  return column.type === "date" ? known.map((day) => dayText(new Date(day * DAY))) : known;
}

/** The first values that differ from each other, cut to a readable length. */
export function exampleTexts(texts: Iterable<string | null>): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (text !== null) found.add(text);
    if (found.size === EXAMPLES) break;
  }
  return [...found].map((text) => (text.length > 30 ? `${text.slice(0, 29)}\u2026` : text));
}
