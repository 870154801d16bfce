import { DAY } from "../../core/day";
import { InputError } from "../../core/input-error";
import { typeTable } from "../../customers/typing/typed-table";
import { ProblemLog } from "../../tables/problem-log";
import type { RawCell, RawTable } from "../../tables/raw-table";
import { lineColumns, type LineColumns } from "../lines-of-table";
import type { LineDialect, LineKind } from "./line-dialect";
import type { LineSource } from "./line-statements";
import { resultOf, type ResultColumn, type SqlRunner } from "./sql-runner";

/** So many rows show which column holds what. */
export const SAMPLE = 1000;

/**
 * The columns of a table and what they hold: named by the reader, or found by their names and first rows, as for a file.
 *
 * @param few what gives some rows of it.
 * @throws InputError where no column names the customers, the day or the money, and for a column that does not exist.
 */
export async function lineSource(
  runner: Pick<SqlRunner, "run">,
  dialect: LineDialect,
  from: string,
  named: Partial<LineColumns>,
  few = `${from} LIMIT ${SAMPLE}`,
): Promise<LineSource> {
  const { columns } = await resultOf(runner, dialect.describe(from));
  const [names, types] = columns as readonly (readonly string[])[];
  const kinds = new Map(names.map((name, j): [string, LineKind] => [name, dialect.kindOf(types[j])]));
  for (const column of Object.values(named)) {
    if (column !== null && !kinds.has(column)) throw noSuchColumn(column, names);
  }
  const shown = names.map((name) => sampled(dialect.name(name), kinds.get(name)!, dialect));
  const list = shown.map((column, j) => `${column} AS s${j}`).join(", ");
  const sample = await resultOf(runner, `SELECT ${list} FROM ${few}`);
  const cells = names.map((name, j) => cellsOf(sample.columns[j] ?? [], kinds.get(name)!));
  // The first rows may all be of one day, which shows nothing: a type of the engine does.
  const date = names.find((name) => kinds.get(name) === "day");
  const known = date === undefined ? named : { date, ...named };
  const found = lineColumns(typed(names, cells, sample.rows, named), known);
  if (found !== null) return Object.freeze({ from, columns: found, kinds });
  throw new InputError({
    where: "lines of the study",
    what: `columns ${names.map((name) => `"${name}"`).join(", ")}`,
    legal: "sales lines with a customer, a day and money",
    remedy: 'Name them in study.yaml: line columns: {customer: "buyer", date: "day", amount: "total"}',
  });
}

function sampled(value: string, kind: LineKind, dialect: LineDialect): string {
  if (kind === "day") return dialect.double(dialect.day(value, kind));
  return kind === "number" ? dialect.double(value) : dialect.words(value, kind);
}

/** What a file's reader would have found. */
function cellsOf(column: ResultColumn, kind: LineKind): readonly RawCell[] {
  return Array.from<string | number | null, RawCell>(column, (value) => {
    if (value === null || Number.isNaN(value)) return null;
    return kind === "day" ? new Date(Number(value) * DAY) : value;
  });
}

function typed(
  names: readonly string[],
  columns: readonly (readonly RawCell[])[],
  rows: number,
  { order, product, country }: Partial<LineColumns>,
): ReturnType<typeof typeTable> {
  const table: RawTable = {
    name: "lines",
    sheet: null,
    delimiter: null,
    columns: names,
    rows: Array.from({ length: rows }, (_, row) => ({
      line: row + 1,
      cells: columns.map((column) => column[row] ?? null),
    })),
  };
  const codes = [order, product, country].filter((name) => name !== undefined && name !== null);
  return typeTable(
    table,
    Object.fromEntries(codes.map((name) => [name, "category" as const])),
    new ProblemLog(),
  );
}

function noSuchColumn(column: string, names: readonly string[]): InputError {
  return new InputError({
    where: "study.yaml, line columns",
    what: `"${column}"`,
    legal: names.map((name) => `"${name}"`).join(", "),
    remedy: "Write the name as the table has it",
  });
}
