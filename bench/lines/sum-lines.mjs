// Sums lines to customers with DuckDB, as a study does, and says what it took, last as JSON:
// `node bench/lines/sum-lines.mjs FILE.parquet [MEMORY] [DAYS.duckdb]`. With a database of days it sums as `champo refresh` does.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const { openByDay } = require("../../lib/lines/by-day/open-by-day.js");
const { openDuckDb } = require("../../lib/lines/engines/open-duckdb.js");
const { baseOfSums } = require("../../lib/lines/base-of-sums.js");

const [file, memory = "2GB", days] = process.argv.slice(2);
const at = path.resolve(file);
const place = { kind: "parquet", at, table: null, select: null, cluster: null, memory, spill: null };
const started = performance.now();
const { engine, changes } =
  days === undefined
    ? { engine: await openDuckDb(place, {}, ".", process.env) }
    : await openByDay(place, {}, ".", process.env, path.resolve(days));
const sums = await engine.sums();
const engineMemory = childrenPeak();
await engine.close();
const base = baseOfSums(sums, "lines");
if (changes !== undefined)
  console.log(`${changes.days.length} days changed, ${changes.customers} customers on them`);
for (const { what, rows, bytes, seconds } of engine.queries)
  console.log(`${what}: ${rows} rows, ${bytes} bytes, ${seconds.toFixed(1)} s`);
console.log(
  JSON.stringify({
    lines: sums.lines,
    customers: base.customers.length,
    columns: base.columns.length,
    seconds: (performance.now() - started) / 1000,
    travelled: engine.queries.reduce((all, { bytes }) => all + bytes, 0),
    engineBytes: engineMemory,
    ownBytes: process.resourceUsage().maxRSS * 1024,
  }),
);

/** The most memory that the engine's process has held, where Linux says so. */
function childrenPeak() {
  if (process.platform !== "linux") return null;
  const children = readdirSync("/proc/self/task").flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  const peaks = children.map(
    (child) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, "utf8"))?.[1],
  );
  return 1024 * Math.max(0, ...peaks.map(Number));
}
