import { squareCell } from "./cells/square-cell";
import { ProblemLog } from "./problem-log";
import type { RawCell, RawTable } from "./raw-table";
import type { TableReading } from "./read-table";

/** A record of a file that knows names and values, such as JSON or Parquet. */
export type TableRecord = Readonly<Record<string, unknown>>;

/**
 * A table of records: its columns are the names in the order in which they are first met. A value that is a list or a
 * record in itself becomes its JSON text. Cost O(cells).
 */
export function tableOfRecords(name: string, records: readonly TableRecord[]): TableReading {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const problems = new ProblemLog();
  if (records.length === 0 || columns.length === 0) {
    problems.add({
      value: "no records",
      legal: "one record for each customer or sales line",
      remedy: "Write the table out again, with its rows",
    });
  }
  const table: RawTable = Object.freeze({
    name,
    sheet: null,
    delimiter: null,
    columns: Object.freeze(columns),
    rows: Object.freeze(
      records.map((record, i) =>
        Object.freeze({
          line: i + 1,
          cells: Object.freeze(columns.map((column): RawCell => squareCell(record[column]))),
        }),
      ),
    ),
  });
  return Object.freeze({
    table: problems.count > 0 ? null : table,
    sheets: [],
    problems,
    warnings: new ProblemLog(),
  });
}
