import type { FoundGrid } from "../found-grid";
import { CellBlock } from "./cell-block";
import { scanColumnsCompiled } from "./scan-columns-compiled";
import type { LetteredText } from "./letters";
import { scanCells, type ScanStart, type SyntaxProblem } from "./scan-cells";

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
  source: LetteredText,
  delimiter: string,
  start: ScanStart,
  mostCells: number,
): ScannedColumns {
  const compiled = scanColumnsCompiled(source, delimiter, start, mostCells);
  if (compiled !== null) return { grid: compiled, problems: [] };
  const block = new CellBlock(source);
  const [lines, widths] = [new NumberList(), new NumberList()];
  let row = 0;
  const problems = scanCells(source, delimiter, start, mostCells, {
    cell: (from, to) => block.add(from, to),
    rewritten: (cell) => block.addRewritten(cell),
    end: (line) => {
      lines.push(line);
      widths.push(block.endRow());
      row++;
      return row * block.width <= mostCells;
    },
  });
  return { grid: { lines: lines.all(), widths: widths.all(), columns: block.finish(row) }, problems };
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
