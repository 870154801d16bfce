import { sumBy } from "../core/sum";
import { isBlank } from "./cells/is-blank";
import { meet, SPACES, valuesToAsk } from "./cell-letters";
import { selectCoded, valueCounts, type CodedColumn } from "./coded-column";
import type { FoundGrid } from "./found-grid";
import type { ProblemLog } from "./problem-log";
import { isFault, type FoundCell, type RawCell } from "./raw-table";

const rowsOfWidth = (width: number): string => `rows of ${width} cells, as the header has`;

/** Whether the report of a problem says that a row has another width than the header. */
export function isOfOtherWidth({ legal }: { readonly legal: string }): boolean {
  return /^rows of \d+ cells, as the header has$/.test(legal);
}

/** Rows of a grid, and how far each row of it is filled. */
interface GridRows {
  readonly rows: Uint32Array;
  readonly widths: Uint32Array;
}

/**
 * The columns below a header. Cells beyond it are a problem; in a text, rows that are too short are a warning and end in
 * missing values. Formulas that failed or have no result in the file count as missing, with one warning per column.
 *
 * @param body the rows of the grid that are below the header and have content, in order, and the `filledWidths` of all rows.
 * @param names one per column of the header; null for one that is not kept.
 * @returns the columns that are kept.
 */
export function squareColumns(
  grid: FoundGrid,
  body: GridRows,
  names: readonly (string | null)[],
  place: { readonly sheet?: string },
  problems: ProblemLog,
  warnings: ProblemLog,
): readonly CodedColumn[] {
  const width = names.length;
  const { rows } = body;
  reportWidths(grid, body, width, place, problems, warnings);
  const missing: CodedColumn = { values: [null], codes: new Uint32Array(rows.length) };
  return names.flatMap((name, j) => {
    if (name === null) return [];
    const column = grid.columns[j] === undefined ? missing : selectCoded(grid.columns[j], rows);
    if (isWithoutFaults(column)) return [column];
    warnOfFaults(column, name, (row) => grid.lines[rows[row]], place, warnings);
    const values = column.values.map((cell): RawCell => (isFault(cell) ? null : cell));
    return [{ values, codes: column.codes }];
  });
}

function reportWidths(
  grid: FoundGrid,
  { rows, widths: filled }: GridRows,
  width: number,
  place: { readonly sheet?: string },
  problems: ProblemLog,
  warnings: ProblemLog,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (filled[row] > width) {
      problems.add({
        ...place,
        row: grid.lines[row],
        value: `${filled[row]} cells`,
        legal: rowsOfWidth(width),
        remedy: "Put texts that contain the delimiter in double quotes, or name the further columns",
      });
    } else if (place.sheet === undefined && grid.widths[row] < width) {
      warnings.add({
        row: grid.lines[row],
        value: `${grid.widths[row]} cells`,
        legal: rowsOfWidth(width),
        remedy: "The cells that are not there count as missing; check that none has slipped to the left",
      });
    }
  }
}

function isWithoutFaults(column: CodedColumn<FoundCell>): column is CodedColumn {
  const { values } = column;
  const asked = valuesToAsk(values, () => true);
  for (let code = 0; code < asked; code++) if (isFault(values[code])) return false;
  return true;
}

function warnOfFaults(
  column: CodedColumn<FoundCell>,
  name: string,
  lineOf: (row: number) => number,
  place: { readonly sheet?: string },
  warnings: ProblemLog,
): void {
  const counts = valueCounts(column);
  for (const kind of ["error", "uncomputed"] as const) {
    const faulty = column.values.map((cell) => isFault(cell) && cell.fault === kind);
    const first = faulty.includes(true) ? column.codes.findIndex((code) => faulty[code]) : -1;
    if (first < 0) continue;
    const count = sumBy(counts, (rows, code) => (faulty[code] ? rows : 0));
    const cell = column.values[column.codes[first]];
    const text = isFault(cell) ? cell.text : "";
    warnings.add({
      ...place,
      row: lineOf(first),
      column: name,
      value: count === 1 ? text : `${text}, and ${count - 1} more such cells`,
      legal: kind === "error" ? "values" : "formulas whose results are in the file",
      remedy:
        kind === "error"
          ? "These cells count as missing; mend their formulas"
          : "These cells count as missing; open the file in a spreadsheet program and save it, so that they get their results",
    });
  }
}

/** How many rows of a column hold something. */
export function filledCount(column: CodedColumn<FoundCell>): number {
  const { values, codes } = column;
  const counts = valueCounts(column);
  const asked = valuesToAsk(values, ({ first, hasEmpty }) => !hasEmpty && !meet(first, SPACES));
  let filled = codes.length;
  for (let code = 0; code < asked; code++) if (isBlank(values[code])) filled -= counts[code];
  return filled;
}

/** The columns to the left of the first that is full and hold a value only now and then, as an outline or merged cells do. */
export function outlineColumns(columns: readonly CodedColumn[]): number[] {
  const outline: number[] = [];
  for (const [j, column] of columns.entries()) {
    const { values, codes } = column;
    const filled = filledCount(column);
    if (filled === codes.length) return outline;
    if (filled === 0 || filled * 2 > codes.length || isBlank(values[codes[0]])) continue;
    const counts = valueCounts(column);
    const texts = values.every(
      (cell, code) => counts[code] === 0 || isBlank(cell) || typeof cell === "string",
    );
    if (texts) outline.push(j);
  }
  return [];
}
