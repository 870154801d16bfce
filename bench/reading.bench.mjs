// Times how long a CSV of customers takes to be read and typed, here and by pandas (PyPI), each in a process of its own, and
// prints a Markdown table.
//
//   npm run build && node bench/reading.bench.mjs [--quick]
//
// Python with pandas is `python3`, or what BENCH_PYTHON names. A peer that is not installed is reported as such.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, peakMegabytes, python } from "./measure.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const lib = (file) => require(path.join(here, "..", "lib", file));

const CASES = [
  { rows: 10_000, repeats: 5 },
  { rows: 100_000, repeats: 3 },
  { rows: 1_000_000, repeats: 1, slow: true },
];
const COLUMNS = ["id", "visits", "basket", "since", "region", "card", "calls", "share", "age", "city"];

if (process.argv[2] === "--run") await runOurs(process.argv[3], Number(process.argv[4]));
else main(process.argv.includes("--quick"));

function main(quick) {
  const folder = mkdtempSync(path.join(tmpdir(), "reading-bench-"));
  try {
    const lines = [
      "| rows x columns | by | CPU time, median | ours / peer | peak memory | found |",
      "|---|---|---:|---:|---:|---|",
    ];
    for (const { rows, repeats, slow } of CASES) {
      if (quick && slow) continue;
      const file = path.join(folder, `${rows}.csv`);
      writeFileSync(file, csvOf(rows));
      const self = fileURLToPath(import.meta.url);
      const ours = measure(process.execPath, [self, "--run", file, String(repeats)]);
      const pandas = measure(python(), [path.join(here, "peers", "reading.py"), file, String(repeats)]);
      lines.push(line(rows, "ours", ours, null), line(rows, "pandas", pandas, ours));
    }
    console.log(lines.join("\n"));
    console.log(`\nNode ${process.version}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function line(rows, by, { error, milliseconds, megabytes, found }, ours) {
  const size = `${rows} x ${COLUMNS.length}`;
  if (error !== undefined) return `| ${size} | ${by} | ${error} | | | |`;
  const ratio = ours?.milliseconds === undefined ? "" : (ours.milliseconds / milliseconds).toFixed(2);
  return `| ${size} | ${by} | ${milliseconds.toFixed(0)} ms | ${ratio} | ${megabytes.toFixed(0)} MB | ${found} |`;
}

function csvOf(rows) {
  const { randomSource, randomInteger } = lib("math/distributions/random.js");
  const random = randomSource(20240917);
  const whole = (most) => randomInteger(random, most);
  const records = Array.from({ length: rows }, (_, i) =>
    [
      `c${i}`,
      whole(90),
      (random() * 100).toFixed(2),
      `20${10 + whole(14)}-0${1 + whole(9)}-1${whole(10)}`,
      ["north", "south", "east", "west"][whole(4)],
      whole(2) === 1 ? "yes" : "no",
      whole(20) === 0 ? "" : whole(30),
      random().toFixed(4),
      18 + whole(70),
      `city ${whole(40)}`,
    ].join(","),
  );
  return [COLUMNS.join(","), ...records].join("\n");
}

async function runOurs(file, repeats) {
  const { readAnyTable } = lib("tables/read-any-table.js");
  const { typeTable } = lib("customers/typing/typed-table.js");
  const { ProblemLog } = lib("tables/problem-log.js");
  const times = [];
  let found = "";
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = process.cpuUsage();
    const { table } = await readAnyTable("customers.csv", new Uint8Array(readFileSync(file)));
    const typed = typeTable(table, {}, new ProblemLog());
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    found = `${table.rows.length} rows, ${typed.columns.filter(({ numbers }) => numbers !== null).length} of numbers or days`;
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ milliseconds: times[times.length >> 1], megabytes: peakMegabytes(), found }));
}
