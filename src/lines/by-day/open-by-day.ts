import { DUCKDB_LINES } from "../engines/line-dialect";
import type { LinesEngine } from "../engines/lines-engine";
import type { LinesPlace } from "../engines/lines-place";
import type { Environment } from "../engines/object-store";
import { duckDbSource } from "../engines/open-duckdb";
import { sqlEngine } from "../engines/sql-engine";
import type { LineColumns } from "../lines-of-table";
import { KEPT_DAYS, refreshDays, SUMMED_DAYS, type DayChanges } from "./day-states";

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
): Promise<{ readonly engine: LinesEngine; readonly changes: DayChanges }> {
  const attached = [`ATTACH ${DUCKDB_LINES.text(file)} AS ${KEPT_DAYS}`];
  const { runner, source } = await duckDbSource(place, named, folder, env, attached);
  try {
    const changes = await refreshDays(runner, DUCKDB_LINES, source);
    const engine = sqlEngine(runner, DUCKDB_LINES, { ...source, summed: SUMMED_DAYS });
    return Object.freeze({ engine, changes });
  } catch (error) {
    await runner.close();
    throw error;
  }
}
