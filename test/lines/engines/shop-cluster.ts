import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { insertLines, type LinesTable } from "../../../scripts/cluster/fill.mjs";
import { installServer } from "../../../scripts/cluster/install.mjs";
import { startCluster, type Cluster, type ClusterOptions } from "../../../scripts/cluster/start.mjs";
import { GENERATED_COLUMNS } from "./generated-lines";

const { folder: server, problem } = installServer();

/** Whether the servers are at hand; where not, a line says so and tests skip. */
export const hasServers = server !== undefined;
if (!hasServers) console.log(`skipped: no server of ClickHouse (${problem})`);

/** Starts a cluster of servers for one test. */
export function clusterIn(folder: string, options?: ClusterOptions): Promise<Cluster> {
  return startCluster(server!, path.join(folder, "cluster"), options);
}

/** A cluster that lives as long as the tests of a file. */
export function sharedCluster(folder: string, options?: ClusterOptions): () => Cluster {
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    if (hasServers) cluster = await clusterIn(folder, options);
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(path.join(folder, "cluster"), { recursive: true, force: true });
  });
  return () => cluster!;
}

const quoted = (name: string): string => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
const { customer, order, date, product, country, amount } = GENERATED_COLUMNS;

/** A table of generated lines: names of columns that try to end a statement. */
export const GENERATED_TABLE: LinesTable = {
  columns: [
    `${quoted(customer)} String`,
    `${quoted(order)} Nullable(String)`,
    `${quoted(date)} Nullable(Date32)`,
    `${quoted(product)} LowCardinality(Nullable(String))`,
    `${quoted(country)} Nullable(String)`,
    `${quoted(amount)} Nullable(Float64)`,
  ].join(", "),
  order: "tuple()",
  key: `cityHash64(${quoted(customer)})`,
};

/** Sends the text of generated lines to the servers. */
export async function insertText(cluster: Cluster, text: string, table?: string): Promise<void> {
  await insertLines(cluster, `FORMAT CSVWithNames\n${text}`, table);
}
