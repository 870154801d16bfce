import { quotedTable } from "../line-dialect";
import { resultOf } from "../sql-runner";
import { requireDifferent, requireOwnColumns, type WholeTable } from "../whole-table";
import { CLICKHOUSE_LINES } from "./clickhouse-lines";
import type { ClickHouseRunner } from "./clickhouse-runner";
import { namedTable } from "./clickhouse-table";

/** What comes after the name of a table that is being written. */
const BEING_WRITTEN = "_being_written";

/**
 * Puts what a SELECT gives in place of a table, or makes it. Whoever reads the table sees all of the old rows or all of the new
 * ones: they are written to a table next to it by one INSERT, counted, and the two change places. What an interrupted run has
 * left there is removed first.
 *
 * @returns how many rows there are.
 * @throws InputError for a table that has other columns, for rows that come twice, and where the server fails.
 */
export async function replaceTable(
  runner: ClickHouseRunner,
  { name, columns }: WholeTable,
  select: string,
): Promise<number> {
  const { name: quoted, text, double } = CLICKHOUSE_LINES;
  const [table, fresh] = ["", BEING_WRITTEN].map((end) => quotedTable(CLICKHOUSE_LINES, `${name}${end}`));
  const exists = await requireOwnTable(runner, name, columns);
  const id = `champo-writes ${name}`;
  await runner.change(`KILL QUERY WHERE query_id = ${text(id)} SYNC`);
  await runner.change(`DROP TABLE IF EXISTS ${fresh} SYNC`);
  const list = columns.map(([column, type]) => `${quoted(column)} ${type}`).join(", ");
  const order = quoted(columns[0][0]);
  await runner.change(`CREATE TABLE ${fresh} (${list}) ENGINE = MergeTree ORDER BY ${order}`);
  try {
    await runner.change(`INSERT INTO ${fresh} ${select}`, id);
    const counted = `SELECT ${double("COUNT(*)")}, ${double(`uniqExact(${order})`)} FROM ${fresh}`;
    const [[rows], [different]] = (await resultOf(runner, counted)).columns as readonly Float64Array[];
    requireDifferent(rows, different);
    if (exists) await runner.change(`EXCHANGE TABLES ${fresh} AND ${table}`);
    else await runner.change(`RENAME TABLE ${fresh} TO ${table}`);
    if (exists) await runner.change(`DROP TABLE ${fresh} SYNC`);
    return rows;
  } catch (error) {
    // Where the server cannot be reached any more, the next run removes it.
    await runner.change(`DROP TABLE IF EXISTS ${fresh} SYNC`).catch(() => undefined);
    throw error;
  }
}

/** Whether the table is there. @throws InputError where it is another one. */
async function requireOwnTable(
  runner: ClickHouseRunner,
  table: string,
  columns: WholeTable["columns"],
): Promise<boolean> {
  const { database, name } = namedTable(table);
  const found = await resultOf(
    runner,
    `SELECT name, type FROM system.columns WHERE database = ${database} AND table = ${name} ORDER BY position`,
  );
  const [names = [], types = []] = found.columns as readonly (readonly string[])[];
  return requireOwnColumns({ name: table, columns }, names, types);
}
