import type { RawTable } from "../../tables/raw-table";

/** The table with the cells empty that mean "not known". @param missing the words of each column. Cost O(cells). */
export function withoutUnknown(
  table: RawTable,
  missing: Readonly<Record<string, readonly string[]>>,
): RawTable {
  const unknown = table.columns.map((name) => new Set(missing[name] ?? []));
  if (unknown.every((words) => words.size === 0)) return table;
  return Object.freeze({
    ...table,
    rows: table.rows.map(({ line, cells }) =>
      Object.freeze({
        line,
        cells: cells.map((cell, j) => (cell !== null && unknown[j].has(String(cell).trim()) ? null : cell)),
      }),
    ),
  });
}
