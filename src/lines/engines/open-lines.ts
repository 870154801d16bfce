import type { LineColumns } from "../lines-of-table";
import { openClickHouse } from "./clickhouse/open-clickhouse";
import type { LinesEngine } from "./lines-engine";
import type { LinesPlace } from "./lines-place";
import type { Environment } from "./object-store";
import { openDuckDb } from "./open-duckdb";

/**
 * Sales lines where they are, by whoever reads them there.
 *
 * @param folder files are written from there.
 * @param env has the names and passwords of stores and servers.
 * @throws InputError where they cannot be read.
 */
export function openLines(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  env: Environment,
): Promise<LinesEngine> {
  return place.kind === "clickhouse"
    ? openClickHouse(place, named, env)
    : openDuckDb(place, named, folder, env);
}
