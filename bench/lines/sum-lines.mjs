// Sums lines to customers with DuckDB, as a study does, and says what it took: `node bench/lines/sum-lines.mjs FILE.parquet [MEMORY]`.
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const { openDuckDb } = require("../../lib/lines/engines/open-duckdb.js");
const { baseOfSums } = require("../../lib/lines/base-of-sums.js");

const [file, memory = "2GB"] = process.argv.slice(2);
const place = {
  kind: "parquet",
  at: path.resolve(file),
  table: null,
  select: null,

  memory,
  spill: null,
};
const started = performance.now();
const engine = await openDuckDb(place, {}, ".", process.env);
const sums = await engine.sums();
const queries = engine.queries.map(
  ({ what, rows, bytes, seconds }) => `${what}: ${rows} rows, ${bytes} bytes, ${seconds.toFixed(1)} s`,
);
await engine.close();
const base = baseOfSums(sums, "lines");
console.log(queries.join("\n"));
console.log(`${sums.lines} lines, ${base.customers.length} customers, ${base.columns.length} columns`);
console.log(
  `${((performance.now() - started) / 1000).toFixed(1)} s in all; this process ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`,
);
