import { dayText } from "../../core/day";
import { isFault, type FoundCell } from "../raw-table";
import type { SheetRow } from "./sheet-row";
import { readCell, type PlainValue } from "./cell-value";
import { HeaderSearch, locateColumns, type ColumnPlaces } from "./columns";
import type { ProblemLog } from "../problem-log";
import type { ColumnFill, TableSchema } from "../table-schema";

/** A data row: its number in the sheet, and a value per column of the schema. */
export interface TableRow {
  readonly row: number;
  readonly values: readonly PlainValue[];
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
    /** True where the workbook counts its days from 1904. */
    private readonly from1904 = false,
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
    const cells = cellsByPlace(row);
    if (this.places.every((place) => place === null || isEmpty(cells[place]))) return;
    this.seen++;
    const before = this.problems.count;
    const values = this.places.map((place, i) =>
      this.read(row.number, place === null ? null : cells[place], i),
    );
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

  /** @param cell undefined where there is none, null where there is no such column. */
  private read(row: number, cell: FoundCell | undefined, i: number): PlainValue {
    if (this.places![i] === null) return null;
    const column = this.schema.columns[i];
    if (isEmpty(cell)) this.empty[i]++;
    const reading = readCell(cell, column, this.from1904);
    const place = { sheet: this.schema.name, row, column: column.header };
    if ("refusal" in reading) {
      this.problems.add({ ...place, ...reading.refusal });
      return null;
    }
    if (reading.remark) this.warnings.add({ ...place, ...reading.remark });
    return reading.value;
  }
}

function cellsByPlace({ cells }: SheetRow): (FoundCell | undefined)[] {
  const byPlace: (FoundCell | undefined)[] = [];
  for (const { place, value } of cells) byPlace[place] = value;
  return byPlace;
}

function isEmpty(cell: FoundCell | undefined): boolean {
  return cell === null || cell === undefined || cell === "";
}

function headerTexts({ cells }: SheetRow): Map<number, string> {
  const texts = new Map<number, string>();
  for (const { place, value } of cells) {
    const text = isFault(value) ? value.text : value instanceof Date ? dayText(value) : String(value);
    if (text.trim() !== "") texts.set(place, text);
  }
  return texts;
}
