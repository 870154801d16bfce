import { InputError } from "../../core/input-error";
import type { DayChanges } from "../../lines/by-day/day-statements";
import { openByDay, openByDayAtServer, type LinesByDay } from "../../lines/by-day/open-by-day";
import { orClosed } from "../../lines/engines/sql-runner";
import type { LineSums } from "../../lines/line-sums";
import { environmentOf } from "./environment";
import type { LinesRead } from "./lines-reading";
import { requireTableName } from "./table-name";
import { keptFile, readBy, type Asked } from "./read-lines";

/** Next to a study's results: a database with the sums of each day, so that only changed days are summed again. */
const KEPT = "lines-by-day.duckdb";

/** Lines that were brought up to date day by day. */
export interface LinesRefreshed {
  readonly read: LinesRead;
  readonly changes: DayChanges;
  /** The same lines in the product mix of an earlier study. */
  sums(mix: readonly string[]): Promise<LineSums>;
  close(): Promise<void>;
}

/**
 * The sums of a study's lines as they are now, of which only the days that have changed are summed again.
 *
 * @param folder of the study.
 * @param table where the sums of days are kept, for lines in ClickHouse; null for those that DuckDB reads.
 * @throws InputError where the lines are in memory, where no table is named or none is needed, and where the lines cannot be read whole.
 */
export async function refreshLines(
  asked: Asked,
  folder: string,
  table: string | null,
): Promise<LinesRefreshed> {
  const { engine, changes } = await openedByDay(asked, folder, table);
  return Object.freeze({
    read: await orClosed(engine, () => readBy(engine, asked.linesPlace!)),
    changes,
    sums: (mix: readonly string[]) => engine.sums(mix),
    close: () => engine.close(),
  });
}

function openedByDay(asked: Asked, folder: string, table: string | null): Promise<LinesByDay> {
  const { linesPlace: place, lineColumns } = asked;
  const env = environmentOf(folder);
  if (place === null) {
    throw new InputError({
      where: "champo refresh",
      what: "a study of a table or of lines in memory",
      legal: "a study whose lines DuckDB or ClickHouse reads",
      remedy: "Compare two studies instead: npx champo compare OLD NEW",
    });
  }
  if (place.coreset !== undefined) {
    throw new InputError({
      where: "champo refresh",
      what: `a study of ${place.coreset} customers that were drawn`,
      legal: "a study of all customers",
      remedy: "Place all of them where they are: npx champo score STUDY --to TABLE, or run the study again",
    });
  }
  if (place.kind === "clickhouse") {
    if (table === null) {
      throw new InputError({
        where: "champo refresh",
        what: "lines in ClickHouse, and no table for the sums of their days",
        legal: "the name of a table that is written there, with its database before a point",
        remedy: "Name it, the same each time: --keep shop.days",
      });
    }
    requireTableName("--keep", table);
    return openByDayAtServer(place, lineColumns, env, table);
  }
  if (table !== null) {
    throw new InputError({
      where: "--keep",
      what: `"${table}", for lines in ${place.kind}`,
      legal: "a study whose lines lie in ClickHouse",
      remedy: `Leave --keep out: the sums of days are kept in ${KEPT}, next to the study's results`,
    });
  }
  return openByDay(place, lineColumns, folder, env, keptFile(asked, folder, KEPT));
}
