import { openContainer, type Container } from "./xlsx/container";
import { inflateInParts, type Inflate } from "./xlsx/inflate";
import { readPackageIndex, type PackageIndex } from "./xlsx/package-index";
import type { ProblemLog } from "./problem-log";
import { readSheetRows } from "./xlsx/sheet-rows";
import { TABLE_LIMITS } from "./limits";
import type { RawCell, RawRow, RawTable } from "./raw-table";
import { tableOfRows } from "./table-of-rows";

/** A workbook that has been looked into, nothing of its sheets read yet. */
export interface OpenedExcel {
  readonly container: Container;
  readonly index: PackageIndex;
  readonly sheets: readonly string[];
}

/** Looks which sheets a workbook has; null with the reason in `problems`. */
export function openExcel(
  bytes: Uint8Array,
  problems: ProblemLog,
  inflate: Inflate = inflateInParts,
): OpenedExcel | null {
  const container = openContainer(bytes, problems, inflate);
  const index = container === null ? null : readPackageIndex(container, problems);
  if (container === null || index === null) return null;
  const sheets = index.sheets.map(({ name }) => name);
  return Object.freeze({ container, index, sheets });
}

/**
 * Reads the table of one sheet of an .xlsx workbook. Formulas count by their cached values.
 *
 * @param sheet its name; default the first that has any cells.
 * @returns null with the reason in `problems`.
 */
export async function readExcelTable(
  name: string,
  { container, index }: OpenedExcel,
  problems: ProblemLog,
  warnings: ProblemLog,
  sheet?: string,
): Promise<RawTable | null> {
  const wanted = index.sheets.filter((part) => sheet === undefined || part.name === sheet);
  for (const part of wanted) {
    const before = problems.count;
    const rows: RawRow[] = [];
    let cells = 0;
    await readSheetRows(container, index, [part], problems, (_, row) => {
      const values: RawCell[] = [];
      row.eachCell((cell, place) => {
        const value = row.findCell(place)?.value ?? null;
        values[place - 1] = typeof value === "object" && !(value instanceof Date) ? cell.text : value;
      });
      if (values.length === 0) return;
      cells += values.length;
      // Beyond the limit nothing more is kept; the table is refused for its size below.
      if (cells <= 2 * TABLE_LIMITS.cells)
        rows.push({ line: row.number, cells: Array.from(values, (value) => value ?? null) });
    });
    if (problems.count > before) return null;
    if (rows.length > 0 || wanted.length === 1) {
      return tableOfRows({ name, sheet: part.name, delimiter: null }, rows, problems, warnings);
    }
  }
  problems.add({
    value: sheet === undefined ? "a workbook without any cells" : `no sheet "${sheet}"`,
    legal: "a sheet with a table of customers",
    remedy: sheet === undefined ? "Choose another file" : "Choose one of its sheets",
  });
  return null;
}
