import { InputError } from "../../core/input-error";
import { CLICKHOUSE_LINES } from "../../lines/engines/clickhouse/clickhouse-lines";
import { clickHouseSource } from "../../lines/engines/clickhouse/open-clickhouse";
import { replaceTable } from "../../lines/engines/clickhouse/replace-table";
import { DUCKDB_LINES, type LineDialect } from "../../lines/engines/line-dialect";
import type { LineSource } from "../../lines/engines/line-statements";
import type { Environment } from "../../lines/engines/object-store";
import { duckDbSource } from "../../lines/engines/open-duckdb";
import { replaceDuckDbTable } from "../../lines/engines/replace-duckdb-table";
import type { SqlRunner } from "../../lines/engines/sql-runner";
import { SQL_DIALECTS, type SqlDialect } from "../../segments/sql/sql-dialect";
import type { StudyDescription } from "../description/study-description";

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

/** Lines in an engine to which a table of segments can be written. */
export interface LinesAtWork {
  readonly runner: SqlRunner;
  readonly source: LineSource;
  /** The language of lines, and that of customers. */
  readonly dialect: LineDialect;
  readonly placing: SqlDialect;
  /** Puts the rows of a SELECT in place of a table, all or nothing; how many there are. */
  readonly write: (table: string, select: string) => Promise<number>;
}

/** @throws InputError for lines that are in no database, and where they cannot be read. */
export async function linesAtWork(
  { linesPlace: place, lineColumns }: Pick<StudyDescription, "linesPlace" | "lineColumns">,
  folder: string,
  env: Environment,
): Promise<LinesAtWork> {
  const columns = (types: readonly string[]): readonly (readonly [string, string])[] =>
    COLUMNS.map((name, i) => [name, types[i]]);
  if (place?.kind === "clickhouse") {
    const { runner, source } = await clickHouseSource(place, lineColumns, env);
    return {
      ...{ runner, source, dialect: CLICKHOUSE_LINES, placing: SQL_DIALECTS["clickhouse"] },
      write: (name, select) => replaceTable(runner, { name, columns: columns(CLICKHOUSE_TYPES) }, select),
    };
  }
  if (place?.kind === "duckdb") {
    const { runner, source } = await duckDbSource(place, lineColumns, folder, env, [], true);
    return {
      ...{ runner, source, dialect: DUCKDB_LINES, placing: SQL_DIALECTS["duckdb"] },
      write: (name, select) => replaceDuckDbTable(runner, { name, columns: columns(DUCKDB_TYPES) }, select),
    };
  }
  throw new InputError({
    where: "--to",
    what: place === null ? "a study of files" : `lines in ${place.kind}`,
    legal: "a study whose lines lie in ClickHouse or in a database of DuckDB",
    remedy: "Write a file: --out scores.csv, or print the statement: champo score --as sql",
  });
}
