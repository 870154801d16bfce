// Sums sales lines (Parquet) to customers, here through DuckDB in a process of its own, and in Python by DuckDB, polars and pandas
// (PyPI); prints a Markdown table. CPU is that of all threads and processes.
//
//   npm run build && node bench/lines.bench.mjs [--quick] [--write]
//
// `--write` puts the table into README.md. A peer that is not installed is named, with what installs it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { between, measure, python, timedByShell } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const SIZES = [
  { lines: 1_000_000, customers: 100_000 },
  { lines: 10_000_000, customers: 1_000_000, slow: true },
];
const PEERS = ["DuckDB", "polars", "pandas"];

const table = [];
const say = (row) => {
  table.push(row);
  console.log(row);
};

const folder = mkdtempSync(path.join(tmpdir(), "lines-bench-"));
try {
  say("| lines | customers | by | time | CPU | memory at most |");
  say("| ---: | ---: | --- | ---: | ---: | ---: |");
  for (const { lines, customers, slow } of SIZES) {
    if (slow && process.argv.includes("--quick")) continue;
    const file = path.join(folder, `${lines}.parquet`);
    const made = spawnSync(process.execPath, [
      path.join(here, "lines", "make-lines.mjs"),
      file,
      lines,
      customers,
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    const row = (by, ran) => {
      const found = ran.error
        ? [ran.error, "", ""]
        : [`${ran.seconds.toFixed(1)} s`, `${ran.cpu.toFixed(1)} s`, `${ran.megabytes.toFixed(0)} MB`];
      say(`| ${[lines.toLocaleString("en"), customers.toLocaleString("en"), by, ...found].join(" | ")} |`);
    };
    row("this project", ours(file));
    for (const by of PEERS) {
      row(`${by} (Python)`, measure(python(), [path.join(here, "peers", "lines.py"), by, file], 900));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (process.argv.includes("--write")) {
  const readme = path.join(here, "README.md");
  writeFileSync(readme, between(readFileSync(readme, "utf8"), "lines", table.join("\n")));
}

/** Two processes: their memory is added up. */
function ours(file) {
  const ran = timedByShell([process.execPath, path.join(here, "lines", "sum-lines.mjs"), file]);
  if (ran.error) return { error: ran.error.split("\n").at(-1) };
  const { seconds, engineBytes, ownBytes } = JSON.parse(ran.said);
  return { seconds, cpu: ran.cpu, megabytes: (engineBytes + ownBytes) / 1e6 };
}
