import { DUCKDB_LINES } from "./line-dialect";
import { DATABASE } from "./open-duckdb";
import { resultOf, type SqlRunner } from "./sql-runner";
import { requireDifferent, requireOwnColumns, type WholeTable } from "./whole-table";

/**
 * Puts what a SELECT gives in place of a table of the database that is attached, or makes it, in one transaction: all of it or
 * nothing.
 *
 * @returns how many rows there are.
 * @throws InputError for a table that has other columns, for rows that come twice, and where the file cannot be written.
 */
export async function replaceDuckDbTable(
  runner: SqlRunner,
  table: WholeTable,
  select: string,
): Promise<number> {
  const { name: quoted, text, double } = DUCKDB_LINES;
  const parts = table.name.split(".");
  const schema = parts.length === 1 ? "main" : parts[0];
  const whole = [DATABASE, schema, parts.at(-1)!].map(quoted).join(".");
  const ask = async (statement: string): Promise<readonly unknown[]> =>
    (await resultOf(runner, statement)).columns;
  await ask("BEGIN TRANSACTION");
  const [names = [], types = []] = (await ask(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = ${text(DATABASE)} AND schema_name = ${text(schema)} AND table_name = ${text(parts.at(-1)!)} ORDER BY column_index`,
  )) as readonly (readonly string[])[];
  requireOwnColumns(table, names, types);
  const list = table.columns.map(([column, type]) => `${quoted(column)} ${type}`).join(", ");
  await ask(`CREATE OR REPLACE TABLE ${whole} (${list})`);
  await ask(`INSERT INTO ${whole} ${select}`);
  const id = quoted(table.columns[0][0]);
  const counted = `SELECT ${double("COUNT(*)")} AS n, ${double(`COUNT(DISTINCT ${id})`)} AS m FROM ${whole}`;
  const [[rows], [different]] = (await ask(counted)) as readonly Float64Array[];
  requireDifferent(rows, different);
  await ask("COMMIT");
  return rows;
}
