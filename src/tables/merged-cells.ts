import { isBlank } from "./cells/is-blank";
import type { FoundCell, FoundRow } from "./raw-table";
import type { MergedCells } from "./xlsx/sheet-row";

/** What became of merged cells, of each column that has any. */
export interface MergedColumn {
  /** The column, counted from 0. */
  readonly place: number;
  /** The first row that took its value from above. */
  readonly line: number;
  readonly cells: number;
}

/**
 * Gives each row the value that it shows: where cells of a column are merged downwards, only the first holds it.
 * A cell merged with those to its right keeps its value to itself.
 *
 * @param rows in the order of the sheet; not changed.
 * @param mostCells gives up filling after so many, so that no range of a million rows costs more than a table may hold.
 * @returns the rows, and the columns that were filled.
 */
export function fillMergedCells(
  rows: readonly FoundRow[],
  merged: readonly MergedCells[],
  mostCells: number,
): { readonly rows: readonly FoundRow[]; readonly columns: readonly MergedColumn[] } {
  const filled = new Map<number, FoundCell[]>();
  const columns = new Map<number, { line: number; cells: number }>();
  let left = mostCells;
  for (const { top, bottom, left: column } of merged) {
    const from = firstAt(rows, top);
    const place = column - 1;
    const value = rows[from]?.line === top ? rows[from].cells[place] : undefined;
    if (value === undefined || isBlank(value)) continue;
    for (let i = from + 1; i < rows.length && rows[i].line <= bottom && left > 0; i++, left--) {
      const cells = filled.get(i) ?? [...rows[i].cells];
      if (!isBlank(cells[place])) continue;
      while (cells.length < place) cells.push(null);
      cells[place] = value;
      filled.set(i, cells);
      const found = columns.get(place) ?? { line: rows[i].line, cells: 0 };
      columns.set(place, { ...found, cells: found.cells + 1 });
    }
  }
  if (filled.size === 0) return { rows, columns: [] };
  return {
    rows: rows.map((row, i) => ({ line: row.line, cells: filled.get(i) ?? row.cells })),
    columns: [...columns].map(([place, found]) => ({ place, ...found })),
  };
}

/** The place of the first row of at least this number. */
function firstAt(rows: readonly FoundRow[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
