import { isBlank } from "./cells/is-blank";
import { codedRows, selectCoded, selectNumbers, type CodedColumn } from "./coded-column";
import { columnNames } from "./column-names";
import { filledWidths, rowOfGrid, type FoundGrid } from "./found-grid";
import { headerPlace, HEADER_ROWS, widthOf } from "./header-row";
import { TABLE_LIMITS } from "./limits";
import type { ProblemLog } from "./problem-log";
import type { FoundRow, RawTable } from "./raw-table";
import { mayHoldNoCustomer, ONE_CUSTOMER_EACH, rowsOfNoCustomer } from "./rows-of-no-customer";
import { otherSpellings } from "./spellings";
import { filledCount, outlineColumns, squareColumns } from "./square-columns";

/** Where a problem is: the sheet, where there is one. */
type Place = { readonly sheet?: string };

/**
 * Finds the header of a grid and makes a table of the rows below it. Lines above the header are skipped, and rows that hold no customer
 * (totals) are left out, with a warning each. A column without a name gets one; a name that occurs twice is numbered.
 *
 * @returns null, with the reason in `problems`, for a table without a header, without rows, with cells beyond the
 * header's, or beyond the limits. Rows that are too short are warned of and filled with missing values.
 */
export function tableOfGrid(
  source: Pick<RawTable, "name" | "sheet" | "delimiter">,
  grid: FoundGrid,
  problems: ProblemLog,
  warnings: ProblemLog,
): RawTable | null {
  const place: Place = source.sheet === null ? {} : { sheet: source.sheet };
  const widths = filledWidths(grid);
  const filled = rowsWithContent(widths);
  const found = findHeader(source, place, grid, filled, problems);
  if (found === null) return null;
  const { at, width } = found;
  const header = rowOfGrid(grid, filled[at]);
  const body = filled.subarray(at + 1);
  const before = problems.count;
  const isEmpty = (j: number): boolean =>
    grid.columns[j] === undefined || filledCount(selectCoded(grid.columns[j], body)) === 0;
  const names = columnNames(header, width, isEmpty, place, warnings);
  const squared = squareColumns(grid, { rows: body, widths }, names, place, problems, warnings);
  if (problems.count > before) return null;
  if (at > 0) {
    const above = Array.from(filled.subarray(0, at), (row) => rowOfGrid(grid, row));
    warnOfSkipped(above, header.line, place, warnings);
  }
  const columns = Object.freeze(names.filter((name) => name !== null));
  const lines = selectNumbers(grid.lines, body);
  const kept = withoutTotals(columns, { lines, columns: squared }, place, warnings);
  if (kept.lines.length === 0) {
    refuse(problems, place, header.line, "no rows below the column names", width);
    return null;
  }
  warnOfColumns(columns, kept.columns, place, warnings);
  return Object.freeze({ ...source, columns, rows: codedRows(kept.lines, kept.columns) });
}

function rowsWithContent(widths: Uint32Array): Uint32Array {
  const rows = new Uint32Array(widths.length);
  let count = 0;
  for (let row = 0; row < widths.length; row++) if (widths[row] > 0) rows[count++] = row;
  return rows.subarray(0, count);
}

function findHeader(
  source: Pick<RawTable, "sheet">,
  place: Place,
  grid: FoundGrid,
  filled: Uint32Array,
  problems: ProblemLog,
): { readonly at: number; readonly width: number } | null {
  const isSheet = source.sheet !== null;
  if (!isWithinLimits(grid, filled, isSheet, place, problems)) return null;
  const first = Array.from(filled.subarray(0, HEADER_ROWS), (row) => rowOfGrid(grid, row));
  const at = headerPlace(first, isSheet);
  if (at === null) {
    problems.add({
      ...place,
      value: filled.length === 0 ? "no cells" : "no row of column names",
      legal: "a first row of column names, and a row for each customer below it",
      remedy: filled.length === 0 ? "Choose another file" : "Write the name of each column above its values",
    });
    return null;
  }
  // A text may end its header in a delimiter; a sheet ends where its last name is.
  const width = isSheet ? widthOf(first[at].cells) : grid.widths[filled[at]];
  if (filled.length > at + 1 && width <= TABLE_LIMITS.columns) return { at, width };
  const value = width > TABLE_LIMITS.columns ? `${width} columns` : "no rows below the column names";
  refuse(problems, place, first[at].line, value, width);
  return null;
}

