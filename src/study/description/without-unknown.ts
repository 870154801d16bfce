import { codedColumns, codedRows } from "../../tables/coded-column";
import type { RawTable } from "../../tables/raw-table";
import type { StudyDescription } from "./study-description";
import { ownValue } from "../../text/own-value";

/** The cells of each column that mean "not known"; a column without any is left out. */
export function unknownWords({
  columns,
}: Pick<StudyDescription, "columns">): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, { missing = [] }]) =>
      missing.length === 0 ? [] : [[name, missing] as const],
    ),
  );
}

/** The table with the cells empty that mean "not known". @param missing the words of each column. Cost O(cells). */
export function withoutUnknown(
  table: RawTable,
  missing: Readonly<Record<string, readonly string[]>>,
): RawTable {
  const unknown = table.columns.map((name) => new Set(ownValue(missing, name) ?? []));
  if (unknown.every((words) => words.size === 0)) return table;
  const columns = codedColumns(table).map(({ values, codes }, j) => ({
    values: values.map((cell) => (cell !== null && unknown[j].has(String(cell).trim()) ? null : cell)),
    codes,
  }));
  return Object.freeze({
    ...table,
    rows: codedRows(
      Uint32Array.from(table.rows, ({ line }) => line),
      columns,
    ),
  });
}
