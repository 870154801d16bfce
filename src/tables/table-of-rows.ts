import type { ProblemLog } from "./problem-log";
import { isMissingText } from "./cells/missing-text";
import { TABLE_LIMITS } from "./limits";
import type { RawCell, RawRow, RawTable } from "./raw-table";

/** How many rows from the top may hold titles before the header. */
const TITLE_ROWS = 20;

/**
 * Finds the header and squares the rows below it. Titles above the header are skipped: the header is the first row that
 * has text in at least two thirds of the columns, of the fullest of the first rows. A column without a name gets one; a
 * name that occurs twice is numbered.
 *
 * @returns null, with the reason in `problems`, for a table without a header, without rows, with cells beyond the
 * header's, or beyond the limits. Rows that are too short are warned of and filled with missing values.
 */
export function tableOfRows(
  source: Pick<RawTable, "name" | "sheet" | "delimiter">,
  rows: readonly RawRow[],
  problems: ProblemLog,
  warnings: ProblemLog,
): RawTable | null {
  const place = source.sheet === null ? {} : { sheet: source.sheet };
  const filled = rows.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  const cells = filled.reduce((sum, row) => sum + row.cells.length, 0);
  if (cells > TABLE_LIMITS.cells) {
    problems.add({
      ...place,
      value: `${cells} cells`,
      legal: `at most ${TABLE_LIMITS.cells} cells`,
      remedy: "Delete columns and rows that say nothing of customers, or draw a sample of the customers",
    });
    return null;
  }
  const at = headerPlace(filled);
  if (at === null) {
    problems.add({
      ...place,
      value: filled.length === 0 ? "no cells" : "no row of column names",
      legal: "a first row of column names, and a row for each customer below it",
      remedy: filled.length === 0 ? "Choose another file" : "Write the name of each column above its values",
    });
    return null;
  }
  // A text may end its header in a delimiter; a sheet ends where its last name stands.
  const width = source.sheet === null ? filled[at].cells.length : widthOf(filled[at].cells);
  const body = filled.slice(at + 1);
  if (body.length === 0 || width > TABLE_LIMITS.columns) {
    problems.add({
      ...place,
      row: filled[at].line,
      value: body.length === 0 ? "no rows below the column names" : `${width} columns`,
      legal: `a row for each customer, of at most ${TABLE_LIMITS.columns} columns`,
      remedy: body.length === 0 ? "Paste the customers in below the names" : "Delete what is not needed",
    });
    return null;
  }
  const before = problems.count;
  const squared = body.map((row) => squareRow(row, width, place, problems, warnings));
  if (problems.count > before) return null;
  const columns = columnNames(filled[at], width, squared, place, warnings);
  const kept = columns.flatMap((name, j) => (name === null ? [] : [{ name, j }]));
  return Object.freeze({
    ...source,
    columns: Object.freeze(kept.map(({ name }) => name)),
    rows: Object.freeze(
      squared.map(({ line, cells: all }) =>
        Object.freeze({ line, cells: Object.freeze(kept.map(({ j }) => all[j])) }),
      ),
    ),
  });
}

function isBlank(cell: RawCell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** Cells up to the last that holds something. */
function widthOf(cells: readonly RawCell[]): number {
  return cells.length - [...cells].reverse().findIndex((cell) => !isBlank(cell));
}

/** The place of the header among the rows with content; null where none of the first is one. */
function headerPlace(rows: readonly RawRow[]): number | null {
  const first = rows.slice(0, TITLE_ROWS);
  const textsOf = ({ cells }: RawRow): number => cells.filter(isName).length;
  const fullest = Math.max(0, ...first.map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length));
  const at = first.findIndex((row) => textsOf(row) > 0 && textsOf(row) * 3 >= fullest * 2);
  return at < 0 ? null : at;
}

/** What may name a column: text that is no number and no word for missing, or a year. */
function isName(cell: RawCell): boolean {
  if (/^(?:19|20)\d\d$/.test(String(cell))) return true;
  return typeof cell === "string" && !isMissingText(cell) && !/^[-+(]?[\d.,%\s]+\)?$/.test(cell.trim());
}

function squareRow(
  { line, cells }: RawRow,
  width: number,
  place: { readonly sheet?: string },
  problems: ProblemLog,
  warnings: ProblemLog,
): RawRow {
  const beyond = cells.slice(width).filter((cell) => !isBlank(cell));
  if (beyond.length > 0) {
    problems.add({
      ...place,
      row: line,
      value: `${widthOf(cells)} cells`,
      legal: `rows of ${width} cells, as the header has`,
      remedy: "Put texts that contain the delimiter in double quotes, or name the further columns",
    });
  } else if (place.sheet === undefined && cells.length < width) {
    warnings.add({
      row: line,
      value: `${cells.length} cells`,
      legal: `rows of ${width} cells, as the header has`,
      remedy: "The cells that are not there count as missing; check that none has slipped to the left",
    });
  }
  return { line, cells: Array.from({ length: width }, (_, j) => cells[j] ?? null) };
}

/** A name per column; null for a column without a name and without content. */
function columnNames(
  header: RawRow,
  width: number,
  rows: readonly RawRow[],
  place: { readonly sheet?: string },
  warnings: ProblemLog,
): (string | null)[] {
  const used = new Set<string>();
  return Array.from({ length: width }, (_, j) => {
    const cell = header.cells[j] ?? null;
    const blank = isBlank(cell);
    if (blank && rows.every(({ cells }) => isBlank(cells[j]))) return null;
    const wanted = blank ? `column ${j + 1}` : textOf(cell).replace(/\s+/g, " ").trim().slice(0, NAME_LENGTH);
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted} (${n})`;
    used.add(name);
    if (blank || name !== wanted) {
      warnings.add({
        ...place,
        row: header.line,
        column: name,
        value: blank ? `no name for column ${j + 1}` : `"${wanted}" again`,
        legal: "a name of its own for each column",
        remedy: `The column is called "${name}" here`,
      });
    }
    return name;
  });
}

/** Names longer than this are cut. */
const NAME_LENGTH = 120;

function textOf(cell: RawCell): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
