import type { FoundCell, RawCell, RawRow, RawTable } from "./raw-table";

/**
 * The cells of a column, each different one once: what a cell is must be found out once for each value, not once for each row,
 * and a row needs four bytes.
 */
export interface CodedColumn<Cell extends FoundCell = RawCell> {
  /** The different cells, in the order first met; some may be in no row. */
  readonly values: readonly Cell[];
  /** One per row: the place of its cell among `values`. */
  readonly codes: Uint32Array;
}

/** Codes cells. Cost O(cells). @example codeCells(["a", "b", "a"]).codes // [0, 1, 0] */
export function codeCells<Cell extends FoundCell>(cells: readonly Cell[]): CodedColumn<Cell> {
  const places = new Map<Cell, number>();
  const codes = new Uint32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const place = places.get(cells[row]) ?? places.size;
    if (place === places.size) places.set(cells[row], place);
    codes[row] = place;
  }
  return { values: [...places.keys()], codes };
}

/** Counts of codes that were asked for before: what a column holds is asked several times on its way into a table. */
const counted = new WeakMap<Uint32Array, Uint32Array>();

/** How many rows have each value. Cost O(rows) at the first call for the same codes. */
export function valueCounts({ values, codes }: CodedColumn<FoundCell>): Uint32Array {
  const known = counted.get(codes);
  if (known?.length === values.length) return known;
  const counts = new Uint32Array(values.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row]]++;
  counted.set(codes, counts);
  return counts;
}

/** The column of these rows only, which ascend; without a copy where they follow one another. */
export function selectCoded<Cell extends FoundCell>(
  { values, codes }: CodedColumn<Cell>,
  rows: Uint32Array,
): CodedColumn<Cell> {
  return { values, codes: selectNumbers(codes, rows) };
}

/** The numbers of these rows only, which ascend; without a copy where they follow one another. */
export function selectNumbers(numbers: Uint32Array, rows: Uint32Array): Uint32Array {
  const [first, last] = [rows[0] ?? 0, rows[rows.length - 1] ?? -1];
  if (last - first + 1 === rows.length) return numbers.subarray(first, last + 1);
  return rows.map((row) => numbers[row]);
}

interface CodedTable {
  readonly lines: Uint32Array;
  readonly columns: readonly CodedColumn[];
}

/** The columns that rows were made of. */
const madeOf = new WeakMap<readonly RawRow[], CodedTable>();

/** A row whose cells are looked up when asked for. */
class CodedRow implements RawRow {
  constructor(
    private readonly table: CodedTable,
    private readonly at: number,
  ) {}

  get line(): number {
    return this.table.lines[this.at];
  }

  get cells(): readonly RawCell[] {
    const { at } = this;
    return this.table.columns.map(({ values, codes }) => values[codes[at]]);
  }
}

/** The rows of coded columns; they keep no cells of their own. @param lines where each row is in its file. */
export function codedRows(lines: Uint32Array, columns: readonly CodedColumn[]): readonly RawRow[] {
  const table = { lines, columns };
  const rows = new Array<RawRow>(lines.length);
  for (let at = 0; at < lines.length; at++) rows[at] = new CodedRow(table, at);
  madeOf.set(Object.freeze(rows), table);
  return rows;
}

/** The columns of a table, coded: those that its rows were made of, or else of its rows' cells. */
export function codedColumns({ rows, columns }: Pick<RawTable, "rows" | "columns">): readonly CodedColumn[] {
  const known = madeOf.get(rows)?.columns;
  if (known !== undefined && known.length === columns.length) return known;
  return columns.map((_, j) => codeCells(rows.map(({ cells }) => cells[j] ?? null)));
}
