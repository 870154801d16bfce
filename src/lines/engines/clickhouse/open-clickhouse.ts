import type { LineColumns } from "../../lines-of-table";
import type { Environment } from "../object-store";
import { lineSource, SAMPLE } from "../line-source";
import { usedCustomers, type LineSource, type LineSpread } from "../line-statements";
import type { LinesEngine, QueryNote } from "../lines-engine";
import type { LinesPlace } from "../lines-place";
import { sqlEngine } from "../sql-engine";
import { orClosed, resultOf, type SqlRunner } from "../sql-runner";
import { CLICKHOUSE_LINES } from "./clickhouse-lines";
import { clickHouseRunner, type ClickHouseRunner } from "./clickhouse-runner";
import { clickHouseTable, shardsOf } from "./clickhouse-table";

/** Lines in ClickHouse, found and not yet summed. */
export interface ClickHouseSource {
  readonly runner: ClickHouseRunner;
  readonly source: LineSource;
  /** What was asked to find them. */
  readonly notes: readonly QueryNote[];
}

/**
 * Lines in ClickHouse: on one server, or on the servers of a cluster, each of which sums its own.
 *
 * @param env has `CLICKHOUSE_USER` and `CLICKHOUSE_PASSWORD`, where the server asks for these.
 * @throws InputError where it cannot be read, or a shard is missing.
 */
export async function openClickHouse(
  place: LinesPlace,
  named: Partial<LineColumns>,
  env: Environment,
): Promise<LinesEngine> {
  const { runner, source, notes } = await clickHouseSource(place, named, env);
  return sqlEngine(runner, CLICKHOUSE_LINES, source, notes);
}

/** The lines of a place, with the connection to their server. @throws InputError as `openClickHouse`. */
export async function clickHouseSource(
  place: LinesPlace,
  named: Partial<LineColumns>,
  env: Environment,
): Promise<ClickHouseSource> {
  const runner = await clickHouseRunner({ address: place.at, env, memory: place.memory });
  return orClosed(runner, async () => {
    const { from, cluster } = await clickHouseTable(runner, place);
    if (cluster === null) {
      return { runner, source: await lineSource(runner, CLICKHOUSE_LINES, from, named), notes: [] };
    }
    runner.know(await shardsOf(runner, cluster));
    // The part of the first server may be empty.
    const all = `(${onEachShard(cluster, `SELECT * FROM ${from}`)})`;
    const few = `(${onEachShard(cluster, `SELECT * FROM ${from} LIMIT ${SAMPLE}`)})`;
    const source = { ...(await lineSource(runner, CLICKHOUSE_LINES, all, named, few)), from };
    const { spread, note } = await spreadOf(runner, source, cluster);
    return { runner, source: { ...source, spread }, notes: [note] };
  });
}

/** How lines lie on the servers. Only a number for each customer travels to find out. */
async function spreadOf(
  runner: Pick<SqlRunner, "run">,
  source: LineSource,
  cluster: string,
): Promise<{ readonly spread: LineSpread; readonly note: QueryNote }> {
  const { double } = CLICKHOUSE_LINES;
  const everywhere = (statement: string): string => onEachShard(cluster, statement);
  const own = everywhere(
    `SELECT DISTINCT cityHash64(customer) AS h FROM (${usedCustomers(source, CLICKHOUSE_LINES)}) AS c`,
  );
  const { columns, ...took } = await resultOf(
    runner,
    `SELECT ${double("COUNT(*)")} AS places, ${double("uniqExact(h)")} AS customers FROM (${own}) AS s`,
  );
  const [[places], [customers]] = columns as readonly Float64Array[];
  const together = places === customers;
  const found = together
    ? "each customer's lines lie on one server"
    : "customers' lines lie on several servers, so parts of their sums travel between these";
  return {
    spread: { everywhere, together },
    note: Object.freeze({ what: `where customers lie: ${found}`, ...took }),
  };
}

/** A statement that each server of a cluster runs on its own part; the rows of all come together at the first. */
function onEachShard(cluster: string, statement: string): string {
  return `SELECT * FROM cluster(${CLICKHOUSE_LINES.text(cluster)}, view(${statement}))`;
}
