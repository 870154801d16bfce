import { dayText } from "../core/day";
import { decimalsShown, fixed, isQuantity, percent, UNDEFINED_TEXT, type Quantity } from "./format";
import { InputError } from "../core/input-error";
import { COLUMN_TITLES, OPTION_FIELDS, SHARE_FIELDS } from "./column-titles";
import { personalName } from "./personal-name";
import { isFinding, type Finding } from "./prose";

/** What a cell of a table may hold. */
export type Cell = string | number | boolean | Date | Quantity | Finding | null | undefined;

/** A number in a sentence of a cell, with its value. */
export interface TableClaim extends Quantity {
  /** Places in `rows`. */
  readonly row: number;
  readonly column: number;
  /** First and last place (exclusive) in the cell's text. */
  readonly at: readonly [start: number, end: number];
}

/** A column of a table as it is shown. */
export interface TableColumn {
  readonly name: string;
  /** Unit of measure, shown next to the name. */
  readonly unit?: string;
  /** Numbers are right-aligned, text left-aligned. */
  readonly align: "left" | "right";
}

/** A table ready to be shown: every cell is text already. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** One array per row, one text per column. */
  readonly rows: readonly (readonly string[])[];
  /** The numbers of sentences that carry them; none where no cell is such a sentence. */
  readonly claims?: readonly TableClaim[];
}

/** Options of `table`. */
export interface TableOptions {
  /** Which columns, in which order; default those of the first record. */
  readonly columns?: readonly string[];
  /** Units by column name. */
  readonly units?: Readonly<Record<string, string>>;
  /** Decimals of plain numbers that are not whole; default 2. */
  readonly digits?: number;
}

/**
 * Makes a table of records: one row each, one column per key. `COLUMN_TITLES` names the fields of results in words.
 *
 * @param caption what the table shows, in a few words.
 * @param records plain objects with the same keys.
 * @throws InputError when a chosen column is in no record.
 * @example table("Segments", [{ segment: "A", customers: 12 }])
 */
export function table<Row extends object>(
  caption: string,
  records: readonly Row[],
  options: TableOptions = {},
): Table {
  const names = options.columns ?? (records.length > 0 ? Object.keys(records[0]) : []);
  const cells = records as readonly Readonly<Record<string, Cell>>[];
  for (const name of names) {
    if (records.length > 0 && !cells.some((record) => name in record)) {
      throw new InputError({
        where: `table "${caption}", column "${name}"`,
        what: "a name that no record has",
        legal: Object.keys(records[0])
          .map((key) => `"${key}"`)
          .join(", "),
      });
    }
  }
  const columns = names.map((name): TableColumn => {
    const numeric = cells.some((record) => typeof record[name] === "number" || isQuantity(record[name]));
    const unit = options.units?.[name];
    return Object.freeze({
      name: COLUMN_TITLES.get(name) ?? name,
      align: numeric ? "right" : "left",
      ...(unit === undefined ? {} : { unit }),
    });
  });
  const rows = cells.map((record) =>
    Object.freeze(names.map((name) => cellText(asRead(record[name], name), options.digits ?? 2))),
  );
  const claims = cells.flatMap((record, row) =>
    names.flatMap((name, column) => claimsOf(record[name]).map((claim) => ({ row, column, ...claim }))),
  );
  return Object.freeze({
    caption,
    columns: Object.freeze(columns),
    rows: Object.freeze(rows),
    ...(claims.length === 0 ? {} : { claims: Object.freeze(claims) }),
  });
}

/** True for what `table` returns. */
export function isTable(x: unknown): x is Table {
  return typeof x === "object" && x !== null && "caption" in x && "columns" in x && "rows" in x;
}

function claimsOf(cell: Cell): Pick<TableClaim, "text" | "value" | "at">[] {
  if (!isFinding(cell)) return [];
  let end = 0;
  return cell.parts.flatMap((part) => {
    const start = end;
    end += typeof part === "string" ? part.length : part.text.length;
    return isQuantity(part) ? [{ text: part.text, value: part.value, at: [start, end] as const }] : [];
  });
}

/** A field of a result as a reader writes it: a share as a percentage, a method named after a person with a capital. */
function asRead(cell: Cell, name: string): Cell {
  if (typeof cell === "number") return SHARE_FIELDS.has(name) ? percent(cell) : cell;
  return typeof cell === "string" && OPTION_FIELDS.has(name) ? personalName(cell) : cell;
}

function cellText(cell: Cell, digits: number): string {
  if (cell === null || cell === undefined) return "";
  if (isFinding(cell) || isQuantity(cell)) return cell.text;
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell !== "number") return String(cell);
  if (Number.isNaN(cell)) return UNDEFINED_TEXT;
  const text = Number.isInteger(cell) ? String(cell) : fixed(cell, decimalsShown(cell, digits));
  return text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
}
