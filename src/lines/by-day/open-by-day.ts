import { CLICKHOUSE_LINES } from "../engines/clickhouse/clickhouse-lines";
import { clickHouseSource } from "../engines/clickhouse/open-clickhouse";
import { DUCKDB_LINES } from "../engines/line-dialect";
import type { LinesEngine } from "../engines/lines-engine";
import type { LinesPlace } from "../engines/lines-place";
import type { Environment } from "../engines/object-store";
import { duckDbSource } from "../engines/open-duckdb";
import { sqlEngine } from "../engines/sql-engine";
import { orClosed } from "../engines/sql-runner";
import type { LineColumns } from "../lines-of-table";
import { KEPT_DAYS, refreshDays, SUMMED_DAYS } from "./day-states";
import type { DayChanges } from "./day-statements";
import { refreshServerDays } from "./server-days";

/** Lines of which the sums of days are up to date. */
export interface LinesByDay {
  readonly engine: LinesEngine;
  readonly changes: DayChanges;
}

/**
 * Lines that DuckDB reads, summed day by day: the sums of days are kept in a database of its own, and only those of changed
 * days are made again. The engine gives the same sums as `openDuckDb`.
 *
 * @param file of that database, which is made where there is none.
 * @throws InputError where the lines cannot be read whole; then the database is as it was.
 */
export async function openByDay(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  env: Environment,
  file: string,
): Promise<LinesByDay> {
  const attached = [`ATTACH ${DUCKDB_LINES.text(file)} AS ${KEPT_DAYS}`];
  const { runner, source } = await duckDbSource(place, named, folder, env, attached);
  return orClosed(runner, async () => {
    const changes = await refreshDays(runner, DUCKDB_LINES, source);
    const engine = sqlEngine(runner, DUCKDB_LINES, { ...source, summed: SUMMED_DAYS });
    return Object.freeze({ engine, changes });
  });
}

/**
 * The same of lines in ClickHouse: the sums of days are kept there, in tables whose names begin with `table`. The engine gives the
 * same sums as `openClickHouse`.
 *
 * @throws InputError where the lines cannot be read whole; then what was kept is as it was.
 */
export async function openByDayAtServer(
  place: LinesPlace,
  named: Partial<LineColumns>,
  env: Environment,
  table: string,
): Promise<LinesByDay> {
  const { runner, source, notes } = await clickHouseSource(place, named, env);
  return orClosed(runner, async () => {
    const { changes, summed } = await refreshServerDays(runner, source, table);
    // The sums are all at one server, wherever their lines lie.
    const { from, columns, kinds } = source;
    return Object.freeze({
      engine: sqlEngine(runner, CLICKHOUSE_LINES, { from, columns, kinds, summed }, notes),
      changes,
    });
  });
}
