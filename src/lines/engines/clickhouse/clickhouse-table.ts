import { InputError } from "../../../core/input-error";
import type { LinesPlace } from "../lines-place";
import { resultOf, type SqlRunner } from "../sql-runner";
import { CLICKHOUSE_LINES } from "./clickhouse-lines";
import type { ShardPlace } from "./clickhouse-refusal";

/** Where lines lie: on one server, or on each server of a cluster. */
export interface ClickHouseTable {
  /** What a statement reads at a server: a table or a SELECT in brackets. */
  readonly from: string;
  /** null for one server. */
  readonly cluster: string | null;
}

/**
 * What a place in `study.yaml` means: a table over a cluster is read where its parts are.
 *
 * @throws InputError for a table that does not exist, and for a SELECT that would leave out the part of a server that is away.
 */
export async function clickHouseTable(
  runner: Pick<SqlRunner, "run">,
  { table, select, cluster }: Pick<LinesPlace, "table" | "select" | "cluster">,
): Promise<ClickHouseTable> {
  if (select !== null) {
    requireAllShards(select);
    return { from: `(${select}\n)`, cluster };
  }
  const { database, name } = namedTable(table!);
  const { columns, rows } = await resultOf(
    runner,
    `SELECT database, name, engine, engine_full FROM system.tables WHERE database = ${database} AND name = ${name}`,
  );
  if (rows === 0) {
    throw new InputError({
      where: "lines in ClickHouse",
      what: `no table "${table!}"`,
      legal: "a table that is there, and that the user may read",
      remedy: "Write it with its database: table: shop.lines",
    });
  }
  const [[its], [own], [engine], [full]] = columns as readonly (readonly string[])[];
  const spread = engine === "Distributed" ? distributed(full) : null;
  if (spread === null) return { from: qualified(its, own), cluster };
  return {
    from: qualified(spread.database === "" ? its : spread.database, spread.table),
    cluster: spread.cluster,
  };
}

/** A setting within a SELECT goes before the one that is sent with every question. */
function requireAllShards(select: string): void {
  if (!/skip_unavailable_shards/i.test(select)) return;
  throw new InputError({
    where: "select of the lines in ClickHouse",
    what: "the setting skip_unavailable_shards",
    legal: "a SELECT that reads the lines of all servers",
    remedy: "Take it out of the SELECT: results of part of the lines would look like those of all",
  });
}

/** The database and the name of a table as values of a statement, from `shop.lines` or `lines`. */
export function namedTable(table: string): { readonly database: string; readonly name: string } {
  const { text } = CLICKHOUSE_LINES;
  const parts = table.split(".");
  const name = text(parts.pop()!);
  return { database: parts.length === 0 ? "currentDatabase()" : text(parts.join(".")), name };
}

function qualified(database: string, table: string): string {
  return [database, table].map(CLICKHOUSE_LINES.name).join(".");
}

const QUOTED = String.raw`'((?:[^'\\]|\\.)*)'`;

/** What the definition of a table over a cluster names: `Distributed('cluster', 'database', 'table', key)`. */
function distributed(
  definition: string,
): { readonly cluster: string; readonly database: string; readonly table: string } | null {
  const found = new RegExp(`^Distributed\\(${QUOTED}, ${QUOTED}, ${QUOTED}`, "s").exec(definition);
  if (found === null) return null;
  const [cluster, database, table] = found.slice(1).map((word) => word.replaceAll(/\\(.)/gs, "$1"));
  return { cluster, database, table };
}

/** The servers of a cluster, by the names under which the first one finds them. */
export async function shardsOf(
  runner: Pick<SqlRunner, "run">,
  cluster: string,
): Promise<readonly ShardPlace[]> {
  const { text, double } = CLICKHOUSE_LINES;
  const { columns } = await resultOf(
    runner,
    `SELECT ${double("shard_num")}, host_name, ${double("port")} FROM system.clusters WHERE cluster = ${text(cluster)} ORDER BY 1`,
  );
  const [numbers, hosts, ports] = columns as [Float64Array, readonly string[], Float64Array];
  if (numbers === undefined) {
    throw new InputError({
      where: "lines in ClickHouse",
      what: `no cluster "${cluster}"`,
      legal: "a cluster that the server knows: SELECT DISTINCT cluster FROM system.clusters",
      remedy: "Write its name below data in study.yaml: cluster: NAME",
    });
  }
  return hosts.map((host, i) => ({ shard: numbers[i], host, port: ports[i] }));
}
