// `npm run cluster`: a ClickHouse cluster of three servers on this machine with sales lines to try a study on, until Ctrl+C.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createLines, EXAMPLE_TABLE, exampleLines, insertLines } from "./cluster/fill.mjs";
import { installServer } from "./cluster/install.mjs";
import { CLUSTER, startCluster } from "./cluster/start.mjs";

const FIRST_PORT = 18123;
const LINES = 200_000;
const PASSWORD = "try-it";

const { folder: server, problem } = installServer();
if (server === undefined) {
  console.error(`The server could not be fetched: ${problem}. Is the npm registry within reach?`);
  process.exit(1);
}
const folder = mkdtempSync(path.join(os.tmpdir(), "champo-cluster-"));
const cluster = await startCluster(server, folder, { http: FIRST_PORT, password: PASSWORD });
let isEnding = false;
async function end() {
  if (isEnding) return;
  isEnding = true;
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.on("SIGINT", () => void end());
process.on("SIGTERM", () => void end());
await createLines(cluster, EXAMPLE_TABLE);
await insertLines(cluster, exampleLines(LINES));
console.log(`Three servers: ${cluster.shards.map(({ url }) => url).join(", ")}`);
console.log(`${LINES.toLocaleString("en")} sales lines in the table ${CLUSTER}.lines of the first.`);
console.log(`User reader, password ${PASSWORD}. Ctrl+C ends them and removes their data.`);
