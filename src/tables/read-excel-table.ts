import { openContainer, type Container } from "./xlsx/zip/container";
import { fillMergedCells, type MergedColumn } from "./merged-cells";
import { inflateInParts, type Inflate } from "./xlsx/zip/inflate";
import { readPackageIndex, type PackageIndex, type SheetPart } from "./xlsx/package-index";
import type { ProblemLog } from "./problem-log";
import type { MergedCells } from "./xlsx/sheet-row";
import { LIMITS } from "./xlsx/limits";
import { readSheetRows } from "./xlsx/sheet-rows";
import { gridOfRows } from "./found-grid";
import { TABLE_LIMITS } from "./limits";
import type { FoundCell, FoundRow, RawTable } from "./raw-table";
import { tableOfGrid } from "./table-of-grid";

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
  return Object.freeze({ container, index, sheets: index.sheets.map(({ name }) => name) });
}

/**
 * Reads the table of one sheet of an .xlsx workbook. Formulas count by their cached values; cells merged downwards count in
 * each of their rows.
 *
 * @param sheet its name; default the first that has any cells, a hidden one only where all others are empty.
 * @returns null with the reason in `problems`.
 */
export function readExcelTable(
  name: string,
  { container, index }: OpenedExcel,
  problems: ProblemLog,
  warnings: ProblemLog,
  sheet?: string,
): RawTable | null {
  const named = index.sheets.filter((part) => sheet === undefined || part.name === sheet);
  const wanted = [...named.filter(({ hidden }) => !hidden), ...named.filter(({ hidden }) => hidden)];
  for (const part of wanted) {
    const before = problems.count;
    const { rows, merged } = sheetContent(container, index, part, problems);
    if (problems.count > before) return null;
    if (rows.length === 0 && wanted.length > 1) continue;
    const filled = fillMergedCells(rows, merged, TABLE_LIMITS.sheetCells);
    const table = tableOfGrid(
      { name, sheet: part.name, delimiter: null },
      gridOfRows(filled.rows),
      problems,
      warnings,
    );
    if (sheet === undefined) warnOfHidden(index.sheets, part, warnings);
    warnOfMerged(filled.columns, part.name, warnings);
    return table;
  }
  problems.add({
    value: sheet === undefined ? "a workbook without any cells" : `no sheet "${sheet}"`,
    legal: "a sheet with a table of customers",
    remedy: sheet === undefined ? "Choose another file" : "Choose one of its sheets",
  });
  return null;
}

function sheetContent(
  container: Container,
  index: PackageIndex,
  part: SheetPart,
  problems: ProblemLog,
): { readonly rows: readonly FoundRow[]; readonly merged: readonly MergedCells[] } {
  const rows: FoundRow[] = [];
  const merged: MergedCells[] = [];
  let cells = 0;
  readSheetRows(container, index, [part], problems, {
    row: (_, row) => {
      const values: FoundCell[] = [];
      for (const { place, value } of row.cells) values[place - 1] = value;
      if (values.length === 0) return;
      cells += values.length;
      // Beyond the limit nothing more is kept; the table is refused for its size.
      if (cells <= 2 * TABLE_LIMITS.sheetCells)
        rows.push({ line: row.number, cells: Array.from(values, (value) => value ?? null) });
    },
    merged: (_, range) => {
      if (merged.length < LIMITS.merged) merged.push(range);
    },
  });
  return { rows, merged };
}

function warnOfHidden(sheets: readonly SheetPart[], read: SheetPart, warnings: ProblemLog): void {
  const before = sheets.slice(0, sheets.indexOf(read));
  const hidden = before.filter((sheet) => sheet.hidden).map((sheet) => `"${sheet.name}"`);
  if (hidden.length > 0)
    warnings.add({
      sheet: read.name,
      value: `hidden: ${hidden.join(", ").slice(0, 200)}`,
      legal: "sheets that can be seen",
      remedy: "Hidden sheets are not read; name one to read it",
    });
}

function warnOfMerged(columns: readonly MergedColumn[], sheet: string, warnings: ProblemLog): void {
  for (const { place, line, cells } of columns)
    warnings.add({
      sheet,
      row: line,
      value: `${cells === 1 ? "a cell" : `${cells} cells`} of column ${place + 1}, merged with the cell above`,
      legal: "a value in each cell",
      remedy: "The value of merged cells counts in each of their rows; separate the cells if it should not",
    });
}
