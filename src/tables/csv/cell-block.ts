import type { CodedColumn } from "../coded-column";
import { TABLE_LIMITS } from "../limits";
import { ColumnCoder } from "./column-coder";
import { lettersOf, type LetteredText } from "./letters";

/** A block of so many cells, or the row with which it has them, is coded at a time. */
const CELLS = 65_536;

/**
 * Cells on their way into columns: their places in the text are kept for some rows, and then coded column by column. What is known
 * of one column stays in the processor's cache that way, which halves the time of row by row.
 */
export class CellBlock {
  private readonly coders: ColumnCoder[] = [];
  /** Two numbers a cell: where it begins in the text and where it ends; of a rewritten one its place among these, and -1. */
  private places = new Int32Array(2 * CELLS);
  private rewritten: LetteredText[] = [];
  private cells = 0;
  /** Where each row of the block begins among the cells, the row that is being read included. */
  private begins = [0];
  /** Rows coded before. */
  private coded = 0;
  /** Cells of the row that is being read. */
  private place = 0;

  constructor(private readonly source: LetteredText) {}

  /** The number of columns so far. */
  get width(): number {
    return this.coders.length;
  }

  /** The next cell of the row: the letters of the text from a place on, up to another. */
  add(from: number, to: number): void {
    // Cells beyond the columns that a table may have are counted only: the table is refused for them.
    if (this.place++ > TABLE_LIMITS.columns) return;
    if (this.place > this.coders.length) this.coders.push(new ColumnCoder());
    const at = 2 * this.cells++;
    if (at === this.places.length) this.places = longer(this.places);
    this.places[at] = from;
    this.places[at + 1] = to;
  }

  /** The next cell of the row, where it is not in the text as it is. */
  addRewritten(cell: string): void {
    this.rewritten.push(lettersOf(cell));
    this.add(this.rewritten.length - 1, -1);
  }

  /** The row is at its end. @returns how many cells it had. */
  endRow(): number {
    const { place } = this;
    this.begins.push(this.cells);
    this.place = 0;
    if (this.cells >= CELLS) this.code();
    return place;
  }

  /** The columns, of so many rows. */
  finish(rows: number): CodedColumn[] {
    this.code();
    return this.coders.map((each) => each.finish(rows));
  }

  private code(): void {
    const { begins } = this;
    for (let j = 0; j < this.coders.length; j++) this.codeColumn(j);
    this.coded += begins.length - 1;
    [this.begins, this.cells, this.rewritten] = [[0], 0, []];
  }

  private codeColumn(j: number): void {
    const { begins, places, rewritten, source, coded } = this;
    const coder = this.coders[j];
    for (let row = 0; row + 1 < begins.length; row++) {
      const cell = begins[row] + j;
      if (cell >= begins[row + 1]) continue;
      const [from, to] = [places[2 * cell], places[2 * cell + 1]];
      if (to >= 0) coder.put(coded + row, source, from, to);
      else coder.put(coded + row, rewritten[from], 0, rewritten[from].text.length);
    }
  }
}

function longer(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}
