import { CLICKHOUSE_LINES } from "../../lines/engines/clickhouse/clickhouse-lines";
import { clickHouseSource } from "../../lines/engines/clickhouse/open-clickhouse";
import { replaceTable } from "../../lines/engines/clickhouse/replace-table";
import { DUCKDB_LINES, type LineDialect } from "../../lines/engines/line-dialect";
import type { LineSource } from "../../lines/engines/line-statements";
import type { QueryNote } from "../../lines/engines/lines-engine";
import type { LinesPlace } from "../../lines/engines/lines-place";
import { duckDbSource } from "../../lines/engines/open-duckdb";
import { replaceDuckDbTable } from "../../lines/engines/replace-duckdb-table";
import type { SqlRunner } from "../../lines/engines/sql-runner";
import { SQL_DIALECTS, type SqlDialect } from "../../segments/sql/sql-dialect";
import type { LineColumns } from "../../lines/lines-of-table";
import { environmentOf } from "./environment";

/** The table of segments: one row for each customer. Missing where the study took the logarithm of a number that is below 0 here. */
const COLUMNS = ["id", "segment", "segment_name", "confidence", "too_far", "version"] as const;
const CLICKHOUSE_TYPES = [
  "String",
  "Nullable(UInt16)",
  "Nullable(String)",
  "Nullable(Float64)",
  "Nullable(Bool)",
  "String",
];
const DUCKDB_TYPES = ["VARCHAR", "USMALLINT", "VARCHAR", "DOUBLE", "BOOLEAN", "VARCHAR"];

/** Lines in an engine, and both languages of what is asked of them. */
export interface LinesAtWork {
  readonly runner: SqlRunner;
  readonly source: LineSource;
  /** The language of lines, and that of customers. */
  readonly dialect: LineDialect;
  readonly placing: SqlDialect;
  /** What was asked to find them. */
  readonly notes: readonly QueryNote[];
  /** Puts the rows of a SELECT in place of a table of segments, all or nothing; how many there are. */
  readonly write: (table: string, select: string) => Promise<number>;
}

/**
 * Lines where they are.
 *
 * @param writes whether a database of DuckDB is opened to write, too.
 * @throws InputError where they cannot be read.
 */
export async function linesAtWork(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  writes: boolean,
): Promise<LinesAtWork> {
  const env = environmentOf(folder);
  const columns = (types: readonly string[]): readonly (readonly [string, string])[] =>
    COLUMNS.map((name, i) => [name, types[i]]);
  if (place.kind === "clickhouse") {
    const { runner, source, notes } = await clickHouseSource(place, named, env);
    return {
      ...{ runner, source, notes, dialect: CLICKHOUSE_LINES, placing: SQL_DIALECTS["clickhouse"] },
      write: (name, select) => replaceTable(runner, { name, columns: columns(CLICKHOUSE_TYPES) }, select),
    };
  }
  const { runner, source } = await duckDbSource(place, named, folder, env, [], writes);
  return {
    ...{ runner, source, notes: [], dialect: DUCKDB_LINES, placing: SQL_DIALECTS["duckdb"] },
    write: (name, select) => replaceDuckDbTable(runner, { name, columns: columns(DUCKDB_TYPES) }, select),
  };
}