function isWithinLimits(
  { columns }: FoundGrid,
  filled: Uint32Array,
  isSheet: boolean,
  place: Place,
  problems: ProblemLog,
): boolean {
  const mostCells = isSheet ? TABLE_LIMITS.sheetCells : TABLE_LIMITS.cells;
  if (filled.length * columns.length > mostCells) {
    problems.add({
      ...place,
      value: `more than ${mostCells} cells`,
      legal: `at most ${mostCells} cells`,
      remedy: isSheet
        ? "Save the sheet as CSV, of which more is read; or delete columns and rows that say nothing of customers"
        : BEYOND,
    });
    return false;
  }
  if (filled.length <= TABLE_LIMITS.rows + HEADER_ROWS) return true;
  problems.add({
    ...place,
    value: `more than ${TABLE_LIMITS.rows} rows`,
    legal: `at most ${TABLE_LIMITS.rows} rows`,
    remedy: BEYOND,
  });
  return false;
}

/** What to do with a table that is too large. */
const BEYOND =
  "Delete columns that say nothing of customers; of sales lines, sum them to one row per customer in the database; else draw a sample of the customers, and place all others by npx champo score --as sql";

function refuse(problems: ProblemLog, place: Place, row: number, value: string, width: number): void {
  problems.add({
    ...place,
    row,
    value,
    legal: `a row for each customer, of at most ${TABLE_LIMITS.columns} columns`,
    remedy:
      width > TABLE_LIMITS.columns ? "Delete what is not needed" : "Paste the customers in below the names",
  });
}

function warnOfSkipped(rows: readonly FoundRow[], header: number, place: Place, warnings: ProblemLog): void {
  for (const { line, cells } of rows) {
    const text = cells.filter((cell) => !isBlank(cell)).map(String);
    warnings.add({
      ...place,
      row: line,
      value: `"${text.join(" ").slice(0, 100)}"`,
      legal: `the column names first (they were found in row ${header})`,
      remedy: "Lines above the column names are skipped; delete them if they say nothing of customers",
    });
  }
}

/** A table below its header. */
interface Body {
  readonly lines: Uint32Array;
  readonly columns: readonly CodedColumn[];
}

function withoutTotals(names: readonly string[], body: Body, place: Place, warnings: ProblemLog): Body {
  if (!mayHoldNoCustomer(names, body.columns)) return body;
  const rows = codedRows(body.lines, body.columns);
  const found = rowsOfNoCustomer(names, rows);
  for (const { row, what } of found)
    warnings.add({
      ...place,
      row: row.line,
      value: what,
      legal: ONE_CUSTOMER_EACH,
      remedy: "The row is left out; delete it in the file",
    });
  if (found.length === 0) return body;
  const out = new Set(found.map(({ row }) => row));
  const kept = Uint32Array.from(rows.keys()).filter((row) => !out.has(rows[row]));
  return {
    lines: selectNumbers(body.lines, kept),
    columns: body.columns.map((column) => selectCoded(column, kept)),
  };
}

/** Unusual and repeated spaces and the marks of composed letters, written out: they are what differs. */
function shown(text: string): string {
  return text
    .slice(0, 60)
    .replace(
      /[^\S ]|\p{M}|(?<= ) | (?= )|^ | $/gu,
      (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`,
    );
}

function warnOfColumns(
  names: readonly string[],
  columns: readonly CodedColumn[],
  place: Place,
  warnings: ProblemLog,
): void {
  for (const j of outlineColumns(columns))
    warnings.add({
      ...place,
      column: names[j],
      value: `a value in ${filledCount(columns[j])} of ${columns[j].codes.length} rows, and none below it`,
      legal: "a value in each row",
      remedy:
        "If a value holds for the rows below it too, write it in each of them; empty cells count as missing",
    });
  for (const { place: j, texts, count } of otherSpellings(columns))
    warnings.add({
      ...place,
      column: names[j],
      value: `"${shown(texts[0])}" and "${shown(texts[1])}"${count > 1 ? `, and ${count - 1} more such pairs` : ""}`,
      legal: "one spelling for each value",
      remedy: "They count as different; write them alike if they mean the same",
    });
}
