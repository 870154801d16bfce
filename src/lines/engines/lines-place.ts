import path from "node:path";

/** What `study.yaml` says of sales lines that stay where they are. */
export interface LinesPlace {
  /** Who reads them: a server of ClickHouse, a database of DuckDB, or files that DuckDB reads. */
  readonly kind: (typeof LINES_PLACES)[number];
  /** A file, a pattern of files, or the address of a store or a server. */
  readonly at: string;
  /** The table; points separate its schema from its name. null for files, and where `select` says it. */
  readonly table: string | null;
  /** A SELECT in place of a table. */
  readonly select: string | null;
  /** Of ClickHouse: the cluster whose servers each hold a part. A table over a cluster says so itself. */
  readonly cluster: string | null;
  /** The most memory that a question may take, such as `2GB`, and DuckDB's folder for what goes beyond it. */
  readonly memory: string | null;
  readonly spill: string | null;
  /** So many customers are drawn by the engine, on average, each with a weight; without it all of them are read. */
  readonly coreset?: number;
}

/** The words that name such a place in `study.yaml`. */
export const LINES_PLACES = Object.freeze(["clickhouse", "duckdb", "parquet", "csv", "json"] as const);

/** How memory is written: a number, the letter of its unit, and an i where that is a power of 1024. */
export const MEMORY_SIZE = /^(\d+(?:\.\d+)?)\s*([KMGT])(i?)B$/i;

/** What a base of such lines is called: the table, or what comes last in the path of the files. */
export function nameOfPlace({ kind, at, table }: LinesPlace): string {
  return kind === "clickhouse" ? (table ?? "lines") : path.basename(at);
}
