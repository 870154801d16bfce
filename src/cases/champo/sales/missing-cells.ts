import { InputError } from "../../../core/input-error";

/** The holes of one column. */
export interface ColumnHoles {
  readonly column: string;
  /** Empty cells, and placeholders such as `-`. */
  readonly missing: number;
  /** A measure that is 0 where a quantity, an area or a price was to be expected. */
  readonly zero: number;
  /** Per block of consecutive rows, the share of its cells that are missing or zero, 0 to 1. */
  readonly shareByBlock: readonly number[];
}

/** The holes of a table, column by column. */
export interface MissingCells {
  readonly rows: number;
  /** Rows per block; the last block may hold fewer. */
  readonly blockRows: number;
  readonly columns: readonly ColumnHoles[];
}

const PLACEHOLDER = /^\s*(-|n\/?a|nil|none|null|\?)?\s*$/i;
const NO_CODE = /^\s*[-?]?\s*$/;

/**
 * Looks for holes in a table: empty cells (`null`, `""`), placeholders (`-`, `NIL`, `n/a`) and measures
 * that are 0. The blocks show where in the sheet the holes are: in one run, or scattered.
 *
 * @param records one record per row; `row` itself is not a column.
 * @param codes columns of codes: there NA, NIL or none is a code, and only an empty cell or a dash is a hole.
 * @param blocks into how many blocks of consecutive rows the table is cut; default 60.
 * @throws InputError unless `blocks` is a whole number of at least 1.
 * Cost O(rows x columns).
 * @example
 * missingCells([{ spend: 120, region: null }, { spend: 80, region: null }], 1).columns.map(({ column }) => column) // ["spend", "region"]
 */
export function missingCells(
  records: readonly object[],
  blocks = 60,
  codes: readonly string[] = [],
): MissingCells {
  if (!Number.isInteger(blocks) || blocks < 1) {
    throw new InputError({
      where: "missingCells(blocks)",
      what: String(blocks),
      legal: "a whole number of at least 1",
    });
  }
  const names = records.length === 0 ? [] : Object.keys(records[0]).filter((name) => name !== "row");
  const blockRows = Math.max(1, Math.ceil(records.length / blocks));
  const columns = names.map((column): ColumnHoles => {
    const placeholder = codes.includes(column) ? NO_CODE : PLACEHOLDER;
    const holes = new Array<number>(Math.ceil(records.length / blockRows)).fill(0);
    let [missing, zero] = [0, 0];
    records.forEach((record, i) => {
      const value = (record as Readonly<Record<string, unknown>>)[column];
      if (isMissing(value, placeholder)) missing++;
      else if (value === 0) zero++;
      else return;
      holes[Math.floor(i / blockRows)]++;
    });
    const shareByBlock = holes.map((n, b) => n / Math.min(blockRows, records.length - b * blockRows));
    return Object.freeze({ column, missing, zero, shareByBlock: Object.freeze(shareByBlock) });
  });
  return Object.freeze({ rows: records.length, blockRows, columns: Object.freeze(columns) });
}

function isMissing(value: unknown, placeholder: RegExp): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return true;
  return typeof value === "string" && placeholder.test(value);
}
