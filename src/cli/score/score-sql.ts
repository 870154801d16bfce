import { InputError } from "../../core/input-error";
import { requireWritableFile } from "../../core/require-writable";
import { placementSql } from "../../segments/sql/placement-sql";
import { SQL_DIALECTS } from "../../segments/sql/sql-dialect";
import { readSegmentsFile } from "../../study/read-segments-file";
import { writeResult } from "../result-file";

/** Settings of `champo score --as sql`, as the command line gives them. */
export interface ScoreSqlSettings {
  /** Another segments.json than that of the latest run, or a study's folder. */
  readonly segments?: string;
  /** A file for the statement. */
  readonly out?: string;
  /** `sql`, the only form. */
  readonly as?: string;
  readonly dialect?: string;
  /** The table of the warehouse; default `customers`. */
  readonly table?: string;
  /** The column of that table which names the customers; default the study's. */
  readonly id?: string;
}

/**
 * `champo score --as sql`: one statement that places every row of a warehouse's table; to the terminal or a file.
 *
 * @throws InputError for another form than sql, a missing or unknown dialect, a file of customers, and where there is no
 * segmentation yet.
 */
export function scoreSqlCommand(
  file: string | undefined,
  { as, dialect, table = "customers", id, segments: named, out }: ScoreSqlSettings,
): number {
  const legal = Object.keys(SQL_DIALECTS).join(", ");
  const refuse = (where: string, what: string, expected: string, remedy: string): InputError =>
    new InputError({ where, what, legal: expected, remedy });
  const example = "For example: champo score --as sql --dialect duckdb --table customers";
  if (as !== "sql") throw refuse("--as", `"${as}"`, "sql", example);
  if (file !== undefined) throw refuse("champo score --as sql", `the file "${file}"`, "no file", example);
  if (dialect === undefined) throw refuse("--dialect", "nothing", legal, example);
  if (out !== undefined && !/\.sql$/i.test(out))
    throw refuse("--out", `"${out}"`, "a file name that ends in .sql", "Without --out it is printed");
  if (out !== undefined) requireWritableFile(out);
  const { segments } = readSegmentsFile(named);
  const statement = placementSql(segments, { dialect, table, ...(id === undefined ? {} : { id }) });
  if (out === undefined) console.log(statement);
  else writeResult(out, statement);
  return 0;
}
