import type { PaperTable } from "./paper";
import type { ShelfTable } from "./notebook-shelf";
import { words, type SourcedText } from "./sourced-text";

/** A column of a paper's table. */
export interface PickedColumn {
  /** Its heading in the paper. */
  readonly name: string;
  /** The column of the notebook's table it comes from; without one it is left blank, for the reader to fill in. */
  readonly from?: string;
  readonly width?: number;
}

/** The text of a notebook's table, with its numbers. A cell of a number alone is a number. */
export function cellOf({ table, source }: ShelfTable, row: number, column: string): SourcedText {
  const place = table.columns.findIndex(({ name }) => name === column);
  const text = String(table.rows[row]?.[place] ?? "");
  const numbers = (table.claims ?? [])
    .filter((claim) => claim.row === row && claim.column === place)
    .map(({ at, text: written, value }) => ({ at, text: written, value }));
  return Object.freeze({ text, strong: [], numbers, source });
}

/**
 * Some columns and rows of a notebook's table for a paper, in the paper's own order and under its own headings.
 *
 * @param most how many rows are taken, from the first on.
 * @param other a further table with the same rows, found by the text of the column `by`, for columns that the first has not.
 */
export function pickTable(
  from: ShelfTable,
  caption: string,
  columns: readonly PickedColumn[],
  most = Infinity,
  other?: { readonly table: ShelfTable; readonly by: string },
): PaperTable {
  const has = (shelf: ShelfTable, name: string) => shelf.table.columns.some((column) => column.name === name);
  const alignOf = (name: string | undefined) =>
    [from, ...(other ? [other.table] : [])]
      .flatMap(({ table }) => table.columns)
      .find((column) => column.name === name)?.align ?? "left";
  const taken = columns.filter(
    ({ from: name }) =>
      name === undefined || has(from, name) || (other !== undefined && has(other.table, name)),
  );
  const rows = from.table.rows.slice(0, most).map((_, row) =>
    taken.map(({ from: name }) => {
      if (name === undefined) return words("");
      if (has(from, name) || other === undefined) return cellOf(from, row, name);
      const key = cellOf(from, row, other.by).text;
      const same = other.table.table.rows.findIndex((__, i) => cellOf(other.table, i, other.by).text === key);
      return same < 0 ? words("") : cellOf(other.table, same, name);
    }),
  );
  return Object.freeze({
    caption,
    columns: taken.map(({ name, from: origin, width }) => ({
      name,
      align: alignOf(origin),
      ...(width === undefined ? {} : { width }),
      ...(origin === undefined ? { fill: true as const } : {}),
    })),
    rows,
    source: from.source,
  });
}
