/** What `study.yaml` says of sales lines that stay where they are. */
export interface LinesPlace {
  /** Who reads them: a database of DuckDB, or files that DuckDB reads. */
  readonly kind: (typeof LINES_PLACES)[number];
  /** A file, a pattern of files, or the address of a store. */
  readonly at: string;
  /** The table; points separate its schema from its name. null for files, and where `select` says it. */
  readonly table: string | null;
  /** A SELECT in place of a table. */
  readonly select: string | null;
  /** The most memory that DuckDB may take, such as `2GB`, and a folder for what goes beyond it. */
  readonly memory: string | null;
  readonly spill: string | null;
}

/** The words that name such a place in `study.yaml`. */
export const LINES_PLACES = Object.freeze(["duckdb", "parquet", "csv", "json"] as const);
