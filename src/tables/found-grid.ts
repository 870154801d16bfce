import { isBlank } from "./cells/is-blank";
import { codeCells, type CodedColumn } from "./coded-column";
import type { FoundCell, FoundRow } from "./raw-table";

/** The cells of a file by column, before a table is made of them. */
export interface FoundGrid {
  /** The row of the sheet or the line of the text of each row, counted from 1. */
  readonly lines: Uint32Array;
  /** How many cells each row has; beyond them its columns hold null. */
  readonly widths: Uint32Array;
  /** As many as the widest row has cells. */
  readonly columns: readonly CodedColumn<FoundCell>[];
}

/** The grid of rows. Cost O(cells). */
export function gridOfRows(rows: readonly FoundRow[]): FoundGrid {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return {
    lines: Uint32Array.from(rows, ({ line }) => line),
    widths: Uint32Array.from(rows, ({ cells }) => cells.length),
    columns: Array.from({ length: width }, (_, j) => codeCells(rows.map(({ cells }) => cells[j] ?? null))),
  };
}

/** A row of a grid. */
export function rowOfGrid({ lines, widths, columns }: FoundGrid, row: number): FoundRow {
  const cells = columns.slice(0, widths[row]).map(({ values, codes }) => values[codes[row]]);
  return { line: lines[row], cells };
}

/** For each row of a grid the cells up to the last that is not blank; 0 for a row without content. Cost O(cells). */
export function filledWidths({ lines, columns }: FoundGrid): Uint32Array {
  const filled = new Uint32Array(lines.length);
  let open = lines.length;
  for (let j = columns.length - 1; j >= 0 && open > 0; j--) {
    const { values, codes } = columns[j];
    const blank = Uint8Array.from(values, (cell) => (isBlank(cell) ? 1 : 0));
    for (let row = 0; row < codes.length; row++) {
      if (filled[row] > 0 || blank[codes[row]] === 1) continue;
      filled[row] = j + 1;
      open--;
    }
  }
  return filled;
}
