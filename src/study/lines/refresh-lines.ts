import { InputError } from "../../core/input-error";
import type { DayChanges } from "../../lines/by-day/day-states";
import { openByDay } from "../../lines/by-day/open-by-day";
import type { LinesEngine } from "../../lines/engines/lines-engine";
import type { LineSums } from "../../lines/line-sums";
import { environmentOf } from "./environment";
import type { LinesRead } from "./lines-reading";
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
 * @throws InputError where the lines are not read by DuckDB, or cannot be read whole.
 */
export async function refreshLines(asked: Asked, folder: string): Promise<LinesRefreshed> {
  const place = asked.linesPlace;
  if (place === null || place.kind === "clickhouse") {
    throw new InputError({
      where: "champo refresh",
      what: place === null ? "a study of a table or of lines in memory" : "lines in ClickHouse",
      legal: "a study whose lines DuckDB reads",
      remedy: "Compare two studies instead: npx champo compare OLD NEW",
    });
  }
  const file = keptFile(asked, folder, KEPT);
  const { engine, changes } = await openByDay(place, asked.lineColumns, folder, environmentOf(folder), file);
  return Object.freeze({
    read: await readOrClose(engine, place),
    changes,
    sums: (mix: readonly string[]) => engine.sums(mix),
    close: () => engine.close(),
  });
}

async function readOrClose(engine: LinesEngine, place: NonNullable<Asked["linesPlace"]>): Promise<LinesRead> {
  try {
    return await readBy(engine, place);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
