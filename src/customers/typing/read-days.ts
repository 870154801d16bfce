import { DAY, dayText } from "../../core/day";
import { parseDateText, type DateOrder } from "../../tables/cells/date-text";
import type { CodedColumn } from "../../tables/coded-column";
import type { RawCell } from "../../tables/raw-table";
import type { Values, ValuesReading } from "./column-reading";
import { rowsWith } from "./known-cells";

/** Looking at so many cells shows whether to look at all. */
const LOOKED_AT = 100;

/** Reads cells as days; null where fewer rows than `enough` have one. */
export function readDates(values: Values, column: CodedColumn, enough: number): ValuesReading | null {
  const { known } = values;
  const isDay = (cell: RawCell): boolean =>
    cell instanceof Date ||
    (typeof cell === "string" &&
      (parseDateText(cell, "day first") ?? parseDateText(cell, "month first")) !== null);
  if (!firstCells(column, known).some(isDay)) return null;
  const dates = (order: DateOrder) =>
    known.map((cell) =>
      cell instanceof Date ? cell : typeof cell === "string" ? parseDateText(cell, order) : null,
    );
  const found = (list: readonly (Date | null)[]): number =>
    rowsWith(values, (_, code) => list[code] !== null);
  const dayFirst = dates("day first");
  const monthFirst = dates("month first");
  const isMonth = isMonthFirst(dayFirst, monthFirst, found(dayFirst), found(monthFirst));
  const best = isMonth ? monthFirst : dayFirst;
  if (found(best) < enough || found(best) === 0) return null;
  const differ = known.map((_, code) => dayFirst[code]?.getTime() !== monthFirst[code]?.getTime());
  const first = column.codes.find((code) => differ[code]) ?? -1;
  return {
    kind: "date",
    unit: "days since 1970",
    texts: best.map((date) => (date === null ? null : dayText(date))),
    numbers: best.map((date) => (date === null ? null : Math.floor(date.getTime() / DAY))),
    stray: known.map((cell, code) => cell !== null && best[code] === null),
    mixedUnits: [],
    assumed:
      first >= 0 && found(dayFirst) === found(monthFirst)
        ? `"${String(known[first])}" was read as ${dayText(best[first]!)}, the ${best === dayFirst ? "day" : "month"} first`
        : null,
  };
}

/** The cells of the first rows that have any. */
function firstCells({ codes }: CodedColumn, known: readonly RawCell[]): readonly RawCell[] {
  const cells: RawCell[] = [];
  for (let row = 0; row < codes.length && cells.length < LOOKED_AT; row++) {
    if (known[codes[row]] !== null) cells.push(known[codes[row]]);
  }
  return cells;
}

/** Where both readings are possible, days that lie so much closer together by one of them are meant so. */
const CLOSER = 4;

/** Whether more cells are days with the month first, or as many, and these lie much closer together. */
function isMonthFirst(
  dayFirst: readonly (Date | null)[],
  monthFirst: readonly (Date | null)[],
  rowsDayFirst: number,
  rowsMonthFirst: number,
): boolean {
  if (rowsDayFirst !== rowsMonthFirst) return rowsMonthFirst > rowsDayFirst;
  const times = (list: readonly (Date | null)[]): readonly number[] =>
    list.flatMap((date) => (date === null ? [] : [date.getTime()]));
  const [days, months] = [times(dayFirst), times(monthFirst)];
  const span = (list: readonly number[]): number =>
    list.reduce((a, b) => Math.max(a, b), -Infinity) - list.reduce((a, b) => Math.min(a, b), Infinity);
  return rowsMonthFirst > 1 && CLOSER * span(months) < span(days);
}
