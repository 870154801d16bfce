import { sumBy } from "../core/sum";
import { columnNames } from "./column-names";
import { isBlank } from "./cells/is-blank";
import { headerPlace, widthOf } from "./header-row";
import { TABLE_LIMITS } from "./limits";
import type { ProblemLog } from "./problem-log";
import type { FoundRow, RawRow, RawTable } from "./raw-table";
import { ONE_CUSTOMER_EACH, rowsOfNoCustomer } from "./rows-of-no-customer";
import { otherSpellings } from "./spellings";
import { outlineColumns, squareRows } from "./square-rows";

/** Where a problem is: the sheet, where there is one. */
type Place = { readonly sheet?: string };

/**
 * Finds the header and squares the rows below it. Lines above the header are skipped, and rows that hold no customer
 * (totals) are left out, with a warning each. A column without a name gets one; a name that occurs twice is numbered.
 *
 * @returns null, with the reason in `problems`, for a table without a header, without rows, with cells beyond the
 * header's, or beyond the limits. Rows that are too short are warned of and filled with missing values.
 */
export function tableOfRows(
  source: Pick<RawTable, "name" | "sheet" | "delimiter">,
  rows: readonly FoundRow[],
  problems: ProblemLog,
  warnings: ProblemLog,
): RawTable | null {
  const place: Place = source.sheet === null ? {} : { sheet: source.sheet };
  const filled = rows.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  const found = findHeader(source, place, filled, problems);
  if (found === null) return null;
  const { at, width } = found;
  const body = filled.slice(at + 1);
  const before = problems.count;
  const names = columnNames(filled[at], width, body, place, warnings);
  const squared = squareRows(body, width, (j) => names[j], place, problems, warnings);
  if (problems.count > before) return null;
  if (at > 0) warnOfSkipped(filled.slice(0, at), filled[at].line, place, warnings);
  const kept = names.flatMap((name, j) => (name === null ? [] : [{ name, j }]));
  const columns = kept.map(({ name }) => name);
  const all = squared.map(({ line, cells }): RawRow =>
    Object.freeze({ line, cells: Object.freeze(kept.map(({ j }) => cells[j])) }),
  );
  const customers = withoutTotals(columns, all, place, warnings);
  if (customers.length === 0) {
    refuse(problems, place, filled[at].line, "no rows below the column names", width);
    return null;
  }
  warnOfColumns(columns, customers, place, warnings);
  return Object.freeze({ ...source, columns: Object.freeze(columns), rows: Object.freeze(customers) });
}

function findHeader(
  source: Pick<RawTable, "sheet">,
  place: Place,
  filled: readonly FoundRow[],
  problems: ProblemLog,
): { readonly at: number; readonly width: number } | null {
  const cells = sumBy(filled, (row) => row.cells.length);
  if (cells > TABLE_LIMITS.cells) {
    problems.add({
      ...place,
      value: `more than ${TABLE_LIMITS.cells} cells`,
      legal: `at most ${TABLE_LIMITS.cells} cells`,
      remedy: "Delete columns and rows that say nothing of customers, or draw a sample of the customers",
    });
    return null;
  }
  const at = headerPlace(filled, source.sheet !== null);
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
  const width = source.sheet === null ? filled[at].cells.length : widthOf(filled[at].cells);
  if (filled.length > at + 1 && width <= TABLE_LIMITS.columns) return { at, width };
  const value = width > TABLE_LIMITS.columns ? `${width} columns` : "no rows below the column names";
  refuse(problems, place, filled[at].line, value, width);
  return null;
}

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

function withoutTotals(
  columns: readonly string[],
  rows: readonly RawRow[],
  place: Place,
  warnings: ProblemLog,
): RawRow[] {
  const found = rowsOfNoCustomer(columns, rows);
  for (const { row, what } of found)
    warnings.add({
      ...place,
      row: row.line,
      value: what,
      legal: ONE_CUSTOMER_EACH,
      remedy: "The row is left out; delete it in the file",
    });
  const out = new Set(found.map(({ row }) => row));
  return rows.filter((row) => !out.has(row));
}

/** Unusual spaces and the marks of composed letters, written out: they are what differs. */
function shown(text: string): string {
  return text
    .slice(0, 60)
    .replace(/[^\S ]|\p{M}/gu, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`);
}

function warnOfColumns(
  columns: readonly string[],
  rows: readonly RawRow[],
  place: Place,
  warnings: ProblemLog,
): void {
  for (const j of outlineColumns(rows, columns.length))
    warnings.add({
      ...place,
      column: columns[j],
      value: `a value in ${rows.filter(({ cells }) => !isBlank(cells[j])).length} of ${rows.length} rows, and none below it`,
      legal: "a value in each row",
      remedy:
        "If a value holds for the rows below it too, write it in each of them; empty cells count as missing",
    });
  for (const { place: j, texts, count } of otherSpellings(rows, columns.length))
    warnings.add({
      ...place,
      column: columns[j],
      value: `"${shown(texts[0])}" and "${shown(texts[1])}"${count > 1 ? `, and ${count - 1} more such pairs` : ""}`,
      legal: "one spelling for each value",
      remedy: "They count as different; write them alike if they mean the same",
    });
}
