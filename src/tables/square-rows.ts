import { isBlank } from "./cells/is-blank";
import { widthOf } from "./header-row";
import type { ProblemLog } from "./problem-log";
import { isFault, type FoundRow, type RawRow } from "./raw-table";

const rowsOfWidth = (width: number): string => `rows of ${width} cells, as the header has`;

/** Whether the report of a problem says that a row has another width than the header. */
export function isOfOtherWidth({ legal }: { readonly legal: string }): boolean {
  return /^rows of \d+ cells, as the header has$/.test(legal);
}

/** Cells without a value, of one column and one kind. */
interface Faults {
  readonly text: string;
  readonly line: number;
  count: number;
}

/**
 * Brings rows to the width of their header. Cells beyond it are a problem; in a text, rows that are too short are a
 * warning and end in missing values. Formulas that failed or have no result in the file count as missing, with one warning
 * per column.
 *
 * @param nameOf the name of a column, by its place; null for one that is not kept.
 */
export function squareRows(
  rows: readonly FoundRow[],
  width: number,
  nameOf: (place: number) => string | null,
  place: { readonly sheet?: string },
  problems: ProblemLog,
  warnings: ProblemLog,
): RawRow[] {
  const faults = { error: new Map<number, Faults>(), uncomputed: new Map<number, Faults>() };
  const squared = rows.map(({ line, cells }): RawRow => {
    if (widthOf(cells) > width) {
      problems.add({
        ...place,
        row: line,
        value: `${widthOf(cells)} cells`,
        legal: rowsOfWidth(width),
        remedy: "Put texts that contain the delimiter in double quotes, or name the further columns",
      });
    } else if (place.sheet === undefined && cells.length < width) {
      warnings.add({
        row: line,
        value: `${cells.length} cells`,
        legal: rowsOfWidth(width),
        remedy: "The cells that are not there count as missing; check that none has slipped to the left",
      });
    }
    return {
      line,
      cells: Array.from({ length: width }, (_, j) => {
        const cell = cells[j] ?? null;
        if (!isFault(cell)) return cell;
        const found = faults[cell.fault].get(j);
        if (found === undefined) faults[cell.fault].set(j, { text: cell.text, line, count: 1 });
        else found.count++;
        return null;
      }),
    };
  });
  for (const [kind, columns] of Object.entries(faults) as ["error" | "uncomputed", Map<number, Faults>][])
    for (const [j, { text, line, count }] of columns) {
      const name = nameOf(j);
      if (name === null) continue;
      warnings.add({
        ...place,
        row: line,
        column: name,
        value: count === 1 ? text : `${text}, and ${count - 1} more such cells`,
        legal: kind === "error" ? "values" : "formulas whose results are in the file",
        remedy:
          kind === "error"
            ? "These cells count as missing; mend their formulas"
            : "These cells count as missing; open the file in a spreadsheet program and save it, so that they get their results",
      });
    }
  return squared;
}

/** The columns to the left of the first that is full and hold a value only now and then, as an outline or merged cells do. */
export function outlineColumns(rows: readonly RawRow[], width: number): number[] {
  const outline: number[] = [];
  for (let j = 0; j < width; j++) {
    const filled = rows.filter(({ cells }) => !isBlank(cells[j])).length;
    if (filled === rows.length) return outline;
    const texts = rows.every(({ cells }) => isBlank(cells[j]) || typeof cells[j] === "string");
    if (texts && filled > 0 && filled * 2 <= rows.length && !isBlank(rows[0].cells[j])) outline.push(j);
  }
  return [];
}
