import path from "node:path";
import type { LineColumns } from "../lines-of-table";
import { duckDbRunner } from "./duckdb-runner";
import { DUCKDB_LINES, quotedTable } from "./line-dialect";
import { lineSource } from "./line-source";
import type { LinesEngine } from "./lines-engine";
import type { LinesPlace } from "./lines-place";
import { isRemote, objectStoreStatements, secretsOf, type Environment } from "./object-store";
import type { LineSource } from "./line-statements";
import { sqlEngine } from "./sql-engine";
import { orClosed, type SqlRunner } from "./sql-runner";

/** The name under which a database is attached. */
export const DATABASE = "lines_of_study";
/** What a SELECT calls the files. */
const FILES = "lines";

/**
 * Lines that DuckDB reads: a database of its own, which it opens to read only, or Parquet, CSV and JSON files, also compressed
 * with gzip.
 *
 * @param folder files are written from there.
 * @param env has the keys of a store of objects (`AWS_ACCESS_KEY_ID` and others), for a place that begins with `s3://`.
 * @throws InputError where it cannot be read.
 */
export async function openDuckDb(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  env: Environment,
): Promise<LinesEngine> {
  const { runner, source } = await duckDbSource(place, named, folder, env);
  return sqlEngine(runner, DUCKDB_LINES, source);
}

/**
 * DuckDB at work, and the lines as it reads them.
 *
 * @param further statements that come before any question. @param writes whether a database is opened to write, too.
 * @throws InputError where they cannot be read; then DuckDB is closed.
 */
export async function duckDbSource(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  env: Environment,
  further: readonly string[] = [],
  writes = false,
): Promise<{ readonly runner: SqlRunner; readonly source: LineSource }> {
  const { memory, spill } = place;
  const runner = await duckDbRunner({
    ...(memory === null ? {} : { memory }),
    ...(spill === null ? {} : { spill: path.resolve(folder, spill) }),
    first: [...firstStatements(place, folder, env, writes), ...further],
    secrets: secretsOf(env),
  });
  return orClosed(runner, async () => {
    const source = await lineSource(runner, DUCKDB_LINES, fromOf(place, folder, []), named);
    if (place.kind !== "csv" || place.select !== null) return { runner, source };
    // Codes of digits are texts: 007 is not 7.
    const { customer, order, product, country } = source.columns;
    const codes = [customer, order, product, country].filter((name) => name !== null);
    const from = fromOf(place, folder, codes);
    const kinds = new Map([...source.kinds, ...codes.map((name) => [name, "text"] as const)]);
    return { runner, source: { ...source, from, kinds } };
  });
}

function fromOf({ kind, at, table, select }: LinesPlace, folder: string, codes: readonly string[]): string {
  if (select !== null) return `(${select})`;
  if (kind === "duckdb") return quotedTable(DUCKDB_LINES, table ?? "");
  return filesOf({ kind, at }, folder, codes);
}

function filesOf(
  { kind, at }: Pick<LinesPlace, "kind" | "at">,
  folder: string,
  codes: readonly string[],
): string {
  const { text } = DUCKDB_LINES;
  const file = text(isRemote(at) ? at : path.resolve(folder, at));
  if (kind === "parquet") return `read_parquet(${file}, union_by_name = true)`;
  if (kind === "json") return `read_json(${file}, union_by_name = true)`;
  const types = codes.map((code) => `${text(code)}: 'VARCHAR'`).join(", ");
  return `read_csv(${file}, union_by_name = true${types === "" ? "" : `, types = {${types}}`})`;
}

function firstStatements(
  { kind, at, select }: LinesPlace,
  folder: string,
  env: Environment,
  writes: boolean,
): readonly string[] {
  const { text } = DUCKDB_LINES;
  if (kind === "duckdb") {
    const file = text(path.resolve(folder, at));
    return [`ATTACH ${file} AS ${DATABASE}${writes ? "" : " (READ_ONLY)"}`, `USE ${DATABASE}`];
  }
  const files =
    select === null ? [] : [`CREATE VIEW ${FILES} AS SELECT * FROM ${filesOf({ kind, at }, folder, [])}`];
  if (!isRemote(at)) return files;
  return [...objectStoreStatements(env), ...files];
}
