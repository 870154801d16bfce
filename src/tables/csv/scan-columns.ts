import type { FoundGrid } from "../found-grid";
import { TABLE_LIMITS } from "../limits";
import { ColumnCoder } from "./column-coder";
import { letterHash, scanCells, type ScanStart, type SyntaxProblem } from "./scan-cells";

/** The cells of a text by column, and what was wrong with it. */
export interface ScannedColumns {
  readonly grid: FoundGrid;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads delimited text into columns as it goes through it: no record and no cell is kept as a text of its own, only the
 * different ones of each column. Cost O(characters).
 *
 * @param mostCells reading ends in the record with which the columns have so many cells.
 */
export function scanColumns(
  text: string,
  delimiter: string,
  start: ScanStart,
  mostCells: number,
): ScannedColumns {
  const coders: ColumnCoder[] = [];
  const [lines, widths] = [new NumberList(), new NumberList()];
  let [row, place] = [0, 0];
  const coder = (): ColumnCoder | undefined => {
    // Cells beyond the columns that a table may have are counted only: the table is refused for them.
    if (place === coders.length && place <= TABLE_LIMITS.columns) coders.push(new ColumnCoder());
    return coders[place++];
  };
  const problems = scanCells(text, delimiter, start, mostCells, {
    cell: (from, to, hash) => coder()?.put(row, text, from, to, hash),
    rewritten: (cell) => coder()?.put(row, cell, 0, cell.length, letterHash(cell)),
    end: (line) => {
      lines.push(line);
      widths.push(place);
      row++;
      place = 0;
      return row * coders.length <= mostCells;
    },
  });
  const columns = coders.map((each) => each.finish(row));
  return { grid: { lines: lines.all(), widths: widths.all(), columns }, problems };
}

/** Whole numbers, as many as there will be. */
class NumberList {
  private numbers = new Uint32Array(1_024);
  private length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const longer = new Uint32Array(2 * this.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length++] = value;
  }

  all(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}
