import type { CellValue } from "exceljs";
import { readCell, type PlainValue } from "./cell-value";
import { HeaderSearch, locateColumns, type ColumnPlaces } from "./columns";
import type { ProblemLog } from "../problem-log";
import type { ColumnFill, TableSchema } from "../table-schema";

/** A data row: its number in the sheet, and a value per column of the schema. */
export interface TableRow {
  readonly row: number;
  readonly values: readonly PlainValue[];
}

/** A row of a sheet, as much as is needed of one: exceljs's rows are such, and those of `sheetRows`. */
export interface SheetRow {
  /** As a spreadsheet counts it. */
  readonly number: number;
  /** The cell of a column, counted from 1; undefined where there is none. */
  findCell(place: number): { readonly value: CellValue } | undefined;
  /** Visits the cells that hold something. */
  eachCell(visit: (cell: { readonly text: string }, place: number) => void): void;
}

/** Reads one sheet's table as its rows stream by. */
export class TableReader {
  /** The rows without a problem. */
  readonly rows: TableRow[] = [];
  private readonly search: HeaderSearch;
  private places: ColumnPlaces | null = null;
  private readonly empty: number[];
  private seen = 0;

  constructor(
    readonly schema: TableSchema,
    private readonly problems: ProblemLog,
    private readonly warnings: ProblemLog,
  ) {
    this.search = new HeaderSearch(schema);
    this.empty = schema.columns.map(() => 0);
  }

  /** Takes the next row of the sheet. */
  push(row: SheetRow): void {
    if (this.places === null) {
      const texts = headerTexts(row);
      if (this.search.offer(texts))
        this.places = locateColumns(this.schema, texts, this.problems, this.warnings);
      return;
    }
    if (this.isEmpty(row, this.places)) return;
    this.seen++;
    const before = this.problems.count;
    const values = this.places.map((place, i) => this.read(row, place, i));
    if (this.problems.count === before) this.rows.push({ row: row.number, values });
  }

  /**
   * Ends the table. Without a header row, all its missing columns are reported; so is a table without rows, as a
   * problem or, where it may be empty, as a warning.
   */
  finish(): void {
    if (this.places === null) {
      this.places = locateColumns(this.schema, this.search.likeliest, this.problems, this.warnings);
    } else if (this.seen === 0) {
      (this.schema.mayBeEmpty ? this.warnings : this.problems).add({
        sheet: this.schema.name,
        value: "no rows below the headers",
        legal: `at least one row (${this.schema.holds})`,
        remedy: this.schema.mayBeEmpty
          ? "The study goes on without them"
          : "Paste the table's rows in below its headers",
      });
    }
  }

  /** How many cells of each column are empty. */
  fill(): ColumnFill[] {
    return this.schema.columns.map(({ header }, i) =>
      Object.freeze({ sheet: this.schema.name, column: header, rows: this.seen, empty: this.empty[i] }),
    );
  }

  private isEmpty(row: SheetRow, places: ColumnPlaces): boolean {
    return places.every((place) => {
      const value = place === null ? null : cellValue(row, place);
      return value === null || value === undefined || value === "";
    });
  }

  private read(row: SheetRow, place: number | null, i: number): PlainValue {
    if (place === null) return null;
    const column = this.schema.columns[i];
    const cell = cellValue(row, place);
    if (cell === null || cell === undefined || cell === "") this.empty[i]++;
    const reading = readCell(cell, column);
    if ("value" in reading) return reading.value;
    this.problems.add({
      sheet: this.schema.name,
      row: row.number,
      column: column.header,
      ...reading.refusal,
    });
    return null;
  }
}

/** A cell's value without making the cell, as `getCell` would. */
function cellValue(row: SheetRow, place: number): CellValue | undefined {
  return row.findCell(place)?.value;
}

function headerTexts(row: SheetRow): Map<number, string> {
  const texts = new Map<number, string>();
  row.eachCell((cell, place) => {
    const text = cell.text;
    if (text.trim() !== "") texts.set(place, text);
  });
  return texts;
}
