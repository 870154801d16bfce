import { fold, nearestName } from "../../core/nearest-name";
import { orRename } from "./or-rename";
import type { ProblemLog } from "../problem-log";
import type { ColumnSchema, TableSchema } from "../table-schema";

/** How many rows from the top are searched for the headers. */
const HEADER_ROWS = 20;

/** The texts of a row, by column, counted from 1. */
export type HeaderTexts = ReadonlyMap<number, string>;

/** Where a sheet's columns are: per column of the schema its place in the sheet, or `null` where missing. */
export type ColumnPlaces = readonly (number | null)[];

/**
 * Finds the header row while rows stream by: the first that holds at least half of the headers, else, of
 * the first rows, the one that holds most.
 */
export class HeaderSearch {
  private rows = 0;
  private best: HeaderTexts = new Map();
  private bestScore = -1;

  constructor(private readonly schema: TableSchema) {}

  /** True when this row is the header row; rows after it are data. */
  offer(texts: HeaderTexts): boolean {
    if (texts.size === 0) return false;
    const headers = new Set([...texts.values()].map(fold));
    const score = this.schema.columns.filter(({ header }) => headers.has(fold(header))).length;
    if (this.rows < HEADER_ROWS && score > this.bestScore) [this.best, this.bestScore] = [texts, score];
    this.rows++;
    return score * 2 >= this.schema.columns.length;
  }

  /** The likeliest header row so far. */
  get likeliest(): HeaderTexts {
    return this.best;
  }
}

/**
 * Finds each column by its header: the exact text first, else the same but for case and spaces. Order and
 * further columns do not matter. Missing headers go to `problems` with the nearest unused one.
 */
export function locateColumns(
  schema: TableSchema,
  texts: HeaderTexts,
  problems: ProblemLog,
  warnings: ProblemLog,
): ColumnPlaces {
  const cells = [...texts];
  const claimed = new Set<number>();
  const claim = (places: readonly number[], column: ColumnSchema): number | null => {
    const free = places.filter((place) => !claimed.has(place));
    if (free.length === 0) return null;
    const place = column.leftOf === undefined ? free[0] : nearestLeftOf(free, column.leftOf, cells);
    claimed.add(place);
    if (free.length > 1 && schema.besideAnother !== true) {
      warnings.add({
        sheet: schema.name,
        column: column.header,
        value: `${free.length} columns with this header`,
        legal: "each header once",
        remedy: "The first of them is read; rename the others",
      });
    }
    return place;
  };
  const exact = schema.columns.map((column) =>
    claim(
      cells.filter(([, text]) => text === column.header).map(([place]) => place),
      column,
    ),
  );
  const places = exact.map((place, i) => {
    const column = schema.columns[i];
    const alike = (): number[] =>
      cells.filter(([, text]) => fold(text) === fold(column.header)).map(([at]) => at);
    return place ?? claim(alike(), column);
  });
  const unused = cells.filter(([place]) => !claimed.has(place)).map(([, text]) => text);
  places.forEach((place, i) => {
    if (place !== null) return;
    const { header } = schema.columns[i];
    const meant = nearestName(header, unused);
    problems.add({
      sheet: schema.name,
      column: header,
      value: "no such column",
      legal: `a column with the header "${header}"`,
      remedy:
        meant === null
          ? `Add the column${orRename(unused)}`
          : `Did you mean to name "${meant}" so? Rename its header to "${header}"`,
    });
  });
  return places;
}

function nearestLeftOf(
  places: readonly number[],
  header: string,
  cells: readonly (readonly [number, string])[],
): number {
  const right = cells.find(([, text]) => fold(text) === fold(header))?.[0] ?? Infinity;
  const left = places.filter((place) => place < right);
  return left.length > 0 ? Math.max(...left) : places[places.length - 1];
}
